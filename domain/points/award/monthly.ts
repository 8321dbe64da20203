import type { Rule } from '../rules'
import type { Award } from './types'

/** A rule that pays a month of a deed (认领绿地, 邻里看护约定, …) pays each month of it once. */

/** What says whose month it is, and which. */
export type OfMonth = Pick<Award, 'recipient' | 'collective' | 'deedOn'> & {
  rule: Pick<Rule, 'code' | 'unit'>
}

export const isMonthly = ({ unit }: Pick<Rule, 'unit'>): boolean => unit === 'month'

/** First and last day that a month's deeds can have, as texts that compare. */
export const monthOfDeed = ({ deedOn }: Pick<Award, 'deedOn'>): { from: string; to: string } => ({
  from: `${deedOn.slice(0, 7)}-01`,
  to: `${deedOn.slice(0, 7)}-31`,
})

/** It came to nothing: somebody may be given that month after all. */
const CAME_TO_NOTHING: readonly Award['state'][] = ['REJECTED', 'REVERSED', 'LAPSED']

/** Whether the month of a deed is given already, or about to be, by another award than this one. */
export function isMonthGiven(
  of: OfMonth,
  others: readonly (OfMonth & Pick<Award, '_id' | 'state'>)[],
  but?: string,
): boolean {
  if (!isMonthly(of.rule)) return false
  const month = of.deedOn.slice(0, 7)
  const holder = of.collective?.id ?? of.recipient
  return others
    .filter(({ _id, state }) => _id !== but && !CAME_TO_NOTHING.includes(state))
    .filter(({ rule, deedOn }) => rule.code === of.rule.code && deedOn.slice(0, 7) === month)
    .some(({ collective, recipient }) => (collective?.id ?? recipient) === holder)
}
