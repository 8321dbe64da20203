import { HOUSEHOLD_LIMITS } from '../../../domain/household/limits'
import type { Household } from '../../../domain/household/types'
import { SHOWN_OF_REDEMPTION, householdView, invitationView } from '../../../domain/household/views'
import { balanceOf } from '../../../domain/points/ledger/account'
import { todayOf } from '../../../domain/points/ledger/lots'
import type { Redemption } from '../../../domain/points/redeem/types'
import type { Account } from '../../../domain/points/types'
import { ok } from '../../../domain/result'
import { homeIn } from '../../platform/households'
import { accountOf } from '../../platform/ledger'
import { bothLists, list, readLists } from '../../platform/lists'
import { memberId } from '../../platform/members'
import type { CallContext, Handler } from '../context'

/** Redemptions of the household that are shown. */
const SHOWN = 20

async function ownView(account: Account, household: Household, { userId: user, now }: CallContext) {
  const found = await readLists(
    list('redemptions', { account: account._id } as never, {
      sort: [['redeemedAt', 'desc']],
      limit: SHOWN,
      fields: SHOWN_OF_REDEMPTION as never,
    }),
  )
  const redemptions = found as unknown as Redemption[]
  return householdView(household, account, redemptions, { user, now })
}

/** 家庭: one's own, or what one is invited to. */
export const open: Handler<'household.open'> = async (_, context) => {
  const { userId: user, now } = context
  const [[[shared], invited], [account, [member]]] = await readLists(
    bothLists(
      bothLists(
        list('accounts', { 'home.members.user': user }, { limit: 1 }),
        list('accounts', { 'home.invited.user': user }, { limit: HOUSEHOLD_LIMITS.members }),
      ),
      bothLists(accountOf(user), list('members', { _id: memberId(user) }, { limit: 1 })),
    ),
  )
  const household = homeIn(shared)
  const waiting = invited
    .flatMap((home) => homeIn(home) ?? [])
    .filter((h) => h.invited.some((i) => i.user === user && i.until > now))
  const balance = account ? balanceOf(account, todayOf(now)) : 0
  return ok({
    household: shared && household ? await ownView(shared, household, context) : null,
    invitations: waiting.map((h) => invitationView(h, user)),
    own: member?.name ? { balance } : null,
  })
}
