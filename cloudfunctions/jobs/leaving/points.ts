import { stocked } from '../../../domain/points/redeem/bins'
import { cancel, lapse } from '../../../domain/points/redeem/giveBack'
import { ok } from '../../../domain/result'
import { collection } from '../../platform/collections'
import { now } from '../../platform/clock'
import { accountIn } from '../../platform/ledger'
import { closeIn, forgetHand, forgetOwner } from '../../platform/pointsLeft'
import { writeBecame } from '../../platform/redemptions'
import { transact } from '../../platform/transact'
import type { Leaver, Left } from './leaver'

const PAGE = 100

/** What waits to be picked up goes back to its shelf, by the path of every cancellation. */
async function giveBack(_id: string, { user, at }: Left): Promise<void> {
  await transact(async (transaction) => {
    const stored = await transaction.collection('redemptions').get(_id)
    if (!stored || 'refused' in stored) return ok(null)
    const account = await accountIn(transaction, stored.account)
    const state = { redemption: stored, account, bin: stocked(stored) }
    const doing = { by: user, name: '', role: 'owner', note: '', now: now() } as const
    const over = lapse(state, now())
    const became = over ? ok(over) : cancel(state, { ...doing, request: `leave:${at}` })
    if (!became.ok) return ok(null)
    const actor = { userId: user, staffId: null }
    await writeBecame(transaction, stored, became.value, [], actor, now())
    return ok(null)
  })
}

/**
 * A keeper who leaves hands nothing out any more, and is nobody's declared relative; a merchant has no contact
 * until the street names another.
 */
async function leaveKeepers({ user }: Left): Promise<void> {
  await transact(async (transaction) => {
    const all = transaction.collection('settings')
    const settings = await all.get('settings:street')
    const { points } = settings ?? {}
    const { merchants = [] } = points ?? {}
    const isThere =
      points?.keepers.some((k) => k.user === user || k.relatives.includes(user)) ||
      merchants.some(({ contact }) => contact === user)
    if (!settings || !points || !isThere) return ok(null)
    const keepers = points.keepers
      .filter((k) => k.user !== user)
      .map((k) => ({ ...k, relatives: k.relatives.filter((r) => r !== user) }))
    const left = merchants.map((m) =>
      m.contact === user ? { ...m, contact: '', contactName: '' } : m,
    )
    const own = points.merchants && { merchants: left }
    await all.put({ ...settings, points: { ...points, keepers, ...own } })
    return ok(null)
  })
}

/** Redemptions on their way are cancelled, the account is closed, and names go from what stays. */
export const leavePoints: Leaver = async (left) => {
  const { user } = left
  const held = await collection('redemptions').find(
    { owner: user },
    { limit: PAGE, fields: ['_id'], sort: [['redeemedAt', 'desc']] },
  )
  for (const { _id } of held) await giveBack(_id, left)
  // Refused while something was redeemed meanwhile: the next look finds it.
  await transact((transaction) => closeIn(transaction, user, now()))
  await forgetOwner(user)
  await forgetHand(user)
  await leaveKeepers(left)
}
