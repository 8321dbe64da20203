import { addDays, addHours } from '../calendar/workingTime'
import { DAY_MS } from '../calendar/zone'
import type { Presence } from '../duty/presence'
import { waitFor, type Moment } from '../matter/move'
import type { Principal } from '../matter/types'
import type { StreetSettings } from '../street/types'
import { BEFORE_AGREED } from './states'
import type { Case, CaseWatch } from './types'

/** Version of the shape of `Case`. */
export const CASE_SHAPE = 1

/** Everything a decision needs that is not in the case. */
export interface Situation extends Moment {
  settings: StreetSettings
  presence: Presence
}

/** The posts of the committee as principals: whoever holds them finds what waits for them. */
export const CHAIR = 'chair'
export const CLERK = 'clerk'

/** Time limits (DOMAIN §3.5 [P], but for the month of 人民调解工作若干规定 art. 33). */
export const LIMITS = {
  /** 初审, 回避: one working day. */
  screenHours: 8,
  recuseHours: 8,
  /** 受理: three working days after the last consent. */
  acceptHours: 24,
  /** Silence is not consent: after so many days it ends as 联系不上. */
  consentDays: 7,
  acknowledgeDays: 7,
  rankHours: 48,
  proposeHours: 8,
  takeHours: 24,
  approveHours: 48,
  bookHours: 48,
  /** After the time of a sitting somebody says what came of it. */
  afterSittingHours: 24,
  signDays: 7,
  inviteHours: 48,
  termDays: 30,
  extendDays: 30,
  /** 同意延期: so long every party has to say yes; silence is none. */
  askExtendDays: 3,
  rateDays: 7,
  /** Between two reminders. */
  againHours: 8,
  maxAbsences: 2,
  codeDays: 7,
} as const

const HOUR_MS = 3_600_000

/** By when whoever `kind` waits for must have acted. */
function dueAtOf(c: Case, kind: CaseWatch, { now, settings }: Situation): number {
  const working = (hours: number): number => addHours(settings.calendar, now, hours, false).at
  switch (kind) {
    case 'screen':
      return working(LIMITS.screenHours)
    case 'consent':
      return addDays(now, LIMITS.consentDays)
    case 'accept':
      return working(LIMITS.acceptHours)
    case 'acknowledge':
      return addDays(now, LIMITS.acknowledgeDays)
    case 'rank':
      return now + LIMITS.rankHours * HOUR_MS
    case 'propose':
      return working(LIMITS.proposeHours)
    case 'take':
      return now + LIMITS.takeHours * HOUR_MS
    case 'approve':
      return now + LIMITS.approveHours * HOUR_MS
    case 'book':
      return now + LIMITS.bookHours * HOUR_MS
    case 'session':
    case 'finish':
      return (c.booking?.to ?? now) + LIMITS.afterSittingHours * HOUR_MS
    case 'recuse':
      return working(LIMITS.recuseHours)
    case 'invite':
      return now + LIMITS.inviteHours * HOUR_MS
    case 'sign':
      return addDays(now, LIMITS.signDays)
    case 'rate':
      return addDays(now, LIMITS.rateDays)
  }
}

/** Whose turn it is now: everybody who owes a word; the first of them is whom the case waits for. */
export function wait(c: Case, s: Situation, kind: CaseWatch, turn: Principal[]): Case {
  const [who] = turn
  if (who === undefined) throw new RangeError(`${c._id}: waits for nobody`)
  const dueAt = dueAtOf(c, kind, s)
  // The end of the term comes, whatever is awaited before it.
  const isTermed = c.termAt !== null && c.termAt > s.now && BEFORE_AGREED.some((x) => x === c.state)
  const wakeAt = isTermed ? Math.min(dueAt, c.termAt ?? dueAt) : dueAt
  return { ...waitFor(c, { who, kind, dueAt, wakeAt }), turn }
}

/** 一般一个月内: the day on which the term ends, and the days on which the chair is told before. */
export const termOf = (acceptedAt: number, extended: boolean): number =>
  acceptedAt + (LIMITS.termDays + (extended ? LIMITS.extendDays : 0)) * DAY_MS

/** When the timer reminds of what is late again: never past the end of the term, which it looks at. */
export function nextLook(
  c: Pick<Case, 'termAt'>,
  { now, settings }: Pick<Situation, 'now' | 'settings'>,
): number {
  const again = addHours(settings.calendar, now, LIMITS.againHours, false).at
  return termed(c, again, now)
}

const termed = ({ termAt }: Pick<Case, 'termAt'>, at: number, now: number): number =>
  termAt !== null && termAt > now ? Math.min(at, termAt) : at

/** When the timer looks next, where it has looked at all that was due before `from`. */
export const wakeAfter = (c: Case, from: number, s: Situation): number =>
  c.dueAt !== null && c.dueAt > from ? termed(c, c.dueAt, s.now) : nextLook(c, s)

/** Until when the parties may say yes to an extension that is asked for now. */
export const extensionUntil = (now: number, termAt: number | null): number =>
  Math.min(addDays(now, LIMITS.askExtendDays), termAt ?? Number.MAX_SAFE_INTEGER)

/** An extension that was asked for and may still be agreed to; null: none. */
export const liveExtension = (
  c: Pick<Case, 'extension' | 'extended'>,
  now: number,
): Case['extension'] => (c.extension && !c.extended && c.extension.until > now ? c.extension : null)
