import { MINUTE_MS, dateOf, dateString, dayOf } from '../../calendar/zone'
import type { Principal } from '../../matter/types'
import { ok, refuse, type Outcome } from '../../result'
import type { HoursKind } from '../hours/kinds'
import { oddOf } from '../hours/odd'
import { reviewsNeeded } from '../hours/reviews'
import { crossing, dayOfService, minutesOf, type Span } from '../hours/span'
import { LIMITS } from '../limits'
import { PART, type PartAction, type PartRole } from './lifecycle'
import { PART_SHAPE, type AckCode, type Part } from './types'

/** Who does something with a part, and when. */
export interface Doing {
  by: Principal
  role: PartRole
  now: number
}

/** What is known of whoever takes part, and in what. */
export type Taken = { key: string } & Pick<
  Part,
  'activity' | 'team' | 'title' | 'user' | 'ward' | 'name' | 'guardian' | 'from' | 'to' | 'risk'
>

/** Moves a part along one row of its table; who may was asked, where it leads from is asked here. */
function step(
  part: Part,
  action: PartAction,
  { by, role, now }: Doing,
  set: Partial<Part> = {},
  note = '',
): Outcome<Part> {
  const row = PART.steps.find((r) => r.action === action)!
  const from = part.history.length === 0 ? null : part.state
  if (!row.who.includes(role)) return refuse('notAllowed')
  if (!row.from.includes(from)) return refuse('wrongState')
  const line = { at: now, action, by, role, note }
  return ok({
    ...part,
    ...set,
    state: row.to ?? part.state,
    version: part.version + 1,
    history: [...part.history, line],
  })
}

const blankOf = ({ key, ...taken }: Taken): Part => ({
  _id: `part:${key}`,
  shape: PART_SHAPE,
  version: 0,
  state: 'CANCELLED',
  ...taken,
  kind: null,
  inAt: null,
  outAt: null,
  odd: [],
  minutes: 0,
  findings: [],
  needed: 1,
  acknowledged: false,
  lookAt: null,
  history: [],
})

/** What stays of a part that was cancelled and begins once more. */
const kept = ({ version, state, history }: Part): Partial<Part> => ({ version, state, history })

const begun = (before: Part | null, taken: Taken): Part =>
  before ? { ...blankOf(taken), ...kept(before) } : blankOf(taken)

/** 1, 2 As the roll has taken him: with a place, or waiting for one. Once more after he cancelled. */
export const signUp = (
  before: Part | null,
  taken: Taken,
  as: 'going' | 'waiting',
  doing: Doing,
): Outcome<Part> => step(begun(before, taken), as === 'going' ? 'signUp' : 'wait', doing)

/** 14 Of who stands there, as the roll has taken him: with a place as whoever signs up, else for the organiser to see. */
export const walkIn = (
  before: Part | null,
  taken: Taken,
  as: 'going' | 'waiting',
  doing: Doing,
): Outcome<Part> => step(begun(before, taken), as === 'going' ? 'signUp' : 'walkIn', doing)

export const moveUp = (part: Part, doing: Doing): Outcome<Part> => step(part, 'moveUp', doing)

/** 4 Until it begins; then he is there or he is not. */
export const cancel = (part: Part, doing: Doing): Outcome<Part> =>
  doing.role === 'volunteer' && doing.now >= part.from
    ? refuse('activityBegun')
    : step(part, 'cancel', doing)

/** 签到 is open from an hour before the start until the end. */
export const mayCheckIn = ({ from, to }: Span, now: number): boolean =>
  now >= from - LIMITS.checkInBeforeMinutes * MINUTE_MS && now < to

/**
 * 5 By the code, or by the organiser's list. Who waits may come in over the list alone. What was done
 * before the planned start does not count: the clock begins with it, travel and waiting left out.
 */
export function checkIn(part: Part, kind: 'SCANNED' | 'ROSTER', doing: Doing): Outcome<Part> {
  if (!mayCheckIn(part, doing.now)) return refuse('checkInClosed')
  if (part.state === 'WAITING' && kind === 'SCANNED') return refuse('stillWaiting')
  return step(part, 'checkIn', doing, { kind, inAt: Math.max(doing.now, part.from) })
}

