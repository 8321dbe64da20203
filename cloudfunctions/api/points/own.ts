import type { Doing } from '../../../domain/points/redeem/become'
import { cancel as decideCancel, nameProxy } from '../../../domain/points/redeem/giveBack'
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

export const cancel: Handler<'points.cancel'> = ({ id }, context) =>
  change(
    {
      id,
      decide: (state) => decideCancel(state, asOwner(context)),
      show: (r, repeated) => presentRedemption(r, context, repeated),
    },
    context.settings(),
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
    context.settings(),
    context,
  )
