import { ERRORS, type ErrorCode } from '../../call/errors'
import { maskedName } from '../../identity/masks'
import { actionView } from '../../matter/views'
import { LIMITS as POINTS } from '../../points/limits'
import type { OwnPart, PartActionView, PartView, RosterLine } from '../activityAnswers'
import { HOURS_KINDS } from '../hours/kinds'
import { ODD } from '../hours/odd'
import { mayBeAcknowledged, mayCheckIn, stoodFor } from './decide'
import { PART, type PartAction } from './lifecycle'
import type { Part } from './types'
import { isTooOldToPay } from './pay'
import { isUndecided } from './undecided'

/** What a list shows of one's own part. */
export type StatedPart = Pick<Part, 'state'>

export const ownPart = ({ state }: StatedPart): OwnPart => {
  const { text, tone } = PART.states[state]
  return { state, stateText: text, tone }
}

export const partAction = (action: PartActionView['action'], label?: string): PartActionView => ({
  ...actionView(PART, action, label),
  action,
})

/** What the person himself may do with his part now, the next thing first. */
function actionsOf(part: Part, now: number): PartActionView[] {
  if (part.state === 'PRESENT') return [partAction('checkOut')]
  const isComing = part.state === 'SIGNED' || part.state === 'WAITING'
  if (!isComing || part.activity === null) return []
  const mayCome = part.state === 'SIGNED' && mayCheckIn(part, now)
  const checkIn = mayCome ? [partAction('checkIn')] : []
  return now < part.from ? [...checkIn, partAction('cancel')] : checkIn
}

const COMES: ReadonlySet<PartAction> = new Set(['signUp', 'wait', 'walkIn', 'claim'])

/** The step by which he came onto the list, the last time that he did. */
const cameBy = ({ history }: Pick<Part, 'history'>) =>
  history.filter(({ action }) => COMES.has(action)).at(-1)

const walkedIn = (part: Pick<Part, 'history'>): boolean => cameBy(part)?.action === 'walkIn'

/** He waits for the organiser on the spot: he did not sign up before. */
const isThere = (part: Part): boolean => part.state === 'WAITING' && walkedIn(part)

const kindText = ({ kind }: Pick<Part, 'kind'>): string => (kind === null ? '' : HOURS_KINDS[kind])

/** What is counted so late, the hours alone; empty where points are given. */
const unpaidText = ({ inAt, from }: Part, countedAt: number): string =>
  isTooOldToPay(inAt ?? from, countedAt) ? `超过${POINTS.countedDays}天，不再给积分；时长照记` : ''

const countedAtOf = ({ findings }: Part): number | undefined => findings.at(-1)?.at

/** Why it does not count: what was said last of it. */
const reasonOf = ({ state, history }: Part): string =>
  state === 'VOID' ? (history.at(-1)?.note ?? '') : ''

const sinceOf = (part: Pick<Part, 'history' | 'from'>): number => cameBy(part)?.at ?? part.from

export function partView(part: Part, now: number, repeated: boolean): PartView {
  const { _id: id, version, activity, title, from, to, kind, inAt, outAt, minutes } = part
  return {
    ...ownPart(part),
    child: part.ward === null ? '' : part.name,
    ...{ id, version, activity, title, from, to, kind, kindText: kindText(part) },
    ...{ inAt, outAt, minutes, odd: part.odd.map((odd) => ODD[odd]), reason: reasonOf(part) },
    waitingText: isThere(part) ? '组织者在名单上为您签到' : PART.states[part.state].next,
    unpaidText: part.state === 'COUNTED' ? unpaidText(part, countedAtOf(part) ?? now) : '',
    since: sinceOf(part),
    ...{ acknowledged: part.acknowledged !== false, mayAskServed: mayBeAcknowledged(part) },
    actions: actionsOf(part, now),
    repeated,
  }
}

/** Whoever reads a roster: he decides about nobody of his own household, nor about himself. */
export interface Decider {
  userId: string
  kin: readonly string[]
  /** He leads: he knows these people. Whoever decides by a post reads 李*. */
  leads: boolean
  /** He ticks who comes and goes (`ticks`); of own hours nobody does. */
  ticks: boolean
}

const DECIDABLE = PART.steps.find(({ action }) => action === 'count')!.from
const STRIKABLE = PART.steps.find(({ action }) => action === 'strike')!.from

/** What a leader may do with a line of the roster now. */
function deedsOn(part: Part, { userId, kin, ticks }: Decider, now: number): RosterLine['actions'] {
  const { state } = part
  if (part.user === userId || kin.includes(part.user)) return []
  const isComing = state === 'SIGNED' || state === 'WAITING'
  if (isComing) return ticks && mayCheckIn(part, now) ? ['tickIn'] : []
  const found = stoodFor(part).includes(userId)
  return [
    ...(ticks && state === 'PRESENT' ? (['tickOut'] as const) : []),
    ...(DECIDABLE.includes(state) && !found ? (['count'] as const) : []),
    ...(STRIKABLE.includes(state) ? (['strike'] as const) : []),
  ]
}

/** How he came to be on it: by 现场报名, whether he still waits or is there by now; empty else. */
const cameText = (part: Part): string => (walkedIn(part) ? '现场' : '')

/** 小明（孩子，监护人王芳）, and first characters alone for whoever decides by a post. */
function calledFor({ name, ward, guardian = '' }: Part, { leads }: Decider): string {
  const called = (whole: string): string => (leads ? whole : maskedName(whole))
  return ward === null ? called(name) : `${called(name)}（孩子，监护人${called(guardian)}）`
}

/** A line for whoever leads the activity or decides. */
export function rosterLine(part: Part, decider: Decider, now: number): RosterLine {
  const { _id: id, version, inAt, outAt, minutes, odd, history } = part
  const name = calledFor(part, decider)
  const claimed = history.find(({ action }) => action === 'claim')
  return {
    ...{ id, version, name, ...ownPart(part), kindText: kindText(part) },
    cameText: cameText(part),
    ...{ inAt, outAt, minutes, odd: odd.map((o) => ODD[o]), note: claimed?.note ?? '' },
    since: sinceOf(part),
    acknowledged: part.acknowledged !== false,
    unpaidText: DECIDABLE.includes(part.state) ? unpaidText(part, now) : '',
    isUndecided: isUndecided(part),
    actions: deedsOn(part, decider, now),
  }
}

export const errorWords = (code: ErrorCode): string => ERRORS[code].message
