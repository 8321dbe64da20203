import { DAY_MS, HOUR_MS } from '../../domain/calendar/zone'
import type { Day } from '../../domain/booking/types'
import type { StrandsView } from '../../domain/contract'
import {
  COMMITTEE,
  LI,
  STRANGER,
  WANG,
  bookAt,
  official,
  openHall,
  staffIdOf,
  timing,
  tuesday,
  type Hall,
} from './committee'
import { MONDAY, SETTINGS } from './street'
import { rid } from './town'

/** 要改期的预约: what leave, hours off, a holiday or a departure leaves standing, and where it goes. */
let hall: Hall
beforeEach(async () => {
  hall = await openHall()
})
afterEach(async () => {
  await hall.town.stop()
  expect(hall.town.unexpected).toEqual([])
})

const [chair, clerk, lead] = [official('chair'), official('clerk'), official('lead')]
const TUESDAY = MONDAY + DAY_MS
const strands = (who = chair): Promise<StrandsView> => hall.town.ask(who, 'mediation.strands', {})
const said = async () =>
  (await strands()).cases.map(({ card, strands: all }) => [
    card.booking?.from,
    all.map(({ name, why }) => `${name} ${why}`),
  ])
const bookedAt = async (hour: number, room = 'R1'): Promise<string> => {
  const id = await timing(hall)
  await bookAt(hall, WANG, id, tuesday(hour, ['lead'], room))
  return id
}
/** One tap: the offered time is held, and the case moved to it. */
async function moveTo(who: { openid: string }, row: StrandsView['cases'][number], at = 0) {
  const { date, from, to, resources } = row.instead[at]!
  const slot = { date, from, to, resources }
  const { id } = row.card
  const held = { requestId: rid('hold'), id, n: row.holdNo, ...slot }
  const { n } = await hall.town.ask(who, 'mediation.hold', held)
  return hall.step(who, id, 'move', { ...slot, n, note: '原定时间有变动' })
}
/** The street as it is after a minute, as every function knows it then. */
async function street(more: object): Promise<void> {
  await hall.town.replace('settings', { ...SETTINGS, committee: COMMITTEE, ...more } as never)
  hall.town.cloud.clock.advance(61_000)
}
const days = (): Day[] => hall.town.cloud.store.find('days', {}) as unknown as Day[]

test('a mediator ill with six bookings: six offers, six moves, everybody told, nobody twice', async () => {
  const ids: string[] = []
  for (const hour of [9, 10, 11, 12, 13, 14]) ids.push(await bookedAt(hour))
  const leave = { from: MONDAY, to: MONDAY + 2 * DAY_MS }
  await hall.town.ask(lead, 'duty.leave', { requestId: rid(), leave })
  await hall.town.tick()
  const { cases } = await strands()
  expect(cases.map(({ card }) => card.id)).toEqual(ids)
  for (const row of cases) {
    expect(row.strands).toEqual([{ name: '杨调解', why: 'leave' }])
    expect(row.instead).toHaveLength(3)
    // All its people and its room are free then, which is after the leave.
    expect(row.instead[0]!.from).toBeGreaterThanOrEqual(leave.to)
    expect(row.instead[0]!.roomName).toBe('示范司法所 调解R1室')
  }
  const before = hall.town.notices({ title: '调解时间改了' }).length
  for (const who of [chair, clerk, chair, clerk, chair, clerk]) {
    const [row] = (await strands(who)).cases
    await moveTo(who, row!)
  }
  await hall.town.settled()
  await hall.town.tick()
  expect((await strands()).cases).toEqual([])
  const told = hall.town.notices({ title: '调解时间改了' }).slice(before)
  expect(new Set(told.map((n) => n.to))).toEqual(
    new Set([`user:${WANG.openid}`, `user:${LI.openid}`, staffIdOf('lead')]),
  )
  expect(told).toHaveLength(18)
  const spans = days().flatMap((d) =>
    (d.booked['staff:M1'] ?? []).filter((b) => b.for === 'mediation').map((b) => b.from),
  )
  expect([spans.length, new Set(spans).size]).toEqual([6, 6])
  expect(Math.min(...spans)).toBeGreaterThanOrEqual(leave.to)
})

