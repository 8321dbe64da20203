import {
  TOLD_AT_ONCE,
  fanoutOf,
  noticesOf,
  type About,
  type Tell,
} from '../../domain/notice/compose'
import type { Actor } from '../../domain/identity/types'
import type { Transaction } from './transact'

/** Whom nothing is told: the person who acts, in either of the own boxes. */
export const boxesOf = ({ userId, staffId }: Pick<Actor, 'userId' | 'staffId'>): string[] =>
  staffId === null ? [userId] : [userId, staffId]

/**
 * Writes the notices of a commit with it: one as it is, more as one document. Answers what
 * `jobs` is to be asked to send once the commit has succeeded.
 */
export async function writeNotices(
  transaction: Transaction,
  about: About,
  tells: readonly Tell[],
  actor: Pick<Actor, 'userId' | 'staffId'>,
  now: number,
): Promise<string[]> {
  const notices = noticesOf(about, tells, boxesOf(actor), now)
  if (notices.length > TOLD_AT_ONCE) {
    const fanout = fanoutOf(about, notices, now)
    await transaction.collection('fanouts').add(fanout)
    return [fanout._id]
  }
  for (const notice of notices) await transaction.collection('notices').add(notice)
  return notices.map((n) => n._id)
}