/** What of his other services takes time: counted, or to be counted. */
const takesTime = (p: Part): p is Part & { inAt: number; outAt: number } =>
  p.inAt !== null && p.outAt !== null && p.state !== 'VOID' && p.state !== 'CANCELLED'

/** Hours of one person that are there already, as spans, without this one. */
export const spansOf = (parts: readonly Part[], but: Pick<Part, '_id'>): Span[] =>
  parts
    .filter((p) => p._id !== but._id)
    .filter(takesTime)
    .map(({ inAt, outAt }) => ({ from: inAt, to: outAt }))

/** Minutes that count already, of the day on which a service began at `from`, without this one. */
export const minutesOn = (parts: readonly Part[], but: Pick<Part, '_id'>, from: number): number =>
  parts
    .filter((p) => p._id !== but._id && p.state === 'COUNTED' && p.inAt !== null)
    .filter((p) => dayOfService({ from: p.inAt! }) === dayOfService({ from }))
    .reduce((sum, p) => sum + p.minutes, 0)

/** 6 He goes, at `at`: now, or when the activity was cancelled. Minutes as they were; what is odd is said. */
export function checkOut(
  part: Part,
  at: number,
  others: readonly Span[],
  doing: Doing,
): Outcome<Part> {
  if (part.inAt === null || part.kind === null) return refuse('wrongState')
  const outAt = Math.max(at, part.inAt)
  const was = { from: part.inAt, to: outAt }
  const odd = oddOf({ kind: part.kind, planned: part, was, others })
  return step(part, 'checkOut', doing, { outAt, odd })
}

/**
 * What the end of an activity makes of a part that is still under way: who never came is absent, who never
 * checked out has no minutes until somebody decides. Of a cancelled one, what was done until then is done.
 */
export function atEnd(
  part: Part,
  over: { at: number; isCancelled: boolean },
  others: readonly Span[],
  now: number,
): Part | null {
  const doing: Doing = { by: 'system', role: 'system', now }
  const made = (): Outcome<Part> | null => {
    if (part.state === 'SIGNED' || part.state === 'WAITING')
      return over.isCancelled ? cancel(part, doing) : step(part, 'miss', doing)
    if (part.state !== 'PRESENT') return null
    return over.isCancelled
      ? checkOut(part, over.at, others, doing)
      : step(part, 'forget', doing, { odd: ['noCheckOut'] })
  }
  const next = made()
  return next?.ok ? next.value : null
}

/** 9 Own hours, with a reason: of the past, not older than points are given for, not over others of his. */
export function claim(
  taken: Taken,
  note: string,
  others: readonly Span[],
  doing: Doing,
): Outcome<Part> {
  const { from, to } = taken
  if (to > doing.now) return refuse('deedAhead', 'to')
  const oldest = dateString(dayOf(doing.now) - LIMITS.supplementDays)
  if (dateOf(from) < oldest) return refuse('deedTooOld', 'from')
  const minutes = minutesOf(taken)
  if (minutes < 1 || minutes > LIMITS.longestMinutes) return refuse('activityLong', 'to')
  const kind: HoursKind = 'SUPPLEMENT'
  const odd = oddOf({ kind, planned: null, was: taken, others })
  const set = { kind, inAt: from, outAt: to, odd }
  return step(blankOf(taken), 'claim', doing, set, note)
}

/** States in which whom it was done for may still say so. */
const ACKNOWLEDGED_FROM = PART.steps.find(({ action }) => action === 'acknowledge')!.from

/** Own hours that nobody has decided about, nor whom they were done for has said anything of. */
export const mayBeAcknowledged = (part: Pick<Part, 'activity' | 'state' | 'acknowledged'>) =>
  part.activity === null && ACKNOWLEDGED_FROM.includes(part.state) && !part.acknowledged

/** A code for whom own hours were done for, in place of the one before. */
export function offerCode(part: Part, ackCode: AckCode): Outcome<Part> {
  if (part.acknowledged) return refuse('alreadySaid')
  return mayBeAcknowledged(part) ? ok({ ...part, ackCode }) : refuse('wrongState')
}

