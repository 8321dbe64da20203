import * as fc from 'fast-check'
import { HOUR_MS, MINUTE_MS } from '../../../domain/calendar/zone'
import type { Outcome } from '../../../domain/result'
import { crosses, type Span } from '../../../domain/volunteer/hours/span'
import * as parts from '../../../domain/volunteer/part/decide'
import { PART } from '../../../domain/volunteer/part/lifecycle'
import type { Doing, Taken } from '../../../domain/volunteer/part/decide'
import type { Part } from '../../../domain/volunteer/part/types'
import { property } from '../seed'
import { at } from '../street'

const ME = 'user:o-volunteer'
const FROM = at('11-23 09:00')
const TO = at('11-23 11:00')

const TAKEN: Taken = {
  key: '0123456789abcdef01234567',
  ...{ activity: 'activity:1', team: 'team:1', title: '扫雪', user: ME, ward: null, name: '李*' },
  ...{ from: FROM, to: TO, risk: 1 },
}
const me = (now: number): Doing => ({ by: ME, role: 'volunteer', now })
const leader = (now: number, by = 'user:o-leader'): Doing => ({ by, role: 'organiser', now })
const SERVED: Doing = { by: 'user:o-elder', role: 'served', now: TO }
const done = (outcome: Outcome<Part>): Part => {
  if (!outcome.ok) throw new Error(outcome.code)
  return outcome.value
}
const codeOf = (outcome: Outcome<Part>): string =>
  outcome.ok ? `${outcome.value.state} ${outcome.value.minutes}` : outcome.code

const signed = (): Part => done(parts.signUp(null, TAKEN, 'going', me(FROM - HOUR_MS)))
const present = (kind: 'SCANNED' | 'ROSTER' = 'SCANNED', now = FROM): Part =>
  done(parts.checkIn(signed(), kind, kind === 'SCANNED' ? me(now) : leader(now)))
const left = (now = TO, others: Span[] = []): Part =>
  done(parts.checkOut(present(), now, others, me(now)))
const span = (from: number, to: number, note = ''): parts.Found => ({ from, to, note })

describe('签到 and 签退', () => {
  test.each<[string, Outcome<Part>, string]>([
    [
      'an hour before the start',
      parts.checkIn(signed(), 'SCANNED', me(FROM - HOUR_MS)),
      'PRESENT 0',
    ],
    ['earlier', parts.checkIn(signed(), 'SCANNED', me(FROM - HOUR_MS - 1)), 'checkInClosed'],
    ['late, while it goes on', parts.checkIn(signed(), 'SCANNED', me(TO - 1)), 'PRESENT 0'],
    ['at the end', parts.checkIn(signed(), 'SCANNED', me(TO)), 'checkInClosed'],
    ['twice', parts.checkIn(present(), 'SCANNED', me(FROM)), 'wrongState'],
    ['out without in', parts.checkOut(signed(), TO, [], me(TO)), 'wrongState'],
    ['out', parts.checkOut(present(), TO, [], me(TO)), 'LEFT 0'],
    ['out twice', parts.checkOut(left(), TO, [], me(TO)), 'wrongState'],
  ])('%s', (_, outcome, wanted) => expect(codeOf(outcome)).toBe(wanted))

  test('before the planned start the clock does not run: the way there is no service', () => {
    expect(present('SCANNED', FROM - 30 * MINUTE_MS).inAt).toBe(FROM)
    expect(present('SCANNED', FROM + 5 * MINUTE_MS).inAt).toBe(FROM + 5 * MINUTE_MS)
  })

  test('who waits for a place comes in over the list alone', () => {
    const waiting = done(parts.signUp(null, TAKEN, 'waiting', me(FROM - HOUR_MS)))
    expect(codeOf(parts.checkIn(waiting, 'SCANNED', me(FROM)))).toBe('stillWaiting')
    expect(done(parts.checkIn(waiting, 'ROSTER', leader(FROM))).kind).toBe('ROSTER')
  })

  test('who walked in is ticked in, and is absent where nobody ticks', () => {
    const there = done(parts.walkIn(null, TAKEN, 'waiting', me(FROM + MINUTE_MS)))
    expect([there.state, there.history[0]!.action]).toEqual(['WAITING', 'walkIn'])
    expect(codeOf(parts.checkIn(there, 'SCANNED', me(FROM + MINUTE_MS)))).toBe('stillWaiting')
    expect(done(parts.checkIn(there, 'ROSTER', leader(FROM + HOUR_MS))).state).toBe('PRESENT')
    expect(parts.atEnd(there, { at: TO, isCancelled: false }, [], TO)!.state).toBe('ABSENT')
    expect(codeOf(parts.walkIn(there, TAKEN, 'waiting', me(FROM + HOUR_MS)))).toBe('wrongState')
    // Before the start the roll had a place for him: he is as who signed up.
    expect(done(parts.walkIn(null, TAKEN, 'going', me(FROM - 1))).history[0]!.action).toBe('signUp')
  })

  test('cancelling is possible until it begins, and signing up again after it', () => {
    expect(codeOf(parts.cancel(signed(), me(FROM)))).toBe('activityBegun')
    const cancelled = done(parts.cancel(signed(), me(FROM - 1)))
    const again = done(parts.signUp(cancelled, { ...TAKEN, risk: 2 }, 'waiting', me(FROM - 1)))
    expect([again.state, again.risk, again.version]).toEqual(['WAITING', 2, 3])
  })
})