test('hours off, and weekly hours that are others now: told to the mediator, and to the chair', async () => {
  const [ten, three] = [await bookedAt(10), await bookedAt(15)]
  const own = await hall.town.ask(lead, 'booking.hours', {})
  const { onHolidays, minutes, bufferMinutes, rev } = own
  const set = (weekly: typeof own.weekly, off: { from: number; to: number }[], asRev: number) => {
    const given = { weekly, onHolidays, minutes, bufferMinutes, off, rev: asRev }
    return hall.town.ask(lead, 'booking.setHours', { requestId: rid(), ...given })
  }
  const nine = tuesday(9).from
  const view = await set(own.weekly, [{ from: nine, to: nine + 2 * HOUR_MS }], rev)
  expect(view.stranded.map(({ subject, why }) => [subject, why])).toEqual([[ten, 'off']])
  expect(await said()).toEqual([[tuesday(10).from, ['杨调解 off']]])
  const mornings = own.weekly.map((w) => ({ ...w, to: '12:00' }))
  const fewer = await set(mornings, [], view.rev)
  expect(fewer.stranded.map(({ subject, why }) => [subject, why])).toEqual([[three, 'hours']])
  expect(await said()).toEqual([[tuesday(15).from, ['杨调解 hours']]])
  // What has begun is kept.
  hall.town.cloud.clock.set(tuesday(15).from)
  expect(await said()).toEqual([])
})

test('a day that becomes a holiday: for the mediator and for the room', async () => {
  await bookedAt(10)
  expect(await said()).toEqual([])
  const years = { '2026': { off: ['2026-06-09'], on: [] } }
  await street({ calendar: { ...SETTINGS.calendar, years } })
  expect(await said()).toEqual([
    [tuesday(10).from, ['杨调解 holiday', '示范司法所 调解R1室 holiday']],
  ])
  const [row] = (await strands()).cases
  expect(row!.instead[0]!.date).not.toBe('2026-06-09')
  expect((await moveTo(clerk, row!)).booking?.date).toBe(row!.instead[0]!.date)
  expect(await said()).toEqual([])
})

test('a room that is gone: another one with seats enough is offered', async () => {
  await bookedAt(10)
  const [venue] = COMMITTEE.venues
  const venues = [{ ...venue!, rooms: venue!.rooms.filter((r) => r.code === 'R2') }]
  await street({ committee: { ...COMMITTEE, venues } })
  const [row] = (await strands()).cases
  expect(row!.strands).toEqual([{ name: '示范司法所 调解R1室', why: 'gone' }])
  expect(row!.instead[0]).toMatchObject({ roomName: '示范司法所 调解R2室' })
  expect((await moveTo(chair, row!)).booking?.roomName).toBe('示范司法所 调解R2室')
})

test('a mediator who is off the list: no time helps, the chair proposes another', async () => {
  const id = await bookedAt(10)
  const mediators = COMMITTEE.mediators.filter((m) => m.id !== staffIdOf('lead'))
  await street({ committee: { ...COMMITTEE, mediators } })
  const [row] = (await strands()).cases
  expect(row).toMatchObject({ strands: [{ name: '杨调解', why: 'gone' }], instead: [] })
  await hall.step(chair, id, 'cancel', { note: '调解员已离岗，另请一位' })
  expect((await strands()).cases).toEqual([])
})

test('what is cancelled is nobody’s to move, and a case of the chair’s own is a party’s', async () => {
  const id = await bookedAt(10)
  const leave = { from: MONDAY, to: TUESDAY + DAY_MS }
  await hall.town.ask(lead, 'duty.leave', { requestId: rid(), leave })
  expect(await said()).toHaveLength(1)
  await hall.step(WANG, id, 'terminate', { reason: 'WITHDRAWN' })
  expect(await said()).toEqual([])
})

