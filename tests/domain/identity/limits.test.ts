import { ACT_KINDS } from '../../../domain/call/acts'
import { CALLS, type CallName } from '../../../domain/contract'
import { ACTS } from '../../../domain/contract/acts'
import { comeAgainText, countOf, limitOf } from '../../../domain/identity/limits'
import type { Used } from '../../../domain/identity/types'
import { HOUR_MS, MINUTE_MS, dayOf } from '../../../domain/calendar/zone'

/** 限次: how one more act is counted, by the clock of Shanghai. */

const at = (time: string): number => Date.parse(`2026-06-08T${time}:00+08:00`)
const LIMIT = { hour: 3, day: 5 }
const used = (time: string, inHour: number, inDay: number): Used => ({
  hour: Math.floor(at(time) / HOUR_MS),
  day: dayOf(at(time)),
  inHour,
  inDay,
})

test.each([
  ['nothing yet', undefined, '09:00', 'anew', ''],
  ['some of the hour', used('09:00', 2, 2), '09:59', 'more', ''],
  ['the hour is used up', used('09:00', 3, 3), '09:59', 'beyond', '10:00以后'],
  ['the next hour begins', used('09:59', 3, 3), '10:00', 'anew', ''],
  ['the day is used up, the hour is not', used('09:00', 2, 5), '10:30', 'beyond', '明天'],
  ['the day is used up within the hour', used('09:00', 2, 5), '09:30', 'beyond', '明天'],
  ['in the last hour of the day', used('23:10', 3, 3), '23:50', 'beyond', '明天'],
  ['the last minute of the day, seen a minute later', used('23:59', 3, 5), '24:00', 'anew', ''],
  ['counted by a clock a little ahead', used('10:00', 1, 2), '09:59', 'more', ''],
  ['and used up by it', used('10:00', 3, 3), '09:59', 'beyond', '11:00以后'],
  ['counted by a clock that was far ahead', used('18:00', 3, 3), '09:00', 'anew', ''],
])('%s', (_what, before, time, kind, when) => {
  const now = time === '24:00' ? at('23:59') + MINUTE_MS : at(time)
  const counting = countOf(before, LIMIT, now)
  expect(counting.kind).toBe(kind)
  if (counting.kind === 'beyond') {
    expect(counting.until).toBeGreaterThan(now)
    expect(comeAgainText(counting.until, now)).toContain(when)
  }
})

test('the first act of an hour goes on with the day, the first of a day begins anew', () => {
  expect(countOf(used('09:00', 3, 4), LIMIT, at('10:00'))).toMatchObject({
    next: { inHour: 1, inDay: 5 },
  })
  expect(countOf(used('23:00', 3, 5), LIMIT, at('23:59') + MINUTE_MS)).toMatchObject({
    next: { inHour: 1, inDay: 1 },
  })
})

test('a resident reports ten times an hour and thirty a day; whoever has a post has limits of its own', () => {
  const post = { role: 'dispatcher', scopeType: 'street', scopeId: '150203012' } as const
  expect(limitOf('report', { posts: [] }, {})).toEqual({ hour: 10, day: 30 })
  for (const kind of ACT_KINDS) {
    const [person, staff] = [limitOf(kind, { posts: [] }, {}), limitOf(kind, { posts: [post] }, {})]
    expect(person.hour).toBeLessThanOrEqual(person.day)
    expect(staff.hour).toBeGreaterThanOrEqual(person.hour)
  }
  const limits = { report: { person: { hour: 2, day: 4 } } }
  expect(limitOf('report', { posts: [] }, { limits })).toEqual({ hour: 2, day: 4 })
  expect(limitOf('report', { posts: [post] }, { limits })).toEqual({ hour: 60, day: 200 })
})

test('every writing call is of a kind, and every kind has a call', () => {
  const writing = (Object.keys(CALLS) as CallName[]).filter((n) => CALLS[n].kind === 'writing')
  expect(new Set(Object.keys(ACTS))).toEqual(new Set(writing))
  const kinds = Object.values(ACTS)
  expect(new Set(kinds)).toEqual(new Set(ACT_KINDS))
})
