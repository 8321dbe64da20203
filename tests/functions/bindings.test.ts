import { BINDING_WAITS_MS } from '../../domain/identity/bindings'
import { withCommittee } from './committee'
import {
  askFor,
  bindingOf,
  codeFor,
  makeAdmin,
  phoneDoc,
  readsOf,
  staffDoc,
  userDoc,
} from './bindings'
import { IN_STATE, put } from './reports'
import { MONDAY, OPENID, WHO, phoneOf } from './street'
import { rid, startTown, type Town } from './town'

/** A post that another account has is asked for; an administrator decides; either may be unbound. */
let town: Town
beforeEach(async () => {
  town = await startTown(undefined, {}, {}, withCommittee)
  await makeAdmin(town, 'dispatcher')
})
afterEach(() => town.stop())

const NEW = 'o-second-phone'
const word = (agree: boolean, openid = NEW, note = agree ? '' : '请本人来街道') => {
  const { _id: id, version } = bindingOf(town, openid)!
  return { requestId: rid('word'), id, version, agree, note }
}
const told = (to: string): string[] =>
  town.cloud.store.find('notices', { to }, { createdAt: 1 }).map((n) => String(n.title))
const waitingNow = async () => (await town.ask('dispatcher', 'identity.bindings', {})).waiting

