import type { Fault } from '../../devtools/cloud'
import type { Day } from '../../domain/booking/types'
import { HOUR_MS, MINUTE_MS } from '../../domain/calendar/zone'
import { BOOKING_RULES } from '../../domain/booking/rules'
import { booked as bookedCase } from './caseStates'
import { LI, WANG, bookAt, official, openHall, timing, tuesday, type Hall } from './committee'
import { rid } from './town'

/** 候补: a time that somebody else has, and what comes of it when it is given up. */
let hall: Hall
const open = async (by: 'update' | 'transaction'): Promise<void> => {
  hall = await openHall(undefined, { booking: { ...BOOKING_RULES, by } })
}
afterEach(async () => {
  await hall.town.stop()
  expect(hall.town.unexpected).toEqual([])
})

const TEN = tuesday(10)
type Who = { openid: string }
const day = (): Day =>
  hall.town.cloud.store.find('days', { _id: 'day:2026-06-09' })[0] as unknown as Day
const wait = (who: Who, id: string, slot = TEN) =>
  hall.town.ask(who, 'mediation.wait', { requestId: rid('wait'), id, ...slot })
const unwait = (who: Who, id: string, n: number) =>
  hall.town.ask(who, 'mediation.unwait', { requestId: rid('unwait'), id, n })
const holdAt = async (who: Who, id: string, slot = TEN) => {
  const { holdNo } = await hall.see(who, id)
  return hall.town.ask(who, 'mediation.hold', { requestId: rid('hold'), id, n: holdNo, ...slot })
}
const offers = (): string[] =>
  hall.town
    .notices({ title: '您候补的时段空出来了' })
    .map((n) => `${n.to} ${n.page}`)
    .sort()
const offerTo = (who: Who, id: string): string =>
  `user:${who.openid} packages/mediation/case/index?id=${encodeURIComponent(id)}`
/** What one of a case waits for, or is held. */
const lot = async (who: Who, id: string) => {
  const { hold, waiting } = await hall.see(who, id)
  return { held: hold?.from ?? null, waits: waiting.map((w) => [w.from, w.until !== null]) }
}
const NOTHING = { held: null, waits: [] }
const atRest = async (): Promise<void> => void (await hall.town.settled())

describe.each(['update', 'transaction'] as const)('by %s', (by) => {
  beforeEach(() => open(by))

  /** How somebody who has ten o’clock gives it up. */
  const WAYS: Record<string, (id: string) => Promise<unknown>> = {
    'a party cancels': (id) => hall.step(WANG, id, 'cancel', { note: '要住院' }),
    'the clerk cancels': (id) => hall.step(official('clerk'), id, 'cancel', { note: '来电' }),
    'it is moved': async (id) => {
      const { n } = await holdAt(LI, id, tuesday(14))
      return hall.step(LI, id, 'move', { ...tuesday(14), n })
    },
    'a party withdraws': (id) => hall.step(LI, id, 'terminate', { reason: 'WITHDRAWN' }),
  }

  test.each(Object.entries(WAYS))(
    '%s: the time is held for who waits, told, and booked',
    async (_, give) => {
      const [has, wants] = [await timing(hall), await timing(hall)]
      await bookAt(hall, WANG, has)
      const seen = await wait(WANG, wants)
      expect(seen.waiting).toMatchObject([{ ...TEN, until: null }])
      expect(await lot(LI, wants)).toEqual(NOTHING)
      await give(has)
      await atRest()
      expect(offers()).toEqual([offerTo(WANG, wants)])
      const view = await hall.see(WANG, wants)
      expect(view.hold).toMatchObject(TEN)
      expect(view.hold!.until - hall.town.cloud.clock.now()).toBeGreaterThan(HOUR_MS)
      // A private hold: neither another case nor the other side of this one takes it.
      const third = await timing(hall)
      expect(
        await hall.town.code(LI, 'mediation.hold', { requestId: rid(), id: third, n: 0, ...TEN }),
      ).toBe('slotTaken')
      expect(await lot(LI, wants)).toEqual(NOTHING)
      const sits = await hall.step(WANG, wants, 'book', { ...TEN, n: view.hold!.n })
      expect([sits.state, sits.booking?.from, sits.waiting]).toEqual(['SCHEDULED', TEN.from, []])
      expect(day().booked['staff:M1']?.filter((b) => b.from === TEN.from)).toHaveLength(1)
      expect(day().wait).toEqual([])
    },
  )

  test('a hold that lapses is offered by the tick; the offer that lapses to the next', async () => {
    const [looks, first, second] = [await timing(hall), await timing(hall), await timing(hall)]
    await holdAt(LI, looks)
    await wait(WANG, first)
    await wait(LI, second)
    await hall.town.tick()
    expect(offers()).toEqual([])
    hall.town.cloud.clock.advance(10 * MINUTE_MS)
    await hall.town.tick()
    expect([await lot(WANG, first), await lot(LI, second)]).toEqual([
      { held: TEN.from, waits: [[TEN.from, true]] },
      { held: null, waits: [[TEN.from, false]] },
    ])
    hall.town.cloud.clock.advance(2 * HOUR_MS)
    await hall.town.tick()
    expect([await lot(WANG, first), (await lot(LI, second)).held]).toEqual([NOTHING, TEN.from])
    expect(offers()).toEqual([offerTo(WANG, first), offerTo(LI, second)].sort())
    // What was let pass is booked by nobody.
    const late = hall.stored(first).waits![0]!
    expect(await hall.tryStep(WANG, first, 'book', { ...TEN, n: late.n })).toBe('holdOver')
  })
})

