import * as fc from 'fast-check'
import { spanText } from '../../domain/calendar/spanText'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../domain/calendar/zone'
import { property } from './seed'

const span = (days: number, hours = 0, minutes = 0, seconds = 0): number =>
  days * DAY_MS + hours * HOUR_MS + minutes * MINUTE_MS + seconds * 1000

test.each([
  [0, '不到1分钟'],
  [span(0, 0, 0, 59), '不到1分钟'],
  [span(0, 0, 1), '1分钟'],
  [span(0, 0, 59, 59), '59分钟'],
  [span(0, 1), '1小时'],
  [span(0, 1, 0, 59), '1小时'],
  [span(0, 1, 1), '1小时1分'],
  [span(0, 3, 59), '3小时59分'],
  [span(0, 3, 59, 59), '3小时59分'],
  [span(0, 4), '4小时'],
  [span(0, 23, 59, 59), '23小时59分'],
  [span(1), '1天'],
  [span(1, 0, 29), '约1天'],
  [span(1, 0, 30), '约1天1小时'],
  [span(1, 23, 31), '约2天'],
  [span(2), '2天'],
  [span(2, 23), '2天23小时'],
  [span(2, 23, 59), '约3天'],
  [span(9, 23, 29), '约9天23小时'],
  [span(9, 23, 59), '约10天'],
  [span(10), '10天'],
  [span(10, 11, 59), '约10天'],
  [span(10, 12), '约11天'],
  [span(99, 1), '约99天'],
])('%i ms: %s', (ms, text) => expect(spanText(ms)).toBe(text))

/** What the words say, in minutes. */
function minutesOf(text: string): number {
  const of = (unit: RegExp): number => Number(unit.exec(text)?.[1] ?? 0)
  return of(/(\d+)天/) * 1440 + of(/(\d+)小时/) * 60 + of(/(\d+)分/)
}

test('without “约” it is so to the minute; with it, to half of the last unit', () => {
  property(
    [fc.integer({ min: MINUTE_MS, max: 60 * DAY_MS })],
    (ms) => {
      const text = spanText(ms)
      const off = Math.abs(minutesOf(text) - Math.floor(ms / MINUTE_MS))
      if (!text.startsWith('约')) expect(off).toBe(0)
      else expect(off).toBeLessThanOrEqual(ms < 10 * DAY_MS ? 30 : 720)
      expect(text).not.toMatch(/(^|[天时])0/)
    },
    3000,
  )
})
