import { memberOf } from '../../../domain/household/decide'
import { moveOut } from '../../../domain/household/moveOut'
import type { Account } from '../../../domain/points/types'
import { ok } from '../../../domain/result'
import { collection } from '../../platform/collections'
import { now } from '../../platform/clock'
import { homeIn, uninvited, withHome } from '../../platform/households'
import { accountIn, writeMoves } from '../../platform/ledger'
import { writeNotices } from '../../platform/notices'
import { transact } from '../../platform/transact'
import { changeAll, type Leaver } from './leaver'

/** Moves whoever leaves out of his household, by the path of everybody who moves out. */
async function leaveHome({ _id: accountId }: Pick<Account, '_id'>, user: string): Promise<void> {
  await transact(async (transaction) => {
    const shared = await accountIn(transaction, accountId)
    const household = homeIn(shared)
    const member = household && memberOf(household, user)
    if (!household || !member) return ok(null)
    const person = await accountIn(transaction, member.account, user)
    const key = `${household._id}:${household.rev}`
    const moved = moveOut({ household, shared, person }, user, user, { key, now: now() })
    if (!moved.ok) return moved
    const { household: next, tells } = moved.value
    const accounts = moved.value.accounts.map((account) =>
      account._id === accountId ? withHome(account, next) : account,
    )
    await writeMoves(transaction, { ...moved.value, accounts })
    const about = { _id: next._id, version: next.rev }
    await writeNotices(transaction, about, tells, { userId: user, staffId: null }, now())
    return ok(null)
  })
}

/** Out of his household with what is his, which is closed with his account afterwards; invited nowhere. */
export const leaveHousehold: Leaver = async ({ user }) => {
  const found = await collection('accounts').find(
    { 'home.members.user': user },
    { limit: 2, fields: ['_id'] },
  )
  for (const account of found) await leaveHome(account, user)
  await changeAll('accounts', { 'home.invited.user': user }, (account) => uninvited(account, user))
}
