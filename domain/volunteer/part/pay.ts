import { dateOf } from '../../calendar/zone'
import { oldestCounted } from '../../points/ledger/earned'
import { LIMITS as POINTS } from '../../points/limits'
import { pointsFor, ruleOf, type PointsRules } from '../../points/rules'
import type { Part } from './types'

/** By which rule a part is paid, and what of it may be published. */
export interface Paying {
  /** Code of the activity's rule. */
  rule: string
  /** 协助调解, and what came of a 保密 report: it stands in no 公示. */
  confidential: boolean
}

/** Own hours are paid by it: 志愿服务每小时. */
export const OWN_HOURS_RULE = 'GM01'
/** 协助调解: who helped with whose dispute stands in no 公示. */
export const CONFIDENTIAL_RULES: readonly string[] = ['ZA06']

/** The deed of a part, as an award is given for it. */
export interface Deed {
  /** A scanned part of up to five points is paid at once; all else another one reviews. */
  by: 'giveAtOnce' | 'give'
  /** The same part is paid once, whoever asks. */
  source: string
  recipient: Part['user']
  recipientName: string
  rule: string
  minutes: number
  points: number
  /** The day on which it began. */
  deedOn: string
  deed: string
  confidential: boolean
}

/** Hours found right at this moment are of so long ago that no points are given for them; they count as hours. */
export const isTooOldToPay = (inAt: number | null, countedAt: number): boolean =>
  inAt !== null && dateOf(inAt) < oldestCounted(countedAt)

/**
 * What a part is paid for, or null: nothing is until its minutes count, and nothing where they make no
 * points. Minutes are as they were; the caps of points are the ledger's to keep.
 */
export function deedOf(part: Part, paying: Paying, own: PointsRules): Deed | null {
  const { minutes, state, inAt } = part
  // A child has a record and no account, and what he did is nobody else's deed.
  if (part.ward !== null) return null
  const rule = ruleOf(paying.rule, own)
  if (state !== 'COUNTED' || inAt === null || rule?.for !== 'person') return null
  const points = pointsFor(rule, minutes)
  if (points === 0) return null
  const isSmall = part.kind === 'SCANNED' && points <= POINTS.atOnce && !paying.confidential
  return {
    by: isSmall ? 'giveAtOnce' : 'give',
    source: part._id,
    recipient: part.user,
    recipientName: part.name,
    rule: rule.code,
    ...{ minutes, points, deedOn: dateOf(inAt), deed: part.title },
    confidential: paying.confidential,
  }
}
