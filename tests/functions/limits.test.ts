import type { CallName, InputOf } from '../../domain/contract'
import { DAY_MS, HOUR_MS } from '../../domain/calendar/zone'
import type { User } from '../../domain/identity/types'
import { MONDAY, OPENID, SETTINGS, WHO, type Person } from './street'
import { fill, inLanes, rid, startTown, type Town } from './town'

/** 限次: nobody acts more often than the street allows, however many come at once; others do not notice. */

const BUILT_IN = { ...SETTINGS }
delete BUILT_IN.limits
let town: Town
beforeEach(async () => {
  town = await startTown(MONDAY, {}, {}, (cloud) => fill(cloud, BUILT_IN))
})
afterEach(() => town.stop())

const SUBMIT = {
  text: '路上有个坑，老人差点摔倒',
  category: '0201',
  place: { kind: 'building', buildingId: '101' },
} as const
const submit = (who: Person = 'resident', requestId = rid()) =>
  town.call(who, 'report.submit', { ...SUBMIT, requestId })

const reports = (): number => town.cloud.store.count('reports')
const usedOf = (who: Person): User['used'] =>
  (town.cloud.store.find('users', { openid: OPENID[who] })[0] as unknown as User | undefined)?.used

/** So many one after another; how many were taken. */
async function submitted(times: number, who: Person = 'resident'): Promise<number> {
  let taken = 0
  for (let i = 0; i < times; i++) if ((await submit(who)).ok) taken++
  return taken
}

test('ten reports an hour, thirty a day; the refusal says when, and writes nothing', async () => {
  expect(await submitted(10)).toBe(10)
  const before = await town.settled()
  const refused = await submit()
  expect(refused).toMatchObject({
    ok: false,
    code: 'tooMuch',
    message: '您这会儿办得有点多，请10:00以后再来。急事请拨打社区电话。',
    retryable: true,
  })
  expect(await town.settled()).toBe(before)
  town.cloud.clock.set(MONDAY + HOUR_MS)
  expect(await submitted(11)).toBe(10)
  town.cloud.clock.set(MONDAY + 2 * HOUR_MS)
  expect(await submitted(10)).toBe(10)
  town.cloud.clock.set(MONDAY + 3 * HOUR_MS)
  expect(await submit()).toMatchObject({
    message: '您今天办得有点多，请明天再来。急事请拨打社区电话。',
  })
  expect(reports()).toBe(30)
  town.cloud.clock.set(MONDAY + DAY_MS)
  expect(await submitted(2)).toBe(2)
})

test('sixty at once by one person, never seen before: ten are taken; a neighbour is not refused', async () => {
  const flood = Array.from({ length: 60 }, () => submit())
  const [answers, neighbour] = await Promise.all([Promise.all(flood), submit('neighbour')])
  expect(neighbour.ok).toBe(true)
  const codes = answers.map((a) => (a.ok ? 'ok' : a.code))
  expect(codes.filter((c) => c === 'ok').length).toBeLessThanOrEqual(10)
  expect(codes.filter((c) => !['ok', 'busy', 'tooMuch'].includes(c))).toEqual([])
  expect(reports()).toBe(codes.filter((c) => c === 'ok').length + 1)
  expect(reports()).toBeGreaterThan(1)
})

test('a flood of five hundred, forty at once: ten are written and no more', async () => {
  await submit()
  const answers = await inLanes(
    Array.from({ length: 500 }, () => rid()),
    (id) => submit('resident', id),
    40,
  )
  expect(answers.filter((a) => a.ok)).toHaveLength(9)
  expect(reports()).toBe(10)
  expect(town.cloud.store.count('requests')).toBe(10)
  expect(usedOf('resident')?.report).toMatchObject({ inHour: 10, inDay: 10 })
})

describe('a repetition', () => {
  test('of the first is answered as before when the limit is reached, and costs nothing', async () => {
    const first = rid()
    const said = await submit('resident', first)
    expect(await submitted(9)).toBe(9)
    expect(await submit()).toMatchObject({ code: 'tooMuch' })
    const again = await submit('resident', first)
    expect(again).toMatchObject({ ok: true })
    expect(again.ok && said.ok && again.data.id === said.data.id).toBe(true)
    expect(usedOf('resident')?.report?.inHour).toBe(10)
  })

  test('ten times of one request leave nine to do', async () => {
    const one = rid()
    for (let i = 0; i < 10; i++) expect((await submit('resident', one)).ok).toBe(true)
    expect(usedOf('resident')?.report?.inHour).toBe(1)
    expect(await submitted(10)).toBe(9)
  })

  test('an id that was used for something else is said so, limit or not', async () => {
    const one = rid()
    await submit('resident', one)
    await submitted(10)
    const other = { ...SUBMIT, text: '路灯也不亮了，请看看', requestId: one }
    expect(await town.code('resident', 'report.submit', other)).toBe('requestReused')
  })
})