/**
 * What speaks against somebody who has the code: it is over, or used; they are his own hours, or he has found them
 * right; or they are of somebody who shares a household with him.
 * @param kin who shares a household with whoever has it
 */
export function codeFault(
  part: Part,
  { user, kin }: { user: Principal; kin: readonly Principal[] },
  now: number,
): 'ackUnknown' | 'ownHours' | 'sameFinder' | 'kinAck' | null {
  if (!mayBeAcknowledged(part) || (part.ackCode?.until ?? 0) <= now) return 'ackUnknown'
  if (part.user === user) return 'ownHours'
  if (stoodFor(part).includes(user)) return 'sameFinder'
  return kin.includes(part.user) ? 'kinAck' : null
}

/** 10 Whom it was done for says that it was, by a code or on paper. It counts nothing by itself. */
export const acknowledge = (part: Part, how: 'CODE' | 'PAPER', doing: Doing): Outcome<Part> =>
  part.acknowledged
    ? refuse('alreadySaid')
    : step(part, 'acknowledge', doing, { acknowledged: how, ackCode: null })

/** Whoever has stood up for these hours: found them right, or said that they were done for him. Each does once. */
export const stoodFor = ({
  findings,
  history,
}: Pick<Part, 'findings' | 'history'>): Principal[] => [
  ...findings.map(({ by }) => by),
  ...history.flatMap(({ action, role, by }) =>
    action === 'acknowledge' && role === 'served' ? [by] : [],
  ),
]

/** What somebody finds right: when it was. */
export interface Found extends Span {
  note: string
  /** Whom it was done for has signed on paper. */
  paper?: boolean
}

/**
 * 11, 12 Somebody finds the hours right: never the person himself, each time another, one after another
 * until as many have as the day needs. Only the last makes them count. Hours cross no others that count.
 * @param others spans of his services that count or are to be counted
 * @param minutesBefore minutes of that day that count already
 */
export function count(
  told: Part,
  found: Found,
  others: readonly Span[],
  minutesBefore: number,
  doing: Doing,
): Outcome<Part> {
  if (doing.by === told.user) return refuse('ownHours')
  const signed = found.paper === true && !told.acknowledged
  const known = signed ? acknowledge(told, 'PAPER', doing) : ok(told)
  if (!known.ok) return known
  const part = known.value
  if (stoodFor(part).includes(doing.by)) return refuse('sameFinder')
  if (found.to > doing.now) return refuse('deedAhead', 'to')
  const minutes = minutesOf(found)
  if (minutes < 1 || minutes > LIMITS.longestMinutes) return refuse('activityLong', 'to')
  if (crossing(found, others) !== null) return refuse('hoursOverlap')
  const isAsTold = part.inAt === found.from && part.outAt === found.to && part.odd.length === 0
  if (!isAsTold && found.note === '') return refuse('needNote', 'note')
  // Another span than the one before found begins anew: everybody must have found the same.
  const agreed = part.inAt === found.from && part.outAt === found.to ? part.findings : []
  const findings = [...agreed, { by: doing.by, minutes, at: doing.now }]
  const needed = reviewsNeeded(minutesBefore + minutes)
  const isEnough = findings.length >= needed
  const set = {
    ...{ inAt: found.from, outAt: found.to, findings, needed },
    // What was ticked or told afterwards stays what it is; a time that was put right is no scan any more.
    kind: part.kind === 'SCANNED' && !isAsTold ? ('ROSTER' as const) : (part.kind ?? 'ROSTER'),
    ...{ minutes: isEnough ? minutes : 0, lookAt: isEnough ? doing.now : null },
  }
  return step(part, isEnough ? 'count' : 'review', doing, set, found.note)
}

/** 13 They do not count, and why. Nobody strikes his own. */
export const strike = (part: Part, note: string, doing: Doing): Outcome<Part> =>
  doing.by === part.user
    ? refuse('ownHours')
    : step(part, 'strike', doing, { minutes: 0, findings: [] }, note)