describe('a post that another account has', () => {
  test('asked: nothing changes hands; administrator and holder are told; the list has it', async () => {
    const [staff, user] = [staffDoc(town, 'workerA1'), userDoc(town, OPENID.workerA1)]
    expect(await askFor(town, NEW, 'workerA1')).toMatchObject({
      ok: true,
      data: { staffName: '', asked: true },
    })
    expect([staffDoc(town, 'workerA1'), userDoc(town, OPENID.workerA1)]).toEqual([staff, user])
    expect([userDoc(town, NEW), phoneDoc(town, NEW)]).toEqual([undefined, undefined])
    await town.tick()
    expect(told(WHO.dispatcher.id)).toEqual(['有人申请绑定岗位，请核对'])
    expect(told(`user:${OPENID.workerA1}`)).toEqual(['有人申请把您的岗位绑到另一个微信'])
    const [one] = await waitingNow()
    expect(one).toMatchObject({ name: WHO.workerA1.name, jobNo: 'W1', taken: true, own: false })
    expect(JSON.stringify(one)).not.toContain(phoneOf('workerA1'))
    expect(JSON.stringify(one)).not.toContain(NEW)
  })

  test('agreed: the post, its number and the powers go over, and both are told', async () => {
    await askFor(town, NEW, 'workerA1')
    expect((await town.ask('dispatcher', 'identity.approve', word(true))).waiting).toEqual([])
    expect(staffDoc(town, 'workerA1').openid).toBe(NEW)
    expect(userDoc(town, NEW)).toMatchObject({ staffId: WHO.workerA1.id })
    expect(phoneDoc(town, NEW)).toMatchObject({ phone: phoneOf('workerA1'), why: 'post' })
    expect(userDoc(town, OPENID.workerA1)).toMatchObject({
      staffId: null,
      posts: [],
      phoneMask: '',
    })
    expect(phoneDoc(town, OPENID.workerA1)).toBeUndefined()
    await town.tick()
    expect(told(`user:${NEW}`)).toEqual(['微信绑定已同意'])
    expect(told(`user:${OPENID.workerA1}`).at(-1)).toBe('您的岗位已绑到另一个微信')
    const id = put(town, IN_STATE.ASSIGNED())
    const sign = { requestId: rid(), id, version: town.report(id).version }
    expect(await town.code('workerA1', 'report.sign', sign)).toBe('notFound')
    expect(await town.code({ openid: NEW }, 'report.sign', sign)).toBe('ok')
  })

  test('refused with a reason: nothing changes hands, the asker is told and may ask again', async () => {
    await askFor(town, NEW, 'workerA1')
    expect(await town.code('dispatcher', 'identity.approve', word(false, NEW, ''))).toBe('needNote')
    const before = [staffDoc(town, 'workerA1'), userDoc(town, OPENID.workerA1)]
    await town.ask('dispatcher', 'identity.approve', word(false))
    expect([staffDoc(town, 'workerA1'), userDoc(town, OPENID.workerA1)]).toEqual(before)
    await town.tick()
    expect(told(`user:${NEW}`)).toEqual(['微信绑定没有同意'])
    expect(await waitingNow()).toEqual([])
    await askFor(town, NEW, 'workerA1')
    expect(await waitingNow()).toHaveLength(1)
  })

  test('nobody answers for seven days: it lapses, once, and may be asked for again', async () => {
    await askFor(town, NEW, 'workerA1')
    const late = word(true)
    // The timer is never so long away that it mistrusts the clock.
    for (let day = 1; day <= 7; day++) {
      town.cloud.clock.set(MONDAY + (day / 7) * (BINDING_WAITS_MS + 60_000))
      await town.tick()
    }
    expect(bindingOf(town, NEW)).toMatchObject({ state: 'LAPSED', until: null })
    expect(told(`user:${NEW}`)).toEqual(['微信绑定申请已过期'])
    await town.tick()
    expect(told(`user:${NEW}`)).toHaveLength(1)
    expect(await town.code('dispatcher', 'identity.approve', late)).toBe('bindingOver')
    expect(staffDoc(town, 'workerA1').openid).toBe(OPENID.workerA1)
    expect(await askFor(town, NEW, 'workerA1')).toMatchObject({ ok: true })
    expect(await waitingNow()).toHaveLength(1)
  })

  test('the lapse is judged by the clock, though the timer has not come', async () => {
    await askFor(town, NEW, 'workerA1')
    const late = word(true)
    town.cloud.clock.set(MONDAY + BINDING_WAITS_MS + 60_000)
    expect(await town.code('dispatcher', 'identity.approve', late)).toBe('bindingOver')
    expect(await waitingNow()).toEqual([])
  })

  test('asked twice, or by two: one request an account, and the second yes moves it on', async () => {
    await askFor(town, NEW, 'workerA1')
    const first = bindingOf(town, NEW)
    await askFor(town, NEW, 'workerA1')
    expect(bindingOf(town, NEW)).toEqual(first)
    await askFor(town, 'o-third-phone', 'workerA1')
    expect(await waitingNow()).toHaveLength(2)
    await town.ask('dispatcher', 'identity.approve', word(true))
    await town.ask('dispatcher', 'identity.approve', word(true, 'o-third-phone'))
    const holders = town.cloud.store.find('users', { staffId: WHO.workerA1.id })
    expect(holders.map((u) => u.openid)).toEqual(['o-third-phone'])
    expect(staffDoc(town, 'workerA1').openid).toBe('o-third-phone')
  })

  test('yes and no at once: one of them counts, and all of it', async () => {
    await makeAdmin(town, 'leader')
    await askFor(town, NEW, 'workerA1')
    const codes = await Promise.all([
      town.code('dispatcher', 'identity.approve', word(true)),
      town.code('leader', 'identity.approve', word(false)),
    ])
    expect(codes.filter((c) => c === 'ok')).toHaveLength(1)
    const isAgreed = codes[0] === 'ok'
    expect(bindingOf(town, NEW)?.state).toBe(isAgreed ? 'APPROVED' : 'REFUSED')
    expect(staffDoc(town, 'workerA1').openid).toBe(isAgreed ? NEW : OPENID.workerA1)
  })

  test.each(['before', 'after'] as const)(
    'dies %s the commit: sent again it is done once',
    async (when) => {
      await askFor(town, NEW, 'workerA1')
      const yes = word(true)
      const action = 'database.commitTransaction'
      town.cloud.faults.add({ function: 'api', action, effect: { kind: 'kill', when } })
      await expect(town.call('dispatcher', 'identity.approve', yes)).rejects.toThrow()
      const isDone = when === 'after'
      expect(staffDoc(town, 'workerA1').openid).toBe(isDone ? NEW : OPENID.workerA1)
      expect(await town.code('dispatcher', 'identity.approve', yes)).toBe('ok')
      expect(staffDoc(town, 'workerA1').openid).toBe(NEW)
      await town.tick()
      expect(told(`user:${NEW}`)).toEqual(['微信绑定已同意'])
    },
  )
})

