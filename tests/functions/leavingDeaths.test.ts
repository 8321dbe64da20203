import type { Fault } from '../../devtools/cloud'
import { KINDS } from '../../domain/identity/kinds'
import { HER, PLANTED, foundIn, kindAt, stepOn } from './leaver'
import { hadACase, hasComplained, livesHere } from './leaverLife'
import { committeeTown } from './leaverTown'
import type { Shop } from './pointsWorld'
import { MONDAY } from './street'
import { rid, type Town } from './town'

/**
 * 注销 that dies at every write: of the call, of what clears away right after it, and of the timer's second
 * look. After the next tick nothing of her is left, the street's record is what it would be without the
 * death, and a report of hers still closes.
 */
let shop: Shop
let town: Town
let open: string
/** All that had been stored when she was about to leave. */
let putBack: () => Promise<void>
beforeAll(async () => {
  shop = await committeeTown()
  town = shop.town
  open = (await livesHere(shop)).open
  await hadACase(shop)
  await hasComplained(shop, open)
  // What is to be sent has been sent: the outbox has deaths of its own.
  await town.tick()
  await town.cloud.atRest()
  putBack = town.keep()
}, 60_000)
afterAll(() => town.stop())

const begin = MONDAY + 60 * 60_000
async function anew(): Promise<void> {
  town.cloud.faults.clear()
  await town.cloud.atRest()
  await putBack()
  town.cloud.clock.set(begin)
}

const leave = () => town.code(HER, 'identity.leave', { requestId: 'request-leave-deaths-01' })
async function tickOf(minute: number): Promise<void> {
  town.cloud.clock.set(begin + minute * 60_000)
  await town.tick().catch(() => undefined)
  await town.cloud.atRest()
}

/** What is found where nothing may be; her words on a report are the street's. */
const left = (): string[] =>
  foundIn(town)
    .filter(({ collection, path, what }) => {
      const kind = kindAt(collection, path)
      const isRecord = (what === 'secret' || what === 'comment') && kind === KINDS.report
      return kind?.leaving !== 'kept' && !isRecord
    })
    .map(({ collection, path, what }) => `${what}: ${collection} ${path}`)

/** How often the timer came, how often people acted, and at which second, is no part of the record. */
const NO_RECORD = new Set(['ticks', 'walks', 'requests'])
const timeless = (value: unknown): unknown => {
  if (typeof value === 'number' && value > 1e12) return 0
  return typeof value === 'string' ? value.replace(/^leave:\d+$/, 'leave') : value
}
const record = (): unknown =>
  JSON.parse(
    JSON.stringify(
      Object.keys(town.cloud.store.snapshot())
        .filter((name) => !NO_RECORD.has(name))
        .map((name) => [name, town.cloud.store.find(name, {}, { _id: 1 }, 100_000)]),
      (key, value: unknown) => (key === 'used' ? undefined : timeless(value)),
    ),
  )

/** To the end, whatever dies on the way; whoever taps once more at the third minute is looked at after it. */
async function whenOver(): Promise<void> {
  for (const minute of [3, 4, 6]) await tickOf(minute)
}

let wanted: unknown
test('without a death', async () => {
  await anew()
  const before = new Set(foundIn(town).map(({ what }) => what))
  expect([...before].sort()).toEqual(Object.keys(PLANTED).sort())
  expect(await leave()).toBe('ok')
  await whenOver()
  expect(left()).toEqual([])
  wanted = record()
  // Once more, from the beginning, is the same.
  await anew()
  expect(await leave()).toBe('ok')
  expect(await leave()).toBe('ok')
  await whenOver()
  expect(record()).toEqual(wanted)
  town.logged.splice(0)
})

const killAt = (fn: string, nth: number, when: When): Fault => ({
  ...{ function: fn, action: 'write', nth },
  effect: { kind: 'kill', when },
})

/** Whether a planned death came. */
const hasHit = (): boolean => town.cloud.faults.list().some(({ hits }) => hits > 0)

type Run = (fault: (fn: string) => Fault) => Promise<void>
const dyingCall: Run = async (fault) => {
  town.cloud.faults.add(fault('api'))
  await leave().catch(() => undefined)
  await town.cloud.atRest()
}

type When = 'before' | 'after'
/** Who dies, when, and what goes before it. Before the next write is as after this one: once for the long ones. */
const SWEEPS: [who: string, when: When, run: Run][] = [
  ['the call', 'before', dyingCall],
  ['the call', 'after', dyingCall],
  [
    'what clears away right after it',
    'after',
    async (fault) => {
      town.cloud.faults.add(fault('jobs'))
      await leave()
      await town.cloud.atRest()
    },
  ],
  [
    'the timer, with all of it still to do',
    'before',
    async (fault) => {
      town.cloud.faults.add(killAt('jobs', 1, 'before'))
      await leave()
      await town.cloud.atRest()
      town.cloud.faults.clear()
      town.cloud.faults.add(fault('jobs'))
      await tickOf(3)
    },
  ],
]

test.each(SWEEPS)(
  '%s dies %s every write of its',
  async (_, when, run) => {
    let deaths = 0
    for (let nth = 1; ; nth++) {
      await anew()
      await run((fn) => killAt(fn, nth, when))
      const hit = hasHit()
      town.cloud.faults.clear()
      if (!hit) break
      deaths++
      expect([nth, await leave()]).toEqual([nth, 'ok'])
      await town.cloud.atRest()
      await whenOver()
      expect([nth, left()]).toEqual([nth, []])
      expect([nth, record()]).toEqual([nth, wanted])
    }
    expect(deaths).toBeGreaterThan(1)
    town.unexpected.splice(0)
  },
  180_000,
)

test('afterwards her report is signed, solved and verified, and closes without her', async () => {
  await town.ask('workerA1', 'report.sign', stepOn(town, open))
  const done = { text: '补平了', noPhotoReason: '下雨' }
  await town.ask('workerA1', 'report.resolve', { ...stepOn(town, open), ...done })
  await town.ask('leadA', 'report.verifyPass', stepOn(town, open))
  expect(town.report(open)).toMatchObject({ state: 'CLOSED', open: false, reporter: 'gone' })
  const [waiting] = town.cloud.store.find('complaints', { state: 'SUBMITTED' })
  const on = { requestId: rid('accept'), id: waiting!._id as string, version: waiting!.version }
  await town.ask('leader', 'complaint.accept', on as never)
  shop.sound()
})
