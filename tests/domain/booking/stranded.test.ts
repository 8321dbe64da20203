import { withBooking } from '../../../domain/booking/day'
import { strandWhy, strandedOf, type StrandWhy } from '../../../domain/booking/stranded'
import { emptyDay, hoursId, HOURS_SHAPE, type Hours } from '../../../domain/booking/types'
import { at, slot, span } from './offerings'

/** Why what is booked cannot be kept: one person, one Thursday that may become a holiday. */
const DATE = '2026-11-26'
const ming = 'staff:M1'
const room = 'room:R1'
const WORKED = { hours: [[540, 1020]] as [number, number][], years: {} }
const HOLIDAY = { ...WORKED, years: { '2026': { off: [DATE], on: [] } } }

const hoursOf = (resource: string, more: Partial<Hours> = {}): Hours => ({
  ...{ _id: hoursId(resource), shape: HOURS_SHAPE, resource, rev: 1 },
  ...{ weekly: [{ weekday: 4, from: '09:00', to: '17:00' }], onHolidays: false },
  ...{ minutes: 60, bufferMinutes: 0, off: [], leave: null },
  ...more,
})

const morning = span('11-26', '09:00–10:00')
const before = span('11-26', '08:00–09:00')
const across = span('11-26', '09:30–12:00')

test.each<[string, Hours | undefined, typeof WORKED, StrandWhy | null]>([
  ['nothing in the way', hoursOf(ming), WORKED, null],
  ['absent until it begins', hoursOf(ming, { leave: before, off: [before] }), WORKED, null],
  ['on leave', hoursOf(ming, { leave: across }), WORKED, 'leave'],
  ['hours off', hoursOf(ming, { off: [before, across] }), WORKED, 'off'],
  ['a holiday now', hoursOf(ming), HOLIDAY, 'holiday'],
  ['a holiday, and works on it', hoursOf(ming, { onHolidays: true }), HOLIDAY, null],
  ['weekly hours that begin later now', hoursOf(ming, { weekly: [] }), WORKED, 'hours'],
  ['not to be had any more', undefined, WORKED, 'gone'],
])('%s', (_, hours, calendar, why) => {
  expect(strandWhy(hours, calendar, morning)).toBe(why)
})

test('each with all that is in its way, soonest first; what has begun is kept', () => {
  const book = [
    ['k:3', slot('15:00–16:00', ming)],
    ['k:2', slot('11:00–12:00', ming, room)],
    ['k:1', slot('09:00–10:00', ming)],
    ['h:1', slot('11:00–12:00', 'staff:M2')],
  ] as const
  const day = book.reduce(
    (all, [key, s]) => withBooking(all, s, { key, for: 'mediation' }),
    emptyDay(DATE),
  )
  const judged = [hoursOf(ming, { leave: span('11-26', '08:00–13:00') }), hoursOf('staff:M2')]
  const hours = new Map(judged.map((h) => [h.resource, h]))
  const told = (now: number) =>
    strandedOf([day], { calendar: WORKED, hours, now }).map(({ key, strands }) => [
      key,
      strands.map(({ resource, why }) => `${resource} ${why}`),
    ])
  const noon = ['k:2', [`${ming} leave`, `${room} gone`]]
  expect(told(at('11-26 08:00'))).toEqual([['k:1', [`${ming} leave`]], noon])
  expect(told(at('11-26 09:00'))).toEqual([noon])
})
