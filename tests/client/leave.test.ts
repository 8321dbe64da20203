import {
  instantsOf,
  nextDay,
  restOfToday,
  spanOf,
  withBegin,
  withEnd,
} from '../../client/src/packages/duty/leave/span'
import { beginText, dayOfDate, dayText, endText } from '../../client/src/services/halfDay'
import { dateString, dayOf } from '../../domain/calendar/zone'

jest.mock('@tarojs/taro', () => ({}))

/** 请假: half days chosen on the phone, and how they are told. */
const at = (text: string): number => Date.parse(`${text}:00+08:00`)
const NOW = at('2026-11-26T14:00')
const TODAY = dayOf(NOW)

test.each([
  ['2026-11-26T00:00', '今天早上'],
  ['2026-11-26T12:00', '今天中午'],
  ['2026-11-27T00:00', '明天早上'],
  ['2026-11-25T12:00', '昨天中午'],
  ['2026-12-01T00:00', '12月1日（周二）早上'],
  ['2027-01-03T12:00', '2027年1月3日（周日）中午'],
  ['2026-11-26T09:30', '今天09:30'],
])('a leave from %s begins %s', (moment, words) => {
  expect(beginText(at(moment), NOW)).toBe(words)
})

test.each([
  ['2026-11-26T12:00', '今天中午'],
  ['2026-11-27T00:00', '今天晚上'],
  ['2026-11-28T00:00', '明天晚上'],
  ['2026-11-29T00:00', '11月28日（周六）晚上'],
  ['2027-01-01T00:00', '12月31日（周四）晚上'],
  ['2026-11-27T09:30', '明天09:30'],
])('a leave until %s ends %s', (moment, words) => {
  expect(endText(at(moment), NOW)).toBe(words)
})

test('the wheel’s dates are the calendar’s days', () => {
  for (let day = TODAY - 400; day < TODAY + 400; day++) expect(dayOfDate(dateString(day))).toBe(day)
  expect(dayText(dayOfDate('2026-11-26'), NOW)).toBe('今天')
})

test.each<[string, string, string]>([
  ['2026-11-26T08:00', '2026-11-26T00:00', '2026-11-27T00:00'],
  ['2026-11-26T11:59', '2026-11-26T00:00', '2026-11-27T00:00'],
  ['2026-11-26T12:00', '2026-11-26T12:00', '2026-11-27T00:00'],
  ['2026-11-26T23:59', '2026-11-26T12:00', '2026-11-27T00:00'],
])('“today” at %s is from %s until %s', (now, from, to) => {
  expect(instantsOf(restOfToday(at(now)), at(now))).toEqual({ from: at(from), to: at(to) })
})

test('“tomorrow” is the whole of it', () => {
  const times = { from: at('2026-11-27T00:00'), to: at('2026-11-28T00:00') }
  expect(instantsOf(nextDay(NOW), NOW)).toEqual(times)
})

test.each([
  ['2026-11-26T12:00', '2026-11-27T00:00'],
  ['2026-11-24T00:00', '2026-11-26T12:00'],
  ['2026-12-30T12:00', '2027-01-03T00:00'],
])('a leave from %s until %s is changed from what it is', (from, to) => {
  const leave = { from: at(from), to: at(to) }
  const span = spanOf(leave)
  expect(instantsOf(span, at('2026-11-26T00:00'))).toEqual(leave)
})

const morning = (away: number) => ({ day: TODAY + away, half: 0 as const })
const afternoon = (away: number) => ({ day: TODAY + away, half: 1 as const })
const span = { from: afternoon(0), to: afternoon(2) }
test.each([
  ['a later beginning', withBegin(span, morning(1)), { from: morning(1), to: afternoon(2) }],
  ['beyond the end', withBegin(span, morning(5)), { from: morning(5), to: afternoon(5) }],
  ['the last half day', withBegin(span, afternoon(2)), { from: afternoon(2), to: afternoon(2) }],
  ['an earlier end', withEnd(span, morning(1)), { from: afternoon(0), to: morning(1) }],
  ['before the beginning', withEnd(span, morning(0)), { from: morning(0), to: morning(0) }],
])('%s: the other end follows where it must', (_, next, expected) => {
  expect(next).toEqual(expected)
})

test.each([
  ['over', { from: morning(0), to: morning(0) }],
  ['more than a year', { from: morning(1), to: morning(368) }],
])('a leave that is %s is none', (_, no) => expect(instantsOf(no, NOW)).toBeNull())