describe('who may decide, and on what', () => {
  test.each([
    ['a resident', 'resident', 'notAllowed'],
    ['a worker', 'workerA2', 'notAllowed'],
    ['街道领导', 'leader', 'notAllowed'],
    ['an administrator', 'dispatcher', 'ok'],
  ] as const)('%s: %s', async (_, who, expected) => {
    await askFor(town, NEW, 'workerA1')
    expect(await town.code(who, 'identity.bindings', {})).toBe(expected)
    expect(await town.code(who, 'identity.approve', word(true))).toBe(expected)
  })

  test('his own: another administrator decides', async () => {
    await askFor(town, NEW, 'dispatcher')
    expect(await town.code('dispatcher', 'identity.approve', word(true))).toBe('ownBinding')
    expect((await waitingNow())[0]).toMatchObject({ own: true })
    await makeAdmin(town, 'leader')
    expect(await town.code('leader', 'identity.approve', word(true))).toBe('ok')
    expect(staffDoc(town, 'dispatcher').openid).toBe(NEW)
  })

  test('the roster has another phone since: stale', async () => {
    await askFor(town, NEW, 'workerA1')
    const changed = { ...staffDoc(town, 'workerA1'), phone: '10000008999' }
    await town.replace('staff', changed)
    expect(await town.code('dispatcher', 'identity.approve', word(true))).toBe('bindingStale')
  })

  test('an account that has another post gives it up with the yes, not before', async () => {
    await askFor(town, OPENID.workerA2, 'unbound')
    expect(staffDoc(town, 'workerA2').openid).toBe(OPENID.workerA2)
    expect((await waitingNow())[0]).toMatchObject({ instead: WHO.workerA2.name, taken: false })
    await town.ask('dispatcher', 'identity.approve', word(true, OPENID.workerA2))
    expect(staffDoc(town, 'workerA2').openid).toBeNull()
    expect(staffDoc(town, 'workerA2').leftAt).toBeDefined()
    expect(userDoc(town, OPENID.workerA2)).toMatchObject({ staffId: WHO.unbound.id })
  })

  test('the first binding of a post that nobody has needs nobody’s yes', async () => {
    expect(await askFor(town, NEW, 'unbound')).toMatchObject({
      ok: true,
      data: { staffName: WHO.unbound.name, asked: false },
    })
    expect(bindingOf(town, NEW)).toBeUndefined()
  })
})

describe('unbinding', () => {
  test('one’s own: powers and number go at once, what waits goes to others', async () => {
    const id = put(town, IN_STATE.ASSIGNED())
    expect(town.report(id).waitingFor).toBe(WHO.workerA1.id)
    expect(await town.ask('workerA1', 'identity.unbind', { requestId: rid() })).toEqual({
      name: WHO.workerA1.name,
    })
    expect(staffDoc(town, 'workerA1')).toMatchObject({ openid: null, active: true })
    expect(userDoc(town, OPENID.workerA1)).toMatchObject({
      staffId: null,
      posts: [],
      phoneMask: '',
    })
    expect(phoneDoc(town, OPENID.workerA1)).toBeUndefined()
    town.cloud.clock.set(MONDAY + 3 * 60_000)
    await town.tick()
    expect(town.report(id)).toMatchObject({ open: true, waitingFor: WHO.leadA.id })
    // The same phone binds it again, and nobody has to agree: it is free.
    expect(await askFor(town, OPENID.workerA1, 'workerA1')).toMatchObject({
      data: { asked: false },
    })
  })

  test('another’s, by an administrator: found by 工号, told', async () => {
    const { found } = await town.ask('dispatcher', 'identity.bindings', { jobNo: 'W2' })
    expect(found).toMatchObject({ id: WHO.workerA2.id, name: WHO.workerA2.name, bound: true })
    const input = { requestId: rid(), staff: WHO.workerA2.id }
    await town.ask('dispatcher', 'identity.unbind', input)
    expect(staffDoc(town, 'workerA2').openid).toBeNull()
    await town.tick()
    expect(told(`user:${OPENID.workerA2}`)).toEqual(['管理员解除了您的微信绑定'])
    const before = await town.settled()
    expect(await town.code('dispatcher', 'identity.unbind', input)).toBe('ok')
    const anew = { requestId: rid(), staff: WHO.workerA2.id }
    expect(await town.code('dispatcher', 'identity.unbind', anew)).toBe('notBound')
    expect(await town.settled()).toBe(before)
  })

  test.each([
    ['a resident of nothing', 'resident', {}, 'notAllowed'],
    ['a worker, another', 'workerA1', { staff: WHO.workerA2.id }, 'notAllowed'],
    ['a 网格长, a worker of his', 'leadA', { staff: WHO.workerA1.id }, 'notAllowed'],
    ['an administrator, nobody', 'dispatcher', { staff: 'staff:NOBODY' }, 'notBound'],
  ] as const)('%s: refused, nothing written', async (_, who, input, expected) => {
    const before = await town.settled()
    expect(await town.code(who, 'identity.unbind', { requestId: rid(), ...input })).toBe(expected)
    expect(await town.settled()).toBe(before)
  })
})

test('a number is left, masked wherever it is read, and taken back', async () => {
  const number = '10000007001'
  const code = await codeFor(town, OPENID.resident, number)
  const me = await town.ask('resident', 'identity.phone', { requestId: rid(), code })
  expect(me.phoneMasked).toBe('100****7001')
  expect(phoneDoc(town, OPENID.resident)).toMatchObject({ phone: number, why: 'contact' })
  expect(JSON.stringify(userDoc(town, OPENID.resident))).not.toContain(number)
  const gone = await town.ask('resident', 'identity.phone', { requestId: rid() })
  expect([gone.phoneMasked, phoneDoc(town, OPENID.resident)]).toEqual(['', undefined])
  expect(readsOf(town, `user:${OPENID.resident}`)).toEqual([])
})
