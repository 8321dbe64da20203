import type { Doing } from '../../../domain/points/redeem/become'
import { holds } from '../../../domain/identity/authorize'
import { cancel as decideCancel, nameProxy } from '../../../domain/points/redeem/giveBack'
import { print as decidePrint } from '../../../domain/points/redeem/print'
import type { Redemption } from '../../../domain/points/redeem/types'
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

/**
 * Of somebody else's a reviewer, by the post; whoever has none is nothing but a stranger. The account is
 * read beside the settings, whosever it is.
 */
const doer = async (context: CallContext) => {
  const [settings, actor] = await Promise.all([context.settings(), context.actor()])
  const isReviewer = holds(actor, 'pointsReviewer')
  const doing = (r: Redemption | null): Doing =>
    isReviewer && r !== null && r.owner !== context.userId
      ? { ...asOwner(context), name: actor.name, role: 'reviewer' }
      : asOwner(context)
  return { settings, doing }
}

/** 取消 by the owner, or by a reviewer where the street cannot give what it promised. */
export const cancel: Handler<'points.cancel'> = async ({ id }, context) => {
  const { settings, doing } = await doer(context)
  return change(
    {
      id,
      decide: (state) => decideCancel(state, doing(state.redemption)),
      show: (r, repeated) => presentRedemption(r, context, repeated),
    },
    Promise.resolve(settings),
    context,
  )
}

/** 打印取货码: the code itself stands in this answer alone. */
export const print: Handler<'points.print'> = async ({ id }, context) => {
  const { settings, doing } = await doer(context)
  return change(
    {
      id,
      decide: (state) => decidePrint(state, doing(state.redemption)),
      show: (r) => Promise.resolve(printedView(r, context.userId, settings)),
    },
    Promise.resolve(settings),
    context,
  )
}

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
    context.settings(),
    context,
  )