test.each([
  ['a party', WANG],
  ['the mediator', lead],
  ['a stranger', STRANGER],
])('%s has no such list', async (_, who) => {
  expect(await hall.town.code(who, 'mediation.strands', {})).toBe('notAllowed')
})

describe('whatever ends an appointment ends its reminders', () => {
  const reminders = () => hall.town.notices({ title: '调解时间快到了' }).map((n) => n._id)
  const thursday = (hour: number) => {
    const slot = tuesday(hour)
    return {
      ...{ ...slot, date: '2026-06-11' },
      ...{ from: slot.from + 2 * DAY_MS, to: slot.to + 2 * DAY_MS },
    }
  }
  /** Ticks at every moment at which somebody might be reminded of Tuesday at three. */
  async function reminded(): Promise<number> {
    await hall.town.settled()
    const { from } = tuesday(15)
    for (const at of [from - DAY_MS, from - 2 * HOUR_MS, from]) {
      hall.town.cloud.clock.set(at)
      await hall.town.tick()
    }
    return reminders().length
  }
  const WAYS: [string, (id: string) => Promise<unknown>, number][] = [
    ['nothing', async () => undefined, 6],
    ['a party cancels', (id) => hall.step(LI, id, 'cancel', { note: '要住院' }), 0],
    ['the clerk cancels', (id) => hall.step(clerk, id, 'cancel', { note: '来电' }), 0],
    ['a party withdraws', (id) => hall.step(WANG, id, 'terminate', { reason: 'WITHDRAWN' }), 0],
    ['a recusal', (id) => recused(id), 0],
    ['a move to Thursday', (id) => moved(id), 0],
  ]
  async function recused(id: string): Promise<void> {
    await hall.step(LI, id, 'recuse', { note: '是对方亲戚' })
    await hall.step(chair, id, 'upholdRecusal', {})
  }
  async function moved(id: string): Promise<void> {
    const { holdNo } = await hall.see(WANG, id)
    const held = { requestId: rid('hold'), id, n: holdNo, ...thursday(15) }
    const { n } = await hall.town.ask(WANG, 'mediation.hold', held)
    await hall.step(WANG, id, 'move', { ...thursday(15), n })
  }

  test.each(WAYS)('%s', async (_, way, count) => {
    const id = await bookedAt(15)
    await way(id)
    expect(await reminded()).toBe(count)
    if (way === WAYS[5]![1]) {
      hall.town.cloud.clock.set(thursday(15).from - 2 * HOUR_MS)
      await hall.town.tick()
      expect(reminders()).not.toEqual([])
    }
  })
})

test('the mediator’s day: sittings in their order, what waits for an answer, nothing that is over', async () => {
  const late = await bookedAt(15)
  const early = await bookedAt(10)
  const over = await bookedAt(11)
  await hall.step(WANG, over, 'terminate', { reason: 'WITHDRAWN' })
  const open = await timing(hall)
  const mine = await hall.town.ask(lead, 'mediation.day', {})
  expect(mine.sittings.map(({ card, lead: isLead }) => [card.id, isLead])).toEqual([
    [early, true],
    [late, true],
  ])
  expect(mine.sittings[0]!.card).toMatchObject({
    booking: { from: tuesday(10).from, roomName: '示范司法所 调解R1室', link: '' },
    title: '邻里 · 王甲、李乙',
  })
  expect(mine.waiting.map(({ card, next }) => [card.id, next])).toEqual([[open, 'book']])
  expect(await hall.town.ask(official('second'), 'mediation.day', {})).toEqual({
    ...{ sittings: [], waiting: [] },
  })
  const table = await hall.town.ask(lead, 'mediation.list', { scope: 'table' })
  expect(table.items.map((c) => c.id).sort()).toEqual([early, late, open].sort())
  const closed = await hall.town.ask(lead, 'mediation.list', { scope: 'closed' })
  expect(closed.items.map((c) => c.id)).toEqual([over])
  // The next morning they are not of the past.
  hall.town.cloud.clock.set(tuesday(15).to + DAY_MS)
  expect((await hall.town.ask(lead, 'mediation.day', {})).sittings).toEqual([])
})
