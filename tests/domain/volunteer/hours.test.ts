import * as fc from 'fast-check'
import { MINUTE_MS } from '../../../domain/calendar/zone'
import { minutesByKind, type HoursKind } from '../../../domain/volunteer/hours/kinds'
import { oddOf, type Odd } from '../../../domain/volunteer/hours/odd'
import { reviewsNeeded } from '../../../domain/volunteer/hours/reviews'
import { crosses, dayOfService, minutesOf, type Span } from '../../../domain/volunteer/hours/span'
import { RULES, pointsFor } from '../../../domain/points/rules'
import { property } from '../seed'
import { at } from '../street'

const span = (from: string, to: string): Span => ({ from: at(from), to: at(to) })
const PER_HOUR = RULES.find(({ code }) => code === 'GM01')!

describe('minutes as they were', () => {
  test.each<[string, Span, number, string, number]>([
    ['a morning', span('11-23 09:00', '11-23 11:00'), 120, '2026-11-23', 20],
    ['23:30 to 00:30 is one hour', span('11-23 23:30', '11-24 00:30'), 60, '2026-11-23', 10],
    [
      'over New Year',
      { ...span('12-31 23:30', '12-31 23:59'), to: at('01-01 00:30', 2027) },
      60,
      '2026-12-31',
      10,
    ],
    ['not rounded', span('11-23 09:00', '11-23 10:59'), 119, '2026-11-23', 15],
    [
      'under half an hour: minutes, no points',
      span('11-23 09:00', '11-23 09:29'),
      29,
      '2026-11-23',
      0,
    ],
    ['nothing', span('11-23 09:00', '11-23 09:00'), 0, '2026-11-23', 0],
    ['a clock that went back', span('11-23 09:00', '11-23 08:00'), 0, '2026-11-23', 0],
    ['fourteen hours are not cut', span('11-23 06:00', '11-23 20:00'), 840, '2026-11-23', 140],
  ])('%s', (_, was, minutes, day, points) => {
    expect([minutesOf(was), dayOfService(was), pointsFor(PER_HOUR, minutes)]).toEqual([
      minutes,
      day,
      points,
    ])
  })
})

describe('two services of one person', () => {
  const morning = span('11-23 09:00', '11-23 11:00')
  test.each<[string, Span, boolean]>([
    ['one right after the other touches', span('11-23 11:00', '11-23 12:00'), false],
    ['one right before touches', span('11-23 08:00', '11-23 09:00'), false],
    ['a minute shared crosses', span('11-23 10:59', '11-23 12:00'), true],
    ['within', span('11-23 09:30', '11-23 10:00'), true],
    ['around', span('11-23 08:00', '11-23 12:00'), true],
    ['the same', morning, true],
    ['another day', span('11-24 09:00', '11-24 11:00'), false],
  ])('%s', (_, other, is) => {
    expect([crosses(morning, other), crosses(other, morning)]).toEqual([is, is])
  })

  test('cross exactly where a minute is in both', () => {
    const spans = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 60 }))
    property([spans, spans], ([a, n], [b, m]) => {
      const minutes = (from: number, count: number) =>
        Array.from({ length: count }, (_, i) => from + i)
      const shared = minutes(a, n).some((minute) => minutes(b, m).includes(minute))
      const spanOf = (from: number, count: number): Span => ({
        from: from * MINUTE_MS,
        to: (from + count) * MINUTE_MS,
      })
      expect(crosses(spanOf(a, n), spanOf(b, m))).toBe(shared)
    })
  })
})

describe('what a person has to look at', () => {
  const planned = span('11-23 09:00', '11-23 11:00')
  const until = (to: string): Span => span('11-23 09:00', to)
  test.each<[string, HoursKind, Span | null, Span[], Odd[]]>([
    ['as planned', 'SCANNED', until('11-23 11:00'), [], []],
    ['an hour longer is not odd', 'SCANNED', until('11-23 12:00'), [], []],
    ['a minute over that is', 'SCANNED', until('11-23 12:01'), [], ['overPlanned']],
    ['no check-out', 'SCANNED', null, [span('11-23 09:00', '11-23 11:00')], ['noCheckOut']],
    [
      'another at the same time',
      'ROSTER',
      planned,
      [span('11-23 10:00', '11-23 12:00')],
      ['overlap'],
    ],
    ['another right after', 'ROSTER', planned, [span('11-23 11:00', '11-23 12:00')], []],
    ['told afterwards', 'SUPPLEMENT', planned, [], ['supplement']],
    [
      'all of it',
      'SUPPLEMENT',
      until('11-23 13:00'),
      [span('11-23 12:00', '11-23 14:00')],
      ['overPlanned', 'overlap', 'supplement'],
    ],
  ])('%s', (_, kind, was, others, odd) => {
    expect(oddOf({ kind, planned, was, others })).toEqual(odd)
  })
})

test.each([
  [1, 1],
  [480, 1],
  [481, 2],
  [720, 2],
  [721, 3],
  [1440, 3],
])('%i minutes a day are found right by %i people', (minutes, people) => {
  expect(reviewsNeeded(minutes)).toBe(people)
})

test('how minutes are known stays apart: there is no sum of all', () => {
  const counted: { kind: HoursKind; minutes: number }[] = [
    { kind: 'SCANNED', minutes: 60 },
    { kind: 'ROSTER', minutes: 45 },
    { kind: 'SCANNED', minutes: 30 },
  ]
  expect(minutesByKind(counted)).toEqual({ SCANNED: 90, ROSTER: 45, SUPPLEMENT: 0 })
  expect(minutesByKind([])).toEqual({ SCANNED: 0, ROSTER: 0, SUPPLEMENT: 0 })
})