describe('two who wait', () => {
  let has: string
  let first: string
  let second: string
  beforeEach(async () => {
    await open('update')
    ;[has, first, second] = [await timing(hall), await timing(hall), await timing(hall)]
    await bookAt(hall, WANG, has)
    await wait(WANG, first)
    await wait(LI, second)
  })
  const cancel = () => hall.step(WANG, has, 'cancel', { note: '要住院' })

  test('in their order; who waits no more lets the next have it', async () => {
    await cancel()
    await atRest()
    expect(offers()).toEqual([offerTo(WANG, first)])
    const { waiting } = await hall.see(WANG, first)
    const left = await unwait(WANG, first, waiting[0]!.n)
    expect([left.waiting, left.hold]).toEqual([[], null])
    await atRest()
    expect((await lot(LI, second)).held).toBe(TEN.from)
    expect(offers()).toContain(offerTo(LI, second))
  })

  test('a case that has ended meanwhile is offered nothing, though its way out died', async () => {
    hall.town.cloud.faults.add({
      ...{ function: 'jobs', action: 'database.modifyDocument' },
      effect: { kind: 'kill', when: 'before' },
    })
    await hall.step(LI, first, 'terminate', { reason: 'WITHDRAWN' })
    await atRest()
    hall.town.cloud.faults.clear()
    expect(day().wait.map((w) => w.by)).toContain(`user:${WANG.openid}`)
    await cancel()
    await atRest()
    expect(offers()).toEqual([offerTo(LI, second)])
    await hall.town.tick()
    expect(day().wait).toEqual([])
    expect(
      Object.values(day().held)
        .flat()
        .map((h) => h.by),
    ).toEqual(TEN.resources.map(() => `user:${LI.openid}`))
  })

  test('whoever books another time waits no more', async () => {
    await bookAt(hall, LI, first, tuesday(15))
    await atRest()
    await cancel()
    await atRest()
    expect([await lot(WANG, first), offers()]).toEqual([NOTHING, [offerTo(LI, second)]])
  })

  test('whom the parties replace takes the waiting with him', async () => {
    await hall.step(LI, second, 'recuse', { note: '是对方亲戚' })
    await hall.step(official('chair'), second, 'upholdRecusal', {})
    await atRest()
    expect(day().wait.map((w) => w.by)).toEqual([`user:${WANG.openid}`])
    expect(hall.stored(second)).toMatchObject({ waits: [], freeing: [] })
  })
})

test('asked twice it is one place; more than three, one’s own appointment, a closed hour are refused', async () => {
  await open('update')
  const id = await timing(hall)
  await wait(WANG, id)
  expect((await wait(WANG, id)).waiting).toHaveLength(1)
  const code = (slot: object) =>
    hall.town.code(WANG, 'mediation.wait', { requestId: rid(), id, ...slot })
  expect([await code(tuesday(11)), await code(tuesday(12))]).toEqual(['ok', 'ok'])
  expect(await code(tuesday(13))).toBe('waitsMost')
  expect(day().wait).toHaveLength(3)
  expect(await code(tuesday(18))).toBe('slotNotOffered')
  expect(await code(tuesday(10, ['lead', 'second']))).toBe('notThem')
  const stranger = { openid: 'o-nobody' }
  const asked = { requestId: rid(), id, ...TEN }
  expect(await hall.town.code(stranger, 'mediation.wait', asked)).toBe('notFound')
  await bookAt(hall, LI, id, tuesday(16))
  // What the booking made vain is out of the line before somebody else comes into it.
  await atRest()
  expect(await code(tuesday(16))).toBe('alreadySaid')
  // Nobody leaves another’s place.
  const { waiting } = await wait(LI, id, tuesday(9))
  await unwait(WANG, id, waiting[0]!.n)
  expect((await lot(LI, id)).waits).toEqual([[tuesday(9).from, false]])
})

