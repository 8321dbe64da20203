import type { Committee } from '../street/committee'
import type { FiguresView } from './answers'
import type { EndReason, SettledLevel } from './types'

/** 成功率 and what it is reckoned of (DOMAIN §1 row 19): two rates, so that neither hides the other. */

/** Ended after all had talked, and without: whoever withdrew or settled alone has not failed. */
export const FAILED: readonly EndReason[] = ['FAILED', 'OVERDUE', 'SIGNATURE_REFUSED']

export const LEVELS: readonly SettledLevel[] = ['grid', 'community', 'street', 'district']

/** What is counted of the cases of this program, all after 受理. */
export interface Counted {
  byLevel: Record<SettledLevel, number>
  ended: number
  failed: number
  open: number
}

const permille = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((1000 * part) / whole)

/** The figures with what the street brought from before. */
export function figuresOf(
  counted: Counted,
  opening: Committee['opening'],
  now: number,
): FiguresView {
  const own = LEVELS.reduce((sum, level) => sum + counted.byLevel[level], 0)
  const succeeded = opening.agreed + own
  const failed = opening.court + counted.failed
  const other = opening.other + counted.ended - counted.failed
  const total = succeeded + failed + other + counted.open
  return {
    total,
    succeeded,
    failed,
    other,
    open: counted.open,
    byLevel: counted.byLevel,
    permilleOfAll: permille(succeeded, total),
    permilleOfConcluded: permille(succeeded, succeeded + failed),
    asOf: now,
  }
}
