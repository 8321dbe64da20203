import { readShown } from '../../../domain/points/code/shown'
import { holds } from '../../../domain/identity/authorize'
import { goodId } from '../../../domain/points/redeem/bins'
import { handOut as decideHandOut, undo as decideUndo } from '../../../domain/points/redeem/handOut'
import { keeperFor, meantBy, peek as decidePeek } from '../../../domain/points/redeem/peek'
import type { Redemption } from '../../../domain/points/redeem/types'
import { handedOutView, peekView } from '../../../domain/points/views'
import { ok, refuse } from '../../../domain/result'
import type { StreetSettings } from '../../../domain/street/types'
import { collection } from '../../platform/collections'
import type { CallContext, Handler } from '../context'
import { change } from './change'
import { presentRedemption } from './shop'

/** Old ones of the same six digits are few; the newest first. */
const MAX_SAME_NUMBER = 10

const keeperAt = ({ points }: StreetSettings, context: CallContext, pickUp: string | null) =>
  keeperFor(points?.keepers ?? [], context.userId, pickUp, context.now)

/** 扫码: what a keeper is about to hand out, or what was handed out before. */
export const peek: Handler<'points.peek'> = async ({ code }, context) => {
  const settings = await context.settings()
  if (keeperAt(settings, context, null) === null) return refuse('notKeeper')
  const shown = readShown(code)
  if (shown === null) return refuse('codeWrong')
  const found = (await collection('redemptions').find(
    { no: shown.no },
    { sort: [['redeemedAt', 'desc']], limit: MAX_SAME_NUMBER },
  )) as Redemption[]
  const meant = meantBy(found, shown, context.now)
  const keeper = keeperAt(settings, context, meant?.pickUp ?? null)
  const seen = decidePeek(meant, keeper, shown, context.now)
  if (!seen.ok) return seen
  const good = await collection('goods').get(goodId(seen.value.good))
  return ok(peekView(seen.value, good?.picture ?? ''))
}

/** 交付 */
export const handOut: Handler<'points.handOut'> = async ({ id, code }, context) => {
  const shown = readShown(code)
  if (shown === null) return refuse('codeWrong')
  const request = context.request().key
  return change(
    {
      id,
      decide(state, settings) {
        const keeper = keeperAt(settings, context, state.redemption?.pickUp ?? null)
        return decideHandOut(state, { keeper, shown, request, now: context.now })
      },
      show: (r, repeated) => Promise.resolve(handedOutView(r, repeated)),
    },
    context.settings(),
    context,
  )
}

/** Whoever undoes: a keeper as such, anybody else by his post. */
async function undoer(context: CallContext) {
  const settings = await context.settings()
  const keeper = keeperAt(settings, context, null)
  if (keeper)
    return { settings, name: keeper.name, relatives: keeper.relatives, role: 'keeper' } as const
  const actor = await context.actor()
  const role = holds(actor, 'pointsReviewer') ? ('reviewer' as const) : ('owner' as const)
  return { settings, name: actor.name, relatives: [], role }
}

/** 撤销交付 */
export const undo: Handler<'points.undo'> = async ({ id, note }, context) => {
  const { settings, name, relatives, role } = await undoer(context)
  const doing = {
    by: context.userId,
    name,
    role,
    request: context.request().key,
    note,
    now: context.now,
  }
  return change(
    {
      id,
      decide: (state) => decideUndo(state, { doing, relatives }),
      show: (r, repeated) => presentRedemption(r, context, repeated),
    },
    Promise.resolve(settings),
    context,
  )
}