describe('at the end of the activity', () => {
  const at_ = (part: Part, isCancelled: boolean, overAt = TO): string => {
    const next = parts.atEnd(part, { at: overAt, isCancelled }, [], overAt)
    return next ? `${next.state} ${next.minutes} ${next.odd.join()}` : 'as it was'
  }
  test.each<[string, Part, boolean, string]>([
    ['who never came is absent', signed(), false, 'ABSENT 0 '],
    ['who forgot to check out has nothing yet', present(), false, 'FORGOTTEN 0 noCheckOut'],
    ['who checked out is as he was', left(), false, 'as it was'],
    ['cancelled: who had signed up', signed(), true, 'CANCELLED 0 '],
    ['cancelled: who was there is checked out', present(), true, 'LEFT 0 '],
    ['cancelled: who had checked out is as he was', left(FROM + HOUR_MS), true, 'as it was'],
  ])('%s', (_, part, isCancelled, wanted) => expect(at_(part, isCancelled)).toBe(wanted))

  test('cancelled after forty minutes, those forty were done', () => {
    const cancelledAt = FROM + 40 * MINUTE_MS
    const over = { at: cancelledAt, isCancelled: true }
    const out = parts.atEnd(present(), over, [], cancelledAt)!
    const counted = parts.count(out, span(out.inAt!, out.outAt!), [], 0, leader(cancelledAt))
    expect(codeOf(counted)).toBe('COUNTED 40')
  })
})

describe('hours are found right by others', () => {
  const forgotten = parts.atEnd(present(), { at: TO, isCancelled: false }, [], TO)!
  const found = span(FROM, TO)
  test.each<[string, Outcome<Part>, string]>([
    ['as they were', parts.count(left(), found, [], 0, leader(TO)), 'COUNTED 120'],
    ['never by oneself', parts.count(left(), found, [], 0, leader(TO, ME)), 'ownHours'],
    [
      'another time wants a reason',
      parts.count(left(), span(FROM, TO - HOUR_MS), [], 0, leader(TO)),
      'needNote',
    ],
    [
      'with one',
      parts.count(left(), span(FROM, TO - HOUR_MS, '十点就走了'), [], 0, leader(TO)),
      'COUNTED 60',
    ],
    [
      'forgotten check-out wants a reason',
      parts.count(forgotten, found, [], 0, leader(TO)),
      'needNote',
    ],
    [
      'forgotten check-out, decided',
      parts.count(forgotten, span(FROM, TO, '问过同组的人'), [], 0, leader(TO)),
      'COUNTED 120',
    ],
    [
      'over another service of his',
      parts.count(left(), found, [span(TO - 1, TO + HOUR_MS)], 0, leader(TO)),
      'hoursOverlap',
    ],
    [
      'right before another',
      parts.count(left(), found, [span(TO, TO + HOUR_MS)], 0, leader(TO)),
      'COUNTED 120',
    ],
    ['of the future', parts.count(left(), span(FROM, TO + 1, 'x'), [], 0, leader(TO)), 'deedAhead'],
    ['none', parts.count(left(), span(FROM, FROM, 'x'), [], 0, leader(TO)), 'activityLong'],
    ['eight hours that day: one', parts.count(left(), found, [], 360, leader(TO)), 'COUNTED 120'],
    ['a minute over: another must', parts.count(left(), found, [], 361, leader(TO)), 'REVIEWING 0'],
    ['struck', parts.strike(left(), '没有到场', leader(TO)), 'VOID 0'],
    ['nobody strikes his own', parts.strike(left(), 'x', leader(TO, ME)), 'ownHours'],
    ['who is still there can be struck', parts.strike(present(), 'x', leader(TO)), 'VOID 0'],
  ])('%s', (_, outcome, wanted) => expect(codeOf(outcome)).toBe(wanted))

  test('a time that was put right is no scan any more', () => {
    expect(done(parts.count(left(), found, [], 0, leader(TO))).kind).toBe('SCANNED')
    const right = parts.count(left(), span(FROM, TO - HOUR_MS, '十点就走了'), [], 0, leader(TO))
    expect(done(right).kind).toBe('ROSTER')
  })

  test('over twelve hours a day three people, each another', () => {
    const first = done(parts.count(left(), found, [], 601, leader(TO, 'user:1')))
    expect(codeOf(parts.count(first, found, [], 601, leader(TO, 'user:1')))).toBe('sameFinder')
    const second = done(parts.count(first, found, [], 601, leader(TO, 'user:2')))
    expect([second.state, second.minutes, second.needed]).toEqual(['REVIEWING', 0, 3])
    expect(codeOf(parts.count(second, found, [], 601, leader(TO, 'user:3')))).toBe('COUNTED 120')
  })

  test('who finds another time than the one before begins anew', () => {
    const first = done(parts.count(left(), found, [], 361, leader(TO, 'user:1')))
    const other = span(FROM, TO - MINUTE_MS, '早走了一分钟')
    const second = done(parts.count(first, other, [], 362, leader(TO, 'user:2')))
    expect([second.state, second.findings.map(({ by }) => by)]).toEqual(['REVIEWING', ['user:2']])
    expect(codeOf(parts.count(second, other, [], 362, leader(TO, 'user:3')))).toBe('COUNTED 119')
  })
})

