import { maskedName } from '../../identity/masks'
import type { AccountKind } from '../types'
import type { Award } from './types'

/** 集体 as awards know them (`Collective`): for whom a rule is, and what the receiver is called. */

/** For what kind of account an award is. */
export const kindOf = ({ collective }: Pick<Award, 'collective'>): AccountKind =>
  collective?.kind ?? 'person'

/**
 * What an award's receiver is called: a person and the head of a family whole or masked (王*家庭), a team and
 * a merchant by the name on their sign.
 */
export function receiverName(
  { recipientName, collective }: Pick<Award, 'recipientName' | 'collective'>,
  isWhole: boolean,
): string {
  const person = isWhole ? recipientName : maskedName(recipientName)
  if (collective === undefined) return person
  return collective.kind === 'family' ? `${person}家庭` : collective.name
}
