import { HOUR_MS, MINUTE_MS } from '../../domain/calendar/zone'
import { LIMITS } from '../../domain/report/deadlines'
import type { ReportState } from '../../domain/report/lifecycle'
import { urgeFrom } from '../../domain/report/pressing'
import { allowedActions } from '../../domain/report/qualities'
import type { Report } from '../../domain/report/types'
import { viewOf } from '../../domain/report/views'
import { IN_STATE, INPUT, noticesAbout, signed, take, walk } from './reportSteps'
import { MONDAY_9, PEOPLE, SETTINGS, at, must, submitted } from './street'

/** 补充 and 催办: what the reporter of an open report may add to it, how often, and who is told. */
const { reporter, neighbour, worker, lead, dispatcher } = PEOPLE
const { calendar } = SETTINGS
const DAY = 24 * HOUR_MS

const supplemented = (report: Report, times: number): Report =>
  Array.from({ length: times }).reduce<Report>(
    (r) => must(take(r, reporter, INPUT.supplement)),
    report,
  )

describe('补充', () => {
  const OPEN: ReportState[] = ['SUBMITTED', 'ACCEPTED', 'ASSIGNED', 'PROCESSING', 'RESOLVED']
  test.each(OPEN)(
    'in %s: one more entry, nobody else is waited for, no time begins anew',
    (state) => {
      const before = IN_STATE[state]()
      const after = must(take(before, reporter, INPUT.supplement, MONDAY_9 + HOUR_MS))
      expect(after).toEqual({
        ...before,
        version: before.version + 1,
        history: [...before.history, expect.objectContaining({ action: 'supplement', to: state })],
      })
    },
  )

  test.each(['CLOSED', 'EVALUATED', 'REJECTED', 'CANCELLED'] as const)('not in %s', (state) => {
    expect(take(IN_STATE[state](), reporter, INPUT.supplement)).toEqual({
      ok: false,
      code: 'wrongState',
    })
  })

  test('five times, then the telephone', () => {
    const most = supplemented(signed(), LIMITS.maxSupplements)
    expect(take(most, reporter, INPUT.supplement)).toEqual({ ok: false, code: 'supplementLimit' })
    expect(allowedActions(reporter, most, MONDAY_9, SETTINGS)).not.toContain('supplement')
  })

  test('words or a photo', () => {
    const empty = { ...INPUT.supplement, text: '', photos: [] } as typeof INPUT.supplement
    expect(take(signed(), reporter, empty)).toEqual({ ok: false, code: 'nothingAdded' })
  })

  const CHECKS = [
    ['pass', 'pass', 'pass'],
    ['pass', 'review', 'review'],
    ['pass', 'unchecked', 'unchecked'],
    ['review', 'pass', 'review'],
    ['review', 'unchecked', 'review'],
    ['unchecked', 'pass', 'unchecked'],
    ['unchecked', 'review', 'review'],
  ] as const
  test.each(CHECKS)('checked %s before and %s now: %s', (before, now, after) => {
    const words = { ...INPUT.supplement, moderation: now } as typeof INPUT.supplement
    const report = { ...signed(), moderation: before }
    expect(must(take(report, reporter, words)).moderation).toBe(after)
  })

  test('everybody who reads the report reads it, with its photos; nobody learns who wrote it', () => {
    const report = supplemented(signed(), 2)
    for (const actor of [reporter, worker, dispatcher]) {
      const reader = { actor, now: MONDAY_9, settings: SETTINGS }
      const urls = new Map([['cloud://x/evidence/1.jpg', 'https://1']])
      const view = viewOf(report, reader, urls, { phone: '', repeated: false })
      expect(view.supplements).toEqual([
        { text: '今天又塌了一块', photos: [{ url: 'https://1' }], at: MONDAY_9 },
        { text: '今天又塌了一块', photos: [{ url: 'https://1' }], at: MONDAY_9 },
      ])
      expect(view.history.at(-1)).toMatchObject({ title: '已补充', note: '今天又塌了一块' })
    }
  })
})

