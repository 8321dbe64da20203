import { DAY_MS, HOUR_MS } from '../../domain/calendar/zone'
import type { StreetSettings } from '../../domain/street/types'
import { partsOf, refused, told, userOf, type Somebody } from './activities'
import { homeOf } from './households'
import { openShop, type Shop } from './pointsWorld'
import { SETTINGS } from './street'
import { rid, type Town } from './town'
import { AT_DESK, TEAMS_IN, joined } from './volunteers'

/** 受助者确认: by a code that the volunteer shows to whom it was done for, or on paper. */

const ELDER = { openid: 'o-elder' }
let shop: Shop
let town: Town
let back: () => Promise<void>
let id: string
beforeAll(async () => {
  shop = await openShop()
  town = shop.town
  const team = await TEAMS_IN.ACTIVE(town, AT_DESK)
  await joined(town, team)
  const to = town.cloud.clock.now()
  const asked = { team, title: '陪老人看病', from: to - HOUR_MS, to, note: '临时打电话来' }
  const claimed = await town.ask('neighbour', 'volunteer.claim', {
    ...{ requestId: rid('claim'), ...asked },
  })
  id = claimed.id
  await town.cloud.atRest()
  back = town.keep()
})
afterEach(async () => {
  await town.cloud.atRest()
  expect(town.unexpected.splice(0)).toEqual([])
  await back()
})
afterAll(() => town.stop())

const part = () => partsOf(town, null)[0]!
const codeFor = (requestId = rid('ack')) =>
  town.ask('neighbour', 'volunteer.ackCode', { requestId, id })
const tried = (who: Somebody, call: 'served' | 'acknowledge', code: string) =>
  town.code(who, `volunteer.${call}`, { requestId: rid(call), code })
const said = async (who: Somebody, code: string) => [
  await tried(who, 'served', code),
  await tried(who, 'acknowledge', code),
]
const count = (more: object = {}) => {
  const { from, to } = part()
  return refused(town, 'resident', id, 'count', { from, to, note: '问过老人了', ...more })
}

test('a leader whom it was done for says that, and another one finds it right: the desk, where he is alone', async () => {
  const { digits } = await codeFor()
  const lineFor = async (who: Somebody) =>
    (await town.ask(who, 'volunteer.day', {})).lines.find((line) => line.id === id)?.actions
  expect(await lineFor('resident')).toContain('count')
  expect(await lineFor('dispatcher')).toBeUndefined()
  expect(await tried('resident', 'acknowledge', digits)).toBe('ok')
  expect(await lineFor('resident')).toEqual(['strike'])
  expect(await count()).toBe('sameFinder')
  expect(await lineFor('dispatcher')).toContain('count')
  const { from, to } = part()
  expect(await refused(town, 'dispatcher', id, 'count', { from, to, note: '问过了' })).toBe('ok')
  expect(part()).toMatchObject({ state: 'COUNTED', minutes: 60, acknowledged: 'CODE' })
})

test('whom it was done for sees what it is, says yes once, and the volunteer is told; it counts nothing', async () => {
  const requestId = rid('ack')
  const { digits, text, until } = await codeFor(requestId)
  expect([digits, text]).toEqual([expect.stringMatching(/^\d{8}$/), `gzsz:${digits}`])
  expect(await codeFor(requestId)).toEqual({ id, digits, text, until })
  expect(town.everything()).not.toContain(digits)
  const look = { requestId: rid('served'), code: digits }
  expect(await town.ask(ELDER, 'volunteer.served', look)).toEqual({
    ...{ title: '陪老人看病', name: '李*', teamName: '扫雪队', isDone: false },
    ...{ from: part().from, to: part().to },
  })
  const yes = { requestId: rid('yes'), code: digits }
  expect(await town.ask(ELDER, 'volunteer.acknowledge', yes)).toMatchObject({ isDone: true })
  // The same tap once more has no second effect, and says so.
  expect(await town.code(ELDER, 'volunteer.acknowledge', yes)).toBe('ok')
  expect(part()).toMatchObject({ state: 'CLAIMED', minutes: 0, acknowledged: 'CODE' })
  expect(part().history.map(({ action, role }) => `${action} ${role}`)).toEqual([
    'claim volunteer',
    'acknowledge served',
  ])
  expect(told(town, userOf('neighbour'))).toContain('受助者确认了您的服务')
  expect(await said('builder', digits)).toEqual(['ackUnknown', 'ackUnknown'])
  expect(await town.code('neighbour', 'volunteer.ackCode', { requestId: rid(), id })).toBe(
    'alreadySaid',
  )
  const { lines } = await town.ask('resident', 'volunteer.day', {})
  expect(lines).toMatchObject([{ id, acknowledged: true }])
  expect(await count()).toBe('ok')
  const { items } = await town.ask('neighbour', 'volunteer.hours', {})
  expect(items).toMatchObject([{ acknowledged: true, mayAskServed: false, minutes: 60 }])
})

