import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../domain/calendar/zone'
import { MAX_REPEATS } from '../../domain/matter/escalate'
import { freeAt } from '../../domain/notice/digest'
import { quietUntil, type Quiet } from '../../domain/notice/quiet'
import { watch } from '../../domain/report/watch'
import { situation, submitted } from './street'

/** 免打扰时段, pushes of one minute, and how long something late goes on being told. */

const at = (time: string): number => Date.parse(`2026-06-${time.replace(' ', 'T')}:00+08:00`)

test.each<[string, Quiet | null | undefined, string | null]>([
  ['08 20:59', undefined, null],
  ['08 21:00', undefined, '09 08:00'],
  ['08 23:59', undefined, '09 08:00'],
  ['09 00:00', undefined, '09 08:00'],
  ['09 07:59', undefined, '09 08:00'],
  ['09 08:00', undefined, null],
  ['09 12:00', undefined, null],
  ['09 12:00', [12 * 60, 14 * 60], '09 14:00'],
  ['09 14:00', [12 * 60, 14 * 60], null],
  ['09 03:00', [12 * 60, 14 * 60], null],
  ['08 23:00', null, null],
  ['08 23:00', [0, 0], null],
])('at %s with %p: until %p', (now, quiet, until) =>
  expect(quietUntil(at(now), quiet)).toBe(until === null ? null : at(until)),
)

const NOW = at('08 09:00')
test.each<[string, number[] | undefined, number | null]>([
  ['nothing yet', undefined, null],
  ['three', [1, 2, 3].map((s) => NOW - s * 1_000), null],
  ['four within the minute', [1, 2, 3, 40].map((s) => NOW - s * 1_000), NOW + 20_000],
  ['four, the first a minute ago', [1, 2, 3, 60].map((s) => NOW - s * 1_000), null],
  ['by a clock that was put back', [4, 3, 2, 1].map((h) => NOW + h * HOUR_MS), null],
])('%s: free at %#', (_, pushed, free) => expect(freeAt(pushed, NOW)).toBe(free))

test('what nobody touches climbs, is told again at growing intervals, and then no more', () => {
  let report = submitted()
  const told: { at: number; to: string | null }[] = []
  for (let looks = 0; looks < 40; looks++) {
    const now = report.wakeAt!
    const seen = watch(report, situation(now, 'timer'))!
    told.push({ at: now, to: seen.tell?.id ?? null })
    // Also a look that tells nobody is a write: whoever saw the version before it saw another moment.
    expect(seen.report.version).toBe(report.version + 1)
    report = seen.report
  }
  const tellings = told.filter((t) => t.to !== null)
  const levels = 3
  expect(tellings).toHaveLength(levels + MAX_REPEATS)
  expect(tellings.slice(0, levels).map((t) => t.to)).toEqual(['staff:L1', 'staff:F1', 'staff:S1'])
  expect(new Set(tellings.slice(levels).map((t) => t.to))).toEqual(new Set(['staff:S1']))
  const pauses = tellings.slice(levels).map((t, i) => t.at - tellings[levels - 1 + i]!.at)
  for (const [i, pause] of pauses.slice(2).entries()) {
    expect([i, pause >= DAY_MS - MINUTE_MS]).toEqual([i, true])
  }
  // It stays where it was, open and waiting: only nobody is told any more.
  expect(report).toMatchObject({ open: true, waitingFor: submitted().waitingFor })
  const lastTold = told.findIndex((t) => t.to === null)
  expect(new Set(told.slice(lastTold).map((t) => t.to))).toEqual(new Set([null]))
  expect(report.escalations).toBe(levels + MAX_REPEATS)
  expect(report.history.filter((e) => e.action === 'escalate')).toHaveLength(levels)
})