test('what was given up is booked by nobody, however late the tap comes', async () => {
  await open('update')
  const [has, id] = [await timing(hall), await timing(hall)]
  await bookAt(hall, WANG, has)
  await wait(WANG, id)
  await hall.step(WANG, has, 'cancel', { note: '要住院' })
  await atRest()
  const { hold } = await hall.see(WANG, id)
  hall.town.cloud.faults.add({
    ...{ function: 'jobs', action: 'database.modifyDocument' },
    effect: { kind: 'kill', when: 'before' },
  })
  await unwait(WANG, id, hold!.n)
  await atRest()
  hall.town.cloud.faults.clear()
  expect(await hall.tryStep(WANG, id, 'book', { ...TEN, n: hold!.n })).toBe('holdOver')
  await hall.town.tick()
  expect([day().held, day().booked]).toEqual([{}, {}])
  expect(hall.stored(id)).toMatchObject({ state: 'CHOOSING', freeing: [], waits: [] })
})

const WRITES = [
  'database.insertDocument',
  'database.modifyDocument',
  'database.commitTransaction',
] as const

test('a function that dies at any write of it: the time is offered once, to who waits', async () => {
  await open('update')
  const [has, wants] = [await timing(hall), await timing(hall)]
  let kills = 0
  for (const name of ['api', 'jobs']) {
    for (const action of WRITES) {
      for (const when of ['before', 'after'] as const) {
        for (let nth = 1; ; nth++) {
          await bookAt(hall, WANG, has)
          await wait(WANG, wants)
          const told = offers().length
          const fault: Fault = { function: name, action, nth, effect: { kind: 'kill', when } }
          hall.town.cloud.faults.add(fault)
          const died = await hall.step(WANG, has, 'cancel', { note: '要住院' }).then(
            () => false,
            () => true,
          )
          await atRest()
          const hits = hall.town.cloud.faults.list().some((f) => f.hits > 0)
          hall.town.cloud.faults.clear()
          if (died && hall.stored(has).state === 'SCHEDULED')
            await hall.step(WANG, has, 'cancel', { note: '要住院' })
          hall.town.cloud.clock.advance(1_000)
          await hall.town.tick()
          const where = [name, action, when, nth]
          expect([...where, await lot(WANG, wants), offers().length - told]).toEqual([
            ...where,
            { held: TEN.from, waits: [[TEN.from, true]] },
            1,
          ])
          expect([day().booked, day().wait]).toEqual([{}, []])
          const { waiting } = await hall.see(WANG, wants)
          await unwait(WANG, wants, waiting[0]!.n)
          await hall.town.tick()
          if (!hits) break
          kills++
        }
      }
    }
  }
  expect(kills).toBeGreaterThan(20)
  hall.town.unexpected.length = 0
})

test('a function that dies at any write of the waiting: in the case and in the line, or in neither', async () => {
  await open('update')
  await bookedCase(hall)
  const id = await timing(hall)
  for (const op of ['wait', 'unwait'] as const) {
    for (const action of WRITES) {
      for (const when of ['before', 'after'] as const) {
        for (let nth = 1; ; nth++) {
          const n = op === 'unwait' ? (await wait(WANG, id)).waiting[0]!.n : 0
          const fault: Fault = { function: 'api', action, nth, effect: { kind: 'kill', when } }
          hall.town.cloud.faults.add(fault)
          await (op === 'wait' ? wait(WANG, id) : unwait(WANG, id, n)).catch(() => undefined)
          await atRest()
          const hits = hall.town.cloud.faults.list().some((f) => f.hits > 0)
          hall.town.cloud.faults.clear()
          await hall.town.tick()
          const waits = (hall.stored(id).waits ?? []).map((w) => w.key)
          const line = [...day().wait, ...(day().held['staff:M1'] ?? [])].map((w) => w.key)
          expect([op, action, when, nth, line]).toEqual([op, action, when, nth, waits])
          for (const w of (await hall.see(WANG, id)).waiting) await unwait(WANG, id, w.n)
          await hall.town.tick()
          if (!hits) break
        }
      }
    }
  }
  hall.town.unexpected.length = 0
})
