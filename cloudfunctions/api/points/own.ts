import type { Doing } from '../../../domain/points/redeem/become'
import { holds } from '../../../domain/identity/authorize'
import type { Actor } from '../../../domain/identity/types'
import { cancel as decideCancel, nameProxy } from '../../../domain/points/redeem/giveBack'
import { print as decidePrint } from '../../../domain/points/redeem/print'
import type { Redemption } from '../../../domain/points/redeem/types'
import { relativesOf } from '../../../domain/points/redeem/keepers'
import { printedView } from '../../../domain/points/views'
import type { CallContext, Handler } from '../context'
import { change } from './change'
import { presentRedemption } from './shop'

/** What the owner does to a redemption that waits. */

const asOwner = (context: CallContext): Doing => ({
  by: context.userId,
  name: '',
  role: 'owner',
  request: context.request().key,
  note: '',
  now: context.now,
})

/** Of somebody else's a reviewer, by the post; whoever has none is nothing but a stranger. */
const doing = (r: Redemption | null, actor: Actor, context: CallContext): Doing =>
  holds(actor, 'pointsReviewer') && r !== null && r.owner !== context.userId
    ? { ...asOwner(context), name: actor.name, role: 'reviewer' }
    : asOwner(context)

/** 取消 by the owner, or by a reviewer where the street cannot give what it promised. */
export const cancel: Handler<'points.cancel'> = ({ id }, context) =>
  change(
    {
      id,
      decide: (state, settings, actor, mates) =>
        decideCancel(state, doing(state.redemption, actor, context), [
          ...relativesOf(settings, context.userId),
          ...mates,
        ]),
      show: (r, repeated) => presentRedemption(r, context, repeated),
    },
    context,
  )

/** 打印取货码: the code itself stands in this answer alone. */
export const print: Handler<'points.print'> = ({ id }, context) =>
  change(
    {
      id,
      decide: (state, settings, actor, mates) =>
        decidePrint(state, doing(state.redemption, actor, context), [
          ...relativesOf(settings, context.userId),
          ...mates,
        ]),
      show: async (r) => printedView(r, context.userId, await context.settings()),
    },
    context,
  )

/** 请人代领 */
export const name: Handler<'points.name'> = ({ id, name: proxy }, context) =>
  change(
    {
      id,
      decide: (state) =>
        nameProxy(
          state,
          proxy === undefined ? null : { name: proxy, user: null },
          asOwner(context),
        ),
      show: (r, repeated) => presentRedemption(r, context, repeated),
    },
    context,
  )