describe('催办', () => {
  const urge = (
    report: Report,
    now: number,
    who: (typeof PEOPLE)[keyof typeof PEOPLE] = reporter,
  ) => take(report, who, INPUT.urge, now)

  /** What is awaited, and when half of the time for it has passed. Working days are 8 hours long. */
  const FROM: { what: string; report: () => Report; from: number }[] = [
    { what: '核实, 4 hours', report: IN_STATE.SUBMITTED, from: at('11-23 11:00') },
    {
      what: '签收, under the 56 hours of its category',
      report: IN_STATE.ASSIGNED,
      from: at('11-26 14:30'),
    },
    { what: '处置, under the same', report: IN_STATE.PROCESSING, from: at('11-26 14:30') },
    { what: '分派, given back under the same', report: IN_STATE.ACCEPTED, from: at('11-26 14:30') },
    { what: '核查, 8 hours', report: IN_STATE.RESOLVED, from: at('11-23 14:30') },
    {
      what: '处置 under ★, 4 hours of the clock',
      report: () => submitted({ categoryCode: '0202' }),
      from: at('11-23 11:00'),
    },
    {
      what: '重办, half of 56 hours',
      report: () => walk(IN_STATE.CLOSED(), [[reporter, INPUT.reopen]]),
      from: at('11-24 16:30'),
    },
  ]
  test.each(FROM)('$what', ({ report, from }) => {
    const made = report()
    expect(urgeFrom(made, calendar)).toBe(from)
    expect(urge(made, from - 1)).toEqual({ ok: false, code: 'urgeTooSoon' })
    expect(allowedActions(reporter, made, from - 1, SETTINGS)).not.toContain('urge')
    const urged = must(urge(made, from))
    expect(urged).toEqual({
      ...made,
      version: made.version + 1,
      history: [...made.history, expect.objectContaining({ action: 'urge', to: made.state })],
    })
  })

  test('once in 24 hours, ten times in all', () => {
    const begun = signed()
    let now = urgeFrom(begun, calendar)
    let report = must(urge(begun, now))
    for (let n = 1; n < LIMITS.maxUrges; n++) {
      expect(urge(report, now + DAY - 1)).toEqual({ ok: false, code: 'urgedToday' })
      now += DAY
      report = must(urge(report, now))
    }
    expect(urge(report, now + 7 * DAY)).toEqual({ ok: false, code: 'urgeLimit' })
  })

  test.each([
    ['a neighbour', neighbour],
    ['the handler', worker],
    ['the lead', lead],
    ['the desk', dispatcher],
  ] as const)('not by %s', (_, who) => {
    const report = signed()
    const now = urgeFrom(report, calendar)
    expect(urge(report, now, who)).toEqual({ ok: false, code: 'notAllowed' })
  })

  test('an escalation goes on as if nobody had urged', () => {
    const report = signed()
    const { wakeAt, dueAt, escalations, watching } = must(urge(report, urgeFrom(report, calendar)))
    expect({ wakeAt, dueAt, escalations, watching }).toEqual({
      wakeAt: report.wakeAt,
      dueAt: report.dueAt,
      escalations: report.escalations,
      watching: report.watching,
    })
  })
})

describe('who is told', () => {
  const told = (report: Report, action: 'supplement' | 'urge') => {
    const now = urgeFrom(report, calendar) + MINUTE_MS
    const after = must(take(report, reporter, INPUT[action], now))
    return noticesAbout(after, after.history.slice(-1), [reporter.userId], now)
      .map((n) => [n.to, n.title])
      .sort()
  }
  const MORE = '上报人补充了情况'
  const SOON = '上报人催办，请尽快处理'
  const ABOVE = '上报人催办您这一片的事'
  const WHO: [ReportState, string[][], string[][]][] = [
    // Nobody has looked at it yet: the worker of the grid, and above him his lead.
    [
      'SUBMITTED',
      [['staff:W1', MORE]],
      [
        ['staff:L1', ABOVE],
        ['staff:W1', SOON],
      ],
    ],
    [
      'ACCEPTED',
      [['staff:D1', MORE]],
      [
        ['staff:D1', SOON],
        ['staff:S1', ABOVE],
      ],
    ],
    [
      'ASSIGNED',
      [['staff:W1', MORE]],
      [
        ['staff:L1', ABOVE],
        ['staff:W1', SOON],
      ],
    ],
    [
      'PROCESSING',
      [['staff:W1', MORE]],
      [
        ['staff:L1', ABOVE],
        ['staff:W1', SOON],
      ],
    ],
    // The lead verifies: above him is the secretary.
    [
      'RESOLVED',
      [['staff:L1', MORE]],
      [
        ['staff:F1', ABOVE],
        ['staff:L1', SOON],
      ],
    ],
  ]
  test.each(WHO)('in %s', (state, more, soon) => {
    expect(told(IN_STATE[state](), 'supplement')).toEqual(more)
    expect(told(IN_STATE[state](), 'urge')).toEqual(soon)
  })
})
