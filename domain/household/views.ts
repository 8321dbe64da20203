import { maskedName } from '../identity/masks'
import type { Principal } from '../matter/types'
import { balanceOf, heldIn } from '../points/ledger/account'
import { byDay, isPast, spendable, todayOf } from '../points/ledger/lots'
import { REDEMPTION } from '../points/redeem/lifecycle'
import { isOver } from '../points/redeem/handOut'
import type { Redemption } from '../points/redeem/types'
import type { Account } from '../points/types'
import type { HouseholdView, InvitationView } from './answers'
import { isHead, memberOf } from './decide'
import { openAsks } from './spend'
import type { Household } from './types'

/** Fields by which the household's redemptions are shown. */
export const SHOWN_OF_REDEMPTION = [
  '_id',
  'goodName',
  'price',
  'ownerName',
  'state',
  'until',
  'redeemedAt',
  'owner',
] as const satisfies readonly (keyof Redemption)[]
type Shown = Pick<Redemption, (typeof SHOWN_OF_REDEMPTION)[number]>

/** A household as one of its members sees it. */
export function householdView(
  h: Household,
  account: Account,
  redemptions: readonly Shown[],
  { user, now }: { user: Principal; now: number },
): HouseholdView {
  const today = todayOf(now)
  const own = memberOf(h, user)?.account
  const good = spendable(account).filter(({ left, day }) => left > 0 && !isPast(day, today))
  return {
    id: h._id,
    name: h.name,
    isHead: isHead(h, user),
    members: h.members.map(({ user: u, no, name, since }) => {
      const marks = { isHead: isHead(h, u), isMe: u === user }
      return { no, name, ...marks, since }
    }),
    invited: h.invited
      .filter(({ until }) => until > now)
      .map(({ no, name, until }) => ({ no, name: maskedName(name), until })),
    asks: openAsks(h, now).map(({ id, by, byName, good: code, goodName, price, at, until }) => {
      return { id, byName, isMine: by === user, good: code, goodName, price, at, until }
    }),
    upTo: h.upTo,
    shows: h.shows,
    balance: balanceOf(account, today),
    held: heldIn(account),
    mine: good.reduce((sum, { left, of }) => (of === own ? sum + left : sum), 0),
    lots: byDay(good),
    redemptions: redemptions.map((r) => {
      // Of one whose days are over they are told so, whether the timer has been or not.
      const state = isOver(r, now) ? 'VOID' : r.state
      const { text: stateText } = REDEMPTION.states[state]
      const { goodName, price, ownerName, redeemedAt } = r
      // Whoever came later never knew who was in it before.
      const byName = memberOf(h, r.owner) ? ownerName : ownerName && maskedName(ownerName)
      return { goodName, price, byName, state, stateText, redeemedAt }
    }),
  }
}

/** What somebody is told of a household that he is invited to: no more than who asks. */
export function invitationView(h: Household, user: Principal): InvitationView {
  const { until } = h.invited.find((i) => i.user === user)!
  const headName = maskedName(memberOf(h, h.head)?.name ?? '')
  return { id: h._id, name: h.name, headName, members: h.members.length, until }
}
