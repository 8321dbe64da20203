import {
  isMonthGiven,
  isMonthly,
  monthOfDeed,
  type OfMonth,
} from '../../../domain/points/award/monthly'
import type { Award } from '../../../domain/points/award/types'
import { ok, refuse, type Outcome } from '../../../domain/result'
import { command } from '../../platform/collections'
import { list, readLists } from '../../platform/lists'
import { memberId } from '../../platform/members'
import type { Transaction } from '../../platform/transact'

/** Awards of one month and holder that are looked at; a rule gives one, and what came to nothing stays. */
const MOST = 100
const FIELDS = ['_id', 'state', 'rule', 'deedOn', 'recipient', 'collective'] as const

/**
 * Refuses with `monthGiven` what a monthly rule has given for that month. The receiver's member is written by whoever
 * asks this, in the same transaction and after the snapshot was taken: of two at once, one looks again and finds
 * the other.
 */
export async function monthFault(of: OfMonth, but?: string): Promise<Outcome<null>> {
  if (!isMonthly(of.rule)) return ok(null)
  const { from, to } = monthOfDeed(of)
  const whose = of.collective ? { 'collective.id': of.collective.id } : { recipient: of.recipient }
  const deedOn = command.gte(from).and(command.lte(to))
  const asked = { ...whose, 'rule.code': of.rule.code, deedOn }
  const others = await readLists(
    list('awards', asked, { sort: [['givenAt', 'desc']], limit: MOST, fields: [...FIELDS] }),
  )
  return isMonthGiven(of, others, but) ? refuse('monthGiven') : ok(null)
}

/** The same of an award that came to nothing and is to stand after all: another may have been given since. */
export async function monthAgain(transaction: Transaction, award: Award): Promise<Outcome<null>> {
  if (!isMonthly(award.rule)) return ok(null)
  const members = transaction.collection('members')
  const known = await members.get(memberId(award.recipient))
  const fault = await monthFault(award, award._id)
  if (fault.ok && known) await members.put(known)
  return fault
}
