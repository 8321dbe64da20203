import { roleIn } from '../../../domain/helper/decide'
import type { HelpView } from '../../../domain/helper/answers'
import type { Help } from '../../../domain/helper/types'
import {
  SHOWN_OF_REDEMPTION,
  deedsOf,
  helpView,
  type ShownRedemption,
} from '../../../domain/helper/views'
import { ok } from '../../../domain/result'
import { bothLists, everyList, list, mapLists, type Lists } from '../../platform/lists'
import { memberId } from '../../platform/members'
import type { CallContext, Handler } from '../context'

/** What was redeemed last that is shown. */
const SHOWN = 20
/** 约定 that are shown on one side, with those that are over. */
const MOST = 20

export const redemptionsOf = (owner: string): Lists<ShownRedemption[]> =>
  mapLists(
    list(
      'redemptions',
      { owner },
      { sort: [['redeemedAt', 'desc']], limit: SHOWN, fields: SHOWN_OF_REDEMPTION as never },
    ),
    (found) => found as unknown as ShownRedemption[],
  )

export const helpsOf = (filter: { elder: string } | { helper: string }): Lists<Help[]> =>
  list('helps', filter, { sort: [['until', 'desc']], limit: MOST })

const asOwn = (help: Help, { userId, now }: CallContext): HelpView =>
  helpView(help, roleIn(help, userId) ?? 'helper', now)

/** 帮手: whom the reader helps, who helps him, and what was done for him. */
export const open: Handler<'helper.open'> = async (_, context) => {
  const { userId, now } = context
  const [[helping = [], helpers = []], [[member], redemptions]] = await context.readWith(
    bothLists(
      everyList([helpsOf({ helper: userId }), helpsOf({ elder: userId })]),
      bothLists(list('members', { _id: memberId(userId) }, { limit: 1 }), redemptionsOf(userId)),
    ),
  )
  return ok({
    no: member?.name ? member._id.slice('member:'.length) : null,
    helping: helping.map((help) => asOwn(help, context)),
    helpers: helpers.map((help) => asOwn(help, context)),
    deeds: deedsOf(redemptions, now),
  })
}