describe('own hours, told afterwards', () => {
  const own = { ...TAKEN, activity: null, team: null, risk: 0 }
  const told = (from: number, to: number, now: number, others: Span[] = []): Outcome<Part> =>
    parts.claim({ ...own, from, to }, '帮邻居买药', others, me(now))
  test.each<[string, Outcome<Part>, string]>([
    ['yesterday’s', told(FROM, TO, TO + 24 * HOUR_MS), 'CLAIMED 0'],
    ['of what is not over', told(FROM, TO, TO - 1), 'deedAhead'],
    ['of sixty days ago', told(at('09-24 09:00'), at('09-24 10:00'), TO), 'CLAIMED 0'],
    ['of longer ago', told(at('09-23 09:00'), at('09-23 10:00'), TO), 'deedTooOld'],
    ['longer than a day', told(TO - 25 * HOUR_MS, TO, TO), 'activityLong'],
    ['none', told(FROM, FROM, TO), 'activityLong'],
    ['over another service: somebody looks', told(FROM, TO, TO, [span(FROM, TO)]), 'CLAIMED 0'],
  ])('%s', (_, outcome, wanted) => expect(codeOf(outcome)).toBe(wanted))

  test('stay what they are, and count only when another says so with a reason', () => {
    const claimed = done(told(FROM, TO, TO))
    expect(claimed).toMatchObject({ kind: 'SUPPLEMENT', odd: ['supplement'], minutes: 0 })
    const acked = done(parts.acknowledge(claimed, 'CODE', SERVED))
    expect([acked.state, acked.acknowledged, acked.minutes]).toEqual(['CLAIMED', 'CODE', 0])
    expect(codeOf(parts.count(acked, span(FROM, TO), [], 0, leader(TO)))).toBe('needNote')
    const counted = done(parts.count(acked, span(FROM, TO, '受助者说了'), [], 0, leader(TO)))
    expect([counted.state, counted.kind, counted.minutes]).toEqual(['COUNTED', 'SUPPLEMENT', 120])
  })
})