describe('what is refused for another reason costs nothing', () => {
  const NO_REPORT = { id: 'report:000000000000000000000000', version: 1 }
  test.each([
    ['a step on what is not there', 'workerA1', 'report.sign', NO_REPORT, 'notFound'],
    [
      'a report without words',
      'resident',
      'report.submit',
      { ...SUBMIT, text: '' },
      'needTextOrPhoto',
    ],
    [
      'a place that is none',
      'resident',
      'report.submit',
      { ...SUBMIT, place: { kind: 'building', buildingId: '999' } },
      'buildingUnknown',
    ],
    [
      'a redemption that is not there',
      'resident',
      'points.cancel',
      { id: 'redemption:000000000000000000000000' },
      'noRedemption',
    ],
  ] as const)('%s', async (_, who, name, input, code) => {
    await town.ask(who, 'identity.update', { requestId: rid(), elderMode: false })
    const before = usedOf(who)
    for (let i = 0; i < 3; i++)
      expect(await town.code(who, name, { requestId: rid(), ...input })).toBe(code)
    expect(usedOf(who)).toEqual(before)
  })

  test('a report without consent, whose person is not stored either', async () => {
    const event = { name: 'report.submit', input: { ...SUBMIT, requestId: rid() } }
    const reply = await town.cloud.callFunction('api', event, { openid: 'o-nobody-yet' })
    expect(reply).toMatchObject({ result: { ok: false, code: 'needsConsent' } })
    expect(town.cloud.store.find('users', { openid: 'o-nobody-yet' })).toEqual([])
  })
})

test('forty changes of the own account at once, ten allowed: no more are made than are counted', async () => {
  const ten = { hour: 10, day: 10 }
  await town.replace('settings', { ...BUILT_IN, limits: { account: { person: ten } } } as never)
  town.cloud.clock.advance(61_000)
  const codes = await Promise.all(
    Array.from({ length: 40 }, (_, i) =>
      town.code('resident', 'identity.update', { requestId: rid(), nickname: `第${i + 1}次` }),
    ),
  )
  const done = codes.filter((code) => code === 'ok').length
  expect(codes.filter((code) => !['ok', 'busy', 'tooMuch'].includes(code))).toEqual([])
  expect([done > 0, done <= 10, usedOf('resident')?.account?.inHour]).toEqual([true, true, done])
})

const ONE_EACH: { name: CallName; who: Person; input: () => object }[] = [
  { name: 'report.submit', who: 'resident', input: () => SUBMIT },
  { name: 'report.submit', who: 'workerA1', input: () => SUBMIT },
  { name: 'evidence.begin', who: 'resident', input: () => ({ under: rid(), names: ['1-a.jpg'] }) },
  { name: 'identity.update', who: 'resident', input: () => ({ elderMode: true }) },
  { name: 'identity.update', who: 'workerA1', input: () => ({ nickname: '' }) },
  { name: 'notice.accept', who: 'resident', input: () => ({ results: { progress: 'accept' } }) },
  { name: 'notice.readAll', who: 'resident', input: () => ({ box: 'mine' }) },
  { name: 'notice.read', who: 'workerA1', input: () => ({ ids: ['notice:x:1:staff:A1'] }) },
  { name: 'duty.leave', who: 'workerA1', input: () => ({ leave: null }) },
  { name: 'identity.bindPhone', who: 'workerA1', input: () => ({ code: 'no-such-code' }) },
  {
    name: 'duty.handOver',
    who: 'leadA',
    input: () => ({ staff: WHO.workerA1.id, to: WHO.leadA.id }),
  },
]

test.each(ONE_EACH.map((c) => [`${c.name} by ${c.who}`, c] as const))(
  '%s: of two allowed the third is refused, and nothing is written',
  async (_, { name, who, input }) => {
    const two = { hour: 2, day: 2 }
    const kinds = Object.keys(SETTINGS.limits!)
    const limits = Object.fromEntries(kinds.map((k) => [k, { person: two, staff: two }]))
    await town.replace('settings', { ...BUILT_IN, limits } as never)
    town.cloud.clock.advance(61_000)
    // It is of the own account, and counted with what is.
    await town.call(who, 'identity.update', { requestId: rid(), elderMode: false })
    const isCounted = ['identity.update', 'notice.accept', 'duty.leave'].includes(name)
    for (let i = isCounted ? 1 : 0; i < 2; i++)
      expect(await town.code(who, name, { requestId: rid(), ...input() })).not.toBe('tooMuch')
    const before = await town.settled()
    const asked = { requestId: rid(), ...input() } as InputOf<typeof name>
    expect(await town.code(who, name, asked)).toBe('tooMuch')
    expect(await town.settled()).toBe(before)
  },
)

test('a function that dies after the count has spent it; asked again, it is done once', async () => {
  await submit()
  const id = rid()
  const database = 'database.commitTransaction'
  town.cloud.faults.add({
    function: 'api',
    action: database,
    effect: { kind: 'kill', when: 'before' },
  })
  await submit('resident', id).catch(() => undefined)
  town.cloud.faults.clear()
  await town.cloud.atRest()
  expect(usedOf('resident')?.report?.inHour).toBe(2)
  expect((await submit('resident', id)).ok).toBe(true)
  expect([reports(), usedOf('resident')?.report?.inHour]).toEqual([2, 3])
})

test('killed before or after each of its requests: never more than the limit is written', async () => {
  for (const when of ['before', 'after'] as const) {
    for (let nth = 1; nth <= 9; nth++) {
      town.cloud.faults.add({ function: 'api', nth, effect: { kind: 'kill', when } })
      await submit().catch(() => undefined)
      town.cloud.faults.clear()
      await town.cloud.atRest()
    }
  }
  await submitted(12)
  expect(reports()).toBeLessThanOrEqual(10)
  expect(usedOf('resident')?.report?.inHour).toBe(10)
})

test('whoever has a post may report more often', async () => {
  expect(await submitted(12, 'workerA1')).toBe(12)
})