test('wrong, replaced, over and decided codes open nothing; another’s hours give none', async () => {
  const first = await codeFor()
  expect(await said(ELDER, '00000000')).toEqual(['ackUnknown', 'ackUnknown'])
  const second = await codeFor()
  expect(await said(ELDER, first.digits)).toEqual(['ackUnknown', 'ackUnknown'])
  expect(await tried(ELDER, 'served', second.digits)).toBe('ok')
  const asked = { requestId: rid('ack'), id }
  for (const who of ['resident', 'builder'] as const)
    expect(await town.code(who, 'volunteer.ackCode', asked)).toBe('notFound')
  town.cloud.clock.set(second.until)
  expect(await said(ELDER, second.digits)).toEqual(['ackUnknown', 'ackUnknown'])
  const third = await codeFor()
  expect(await count()).toBe('ok')
  expect(await said(ELDER, third.digits)).toEqual(['ackUnknown', 'ackUnknown'])
  expect(part().acknowledged).toBe(false)
  expect(await town.code('neighbour', 'volunteer.ackCode', { requestId: rid(), id })).toBe(
    'wrongState',
  )
})

test('not the volunteer himself, nor whoever lives with him', async () => {
  const { digits } = await codeFor()
  expect(await said('neighbour', digits)).toEqual(['ownHours', 'ownHours'])
  await homeOf(shop, 'resident', 'neighbour', ELDER)
  expect(await said(ELDER, digits)).toEqual(['kinAck', 'kinAck'])
  expect(part()).toMatchObject({ acknowledged: false, history: [{ action: 'claim' }] })
})

test('two at once: one of them has said it', async () => {
  const { digits } = await codeFor()
  const codes = await Promise.all([
    tried(ELDER, 'acknowledge', digits),
    tried('builder', 'acknowledge', digits),
  ])
  expect(codes.sort()).toEqual(['ackUnknown', 'ok'])
  expect(part().history).toHaveLength(2)
})

test.each(['before', 'after'] as const)(
  'dies %s its write: the same tap ends it, once',
  async (when) => {
    const { digits } = await codeFor()
    const { faults } = town.cloud
    const effect = { kind: 'kill' as const, when }
    faults.add({ function: 'api', collection: 'parts', action: 'write', effect })
    const yes = { requestId: rid('yes'), code: digits }
    await town.call(ELDER, 'volunteer.acknowledge', yes).catch(() => null)
    expect(faults.list().every(({ hits }) => hits > 0)).toBe(true)
    faults.clear()
    town.unexpected.splice(0)
    expect(await town.code(ELDER, 'volunteer.acknowledge', yes)).toBe('ok')
    expect(part()).toMatchObject({ acknowledged: 'CODE', history: [{}, {}] })
  },
)

test('on paper: whoever decides says so with his own word', async () => {
  expect(await count({ paper: true })).toBe('ok')
  expect(part()).toMatchObject({ state: 'COUNTED', minutes: 60, acknowledged: 'PAPER' })
  expect(part().history.map(({ action }) => action)).toEqual(['claim', 'acknowledge', 'count'])
})

test('whoever tries many is told to come later', async () => {
  // Instances remember whom they have told to come later.
  const GUESSER = { openid: 'o-guesser' }
  const own: StreetSettings = { ...SETTINGS, limits: {} }
  await town.replace('settings', own)
  town.cloud.clock.advance(HOUR_MS)
  const { digits } = await codeFor()
  const tries: string[] = []
  for (let n = 0; n < 20; n++)
    tries.push(await tried(GUESSER, n % 2 ? 'served' : 'acknowledge', '00000000'))
  expect(new Set(tries)).toEqual(new Set(['ackUnknown']))
  expect(await said(GUESSER, digits)).toEqual(['tooMuch', 'tooMuch'])
  expect(await tried('builder', 'served', digits)).toBe('ok')
})

test('注销 of either: whom it was done for stands nowhere, and whose hours are gone has no code', async () => {
  const leave = async (who: Somebody) => {
    await town.ask(who, 'identity.leave', { requestId: rid('leave') })
    for (let n = 0; n < 3; n++) {
      town.cloud.clock.advance(10 * 60_000)
      await town.tick()
    }
    await town.settled()
  }
  const { digits } = await codeFor()
  await tried(ELDER, 'acknowledge', digits)
  await town.cloud.atRest()
  expect(JSON.stringify(part())).toContain(ELDER.openid)
  await leave(ELDER)
  expect(JSON.stringify(part())).not.toContain(ELDER.openid)
  expect(part()).toMatchObject({ state: 'CLAIMED', acknowledged: 'CODE' })
  await back()
  town.cloud.clock.advance(DAY_MS)
  const again = await codeFor()
  await leave('neighbour')
  expect(part()).toMatchObject({ ackCode: null })
  expect(await said('builder', again.digits)).toEqual(['ackUnknown', 'ackUnknown'])
})
