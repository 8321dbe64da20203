import { withoutHand as awardWithoutHand, withoutRecipient } from '../../domain/points/award/erased'
import type { Award } from '../../domain/points/award/types'
import { assertWhole } from '../../domain/matter/lifecycle'
import { TIMER_REQUEST } from '../../domain/matter/escalate'
import { AWARD } from '../../domain/points/award/lifecycle'
import { close } from '../../domain/points/ledger/expire'
import { withoutHand, withoutOwner } from '../../domain/points/redeem/erased'
import type { Redemption } from '../../domain/points/redeem/types'
import { ok, type Outcome } from '../../domain/result'
import { now } from './clock'
import { collection, type Filter } from './collections'
import { accountIn, writePosted } from './ledger'
import { uninvited } from './households'
import { bothLists, list, readLists } from './lists'
import { memberId } from './members'
import { transact, type Transaction } from './transact'

/**
 * 注销 of points: the account loses its person in one transaction (`closeIn`), and what stands elsewhere
 * loses him after it (`forgetOwner`), whatever of it was done before. From then on the account is a number
 * that leads to nobody.
 */

const PAGE = 100

/**
 * Books out what is left and takes the person from the number. Refused while something waits to be picked
 * up. A number that is left keeps nothing but that there was one.
 */
export async function closeIn(
  transaction: Transaction,
  user: string,
  at: number,
): Promise<Outcome<null>> {
  const _id = memberId(user)
  const member = await transaction.collection('members').get(_id)
  if (member?.account) {
    const closed = close(await accountIn(transaction, member.account), at)
    if (!closed.ok) return closed
    await writePosted(transaction, closed.value)
  }
  const left = { _id, user: '', name: '', at, account: null, leaving: user }
  await transaction.collection('members').put(left)
  return ok(null)
}

type Find = () => Promise<{ _id: string }[]>
type Change = (transaction: Transaction, id: string) => Promise<void>
type May = (transaction: Transaction) => Promise<boolean>

const ALWAYS: May = () => Promise.resolve(true)

/** Changes every document that is found, so that it is found no more, for as long as it may. */
async function each(find: Find, change: Change, may: May = ALWAYS): Promise<void> {
  let before = ''
  for (let found = await find(); found.length > 0; found = await find()) {
    const ids = found.map(({ _id }) => _id)
    // What is found again after it was changed would be found for ever.
    if (ids.join() === before) throw new RangeError(`${ids[0]!} cannot be changed`)
    before = ids.join()
    for (const id of ids) {
      const done = await transact(async (transaction) => {
        const mayGoOn = await may(transaction)
        if (mayGoOn) await change(transaction, id)
        return ok(mayGoOn)
      })
      if (!done.ok || !done.value) return
    }
  }
}

const idsIn = (name: 'redemptions' | 'awards', filter: Filter) => () =>
  collection(name).find(filter, { limit: PAGE, fields: ['_id'] })

const inRedemption =
  (next: (r: Redemption) => Redemption) => async (transaction: Transaction, id: string) => {
    const stored = await transaction.collection('redemptions').get(id)
    if (!stored || 'refused' in stored) return
    await transaction.collection('redemptions').put(next(stored))
  }

const inAward = (next: (award: Award) => Award) => async (transaction: Transaction, id: string) => {
  const stored = await transaction.collection('awards').get(id)
  if (!stored) return
  const award = next(stored)
  assertWhole(AWARD, award)
  await transaction.collection('awards').put(award)
}

const uninvite = (id: string, user: string) =>
  transact(async (transaction) => {
    const next = uninvited(await accountIn(transaction, id), user)
    if (next) await transaction.collection('accounts').put(next)
    return ok(null)
  })

/**
 * Takes whoever has left from what was redeemed by him and given to him; what was not paid lapses, wishes
 * and invitations to a household are taken back. May be done again at any time.
 */
export async function forgetOwner(user: string): Promise<void> {
  // Whoever is back by then has redeemed what is his.
  const isLeaving: May = async (transaction) =>
    (await transaction.collection('members').get(memberId(user)))?.leaving === user
  const redemption = inRedemption((r) => (r.owner === user ? withoutOwner(r) : r))
  await each(idsIn('redemptions', { owner: user }), redemption, isLeaving)
  const award = inAward((a) =>
    a.recipient === user ? withoutRecipient(a, { now: now(), requestId: TIMER_REQUEST }) : a,
  )
  await each(idsIn('awards', { recipient: user }), award, isLeaving)
  const only = { limit: PAGE, fields: ['_id'] as ['_id'] }
  const [wishes, homes] = await readLists(
    bothLists(
      list('wishes', { user }, only),
      list('accounts', { 'home.invited.user': user }, only),
    ),
  )
  for (const { _id } of wishes) await collection('wishes').remove(_id)
  // Who has no account of his own can no longer say yes.
  for (const { _id } of homes) await uninvite(_id, user)
  await collection('members').change(memberId(user), { leaving: null })
}

/**
 * Takes whoever leaves the program itself from what he did for others: handed out, awarded, reviewed,
 * objected to. What a post did stays the post's. May be done again at any time.
 */
export async function forgetHand(user: string): Promise<void> {
  const redemption = inRedemption((r) => withoutHand(r, user))
  await each(idsIn('redemptions', { 'history.by': user }), redemption)
  const award = inAward((a) => awardWithoutHand(a, user))
  await each(idsIn('awards', { hands: user }), award)
  await each(idsIn('awards', { 'appeal.by': user }), award)
}