describe('受助者确认', () => {
  const own = { ...TAKEN, activity: null, from: FROM, to: TO }
  const claimed = done(parts.claim(own, '帮邻居买药', [], me(TO)))
  const code = { key: 'k', until: TO + HOUR_MS }
  const offered = done(parts.offerCode(claimed, code))
  const acked = done(parts.acknowledge(offered, 'CODE', SERVED))
  const elder = (kin: string[] = []) => ({ user: SERVED.by, kin })

  test.each<[string, Part, { user: string; kin: string[] }, number, string | null]>([
    ['whom it was done for', offered, elder(), TO, null],
    ['to the last moment', offered, elder(), code.until - 1, null],
    ['over', offered, elder(), code.until, 'ackUnknown'],
    ['he himself', offered, { user: ME, kin: [] }, TO, 'ownHours'],
    ['who lives with him', offered, elder([ME]), TO, 'kinAck'],
    ['used', acked, elder(), TO, 'ackUnknown'],
    ['no code', claimed, elder(), TO, 'ackUnknown'],
    ['decided meanwhile', { ...offered, state: 'COUNTED' }, elder(), TO, 'ackUnknown'],
    ['not counted', { ...offered, state: 'VOID' }, elder(), TO, 'ackUnknown'],
  ])('%s', (_, part, who, now, wanted) => {
    expect(parts.codeFault(part, who, now)).toBe(wanted)
  })

  test('there is a code for own hours that wait, and no second word', () => {
    const no = (part: Part) => codeOf(parts.offerCode(part, code))
    expect(no(left())).toBe('wrongState')
    expect(no(acked)).toBe('alreadySaid')
    expect(no({ ...claimed, state: 'VOID' })).toBe('wrongState')
    expect(codeOf(parts.acknowledge(acked, 'PAPER', SERVED))).toBe('alreadySaid')
    expect([offered.version, acked.version]).toEqual([claimed.version, claimed.version + 1])
    expect([acked.ackCode, acked.history.at(-1)!.role]).toEqual([null, 'served'])
  })

  test('on paper, with the word of whoever decides; what was said by code stays that', () => {
    const paper = { ...span(FROM, TO, '收到签字'), paper: true }
    const onPaper = done(parts.count(claimed, paper, [], 0, leader(TO)))
    expect([onPaper.acknowledged, onPaper.minutes]).toEqual(['PAPER', 120])
    const said = onPaper.history.slice(-2).map(({ action, role }) => `${action} ${role}`)
    expect(said).toEqual(['acknowledge organiser', 'count organiser'])
    expect(done(parts.count(acked, paper, [], 0, leader(TO))).acknowledged).toBe('CODE')
    // Whoever may not decide signs nothing either.
    expect(codeOf(parts.count(claimed, paper, [], 0, me(TO)))).toBe('ownHours')
  })
})

test('every step leads only from where the table says, and by whom it says', () => {
  const walked: [string, Part, (doing: Doing) => Outcome<Part>][] = [
    ['signUp', signed(), (d) => parts.signUp(signed(), TAKEN, 'going', d)],
    ['walkIn', signed(), (d) => parts.walkIn(signed(), TAKEN, 'waiting', d)],
    ['moveUp', signed(), (d) => parts.moveUp(signed(), d)],
    ['acknowledge', signed(), (d) => parts.acknowledge(signed(), 'CODE', d)],
    ['strike', signed(), (d) => parts.strike(signed(), 'x', d)],
  ]
  for (const [action, part, take] of walked) {
    const row = PART.steps.find((r) => r.action === action)!
    expect((row.from as readonly (string | null)[]).includes(part.state)).toBe(false)
    const role = row.who[0]!
    expect(codeOf(take({ by: 'user:x', role, now: FROM - 1 }))).toBe('wrongState')
  }
  expect(codeOf(parts.checkOut(present(), TO, [], { by: 'user:x', role: 'served', now: TO }))).toBe(
    'notAllowed',
  )
})

test('however services lie: what counts of one person never crosses, and is as many minutes as it was', () => {
  const minute = fc.integer({ min: 0, max: 600 })
  property(
    [fc.array(fc.tuple(minute, fc.integer({ min: 1, max: 180 })), { maxLength: 8 })],
    (all) => {
      const day = at('11-23 08:00')
      const now = day + 24 * HOUR_MS
      const counted: Part[] = []
      let sum = 0
      all.forEach(([from, length], i) => {
        const was = { from: day + from * MINUTE_MS, to: day + (from + length) * MINUTE_MS }
        const key = String(i).padStart(24, '0')
        const taken = { ...TAKEN, key, activity: null, ...was }
        let part = done(parts.claim(taken, '陪护', [], me(now)))
        for (const by of ['user:1', 'user:2', 'user:3']) {
          const next = parts.count(
            part,
            { ...was, note: '核实过' },
            parts.spansOf(counted, part),
            sum,
            leader(now, by),
          )
          if (!next.ok) break
          part = next.value
        }
        if (part.state !== 'COUNTED') return
        counted.push(part)
        sum += part.minutes
        expect(part.minutes).toBe(length)
        expect(part.findings.length).toBe(sum > 720 ? 3 : sum > 480 ? 2 : 1)
      })
      const spans = counted.map((p) => ({ from: p.inAt!, to: p.outAt! }))
      const crossing = spans.filter((a, i) => spans.some((b, j) => i < j && crosses(a, b)))
      expect(crossing).toEqual([])
    },
  )
})
