import type { ShopView } from '../../../domain/points/answers'
import { goodId } from '../../../domain/points/redeem/bins'
import { wish as decideWish, wishPlaces, type Wished } from '../../../domain/points/wishes'
import { ok, refuse, type Outcome } from '../../../domain/result'
import { keyOf } from '../../platform/keyOf'
import { bothLists, list } from '../../platform/lists'
import { SCENE, checkText } from '../../platform/moderation'
import { LIMITS } from '../../../domain/points/limits'
import { transact } from '../../platform/transact'
import type { CallContext, Handler } from '../context'
import { leaveMark, once } from '../once'
import { shop } from './shop'

const MAX_TRIES = 5

/** One try; null where another request of the same person was faster. */
async function tryWish(
  given: Omit<Wished, 'moderation'>,
  check: () => Promise<Wished['moderation']>,
  context: CallContext,
): Promise<Outcome<true> | null> {
  const { userId: user, now } = context
  const [own, goods] = await context.readWith(
    bothLists(
      list('wishes', { user }, { limit: LIMITS.wishes }),
      list('goods', { _id: goodId(given.good ?? '') }, { limit: 1, fields: ['_id'] }),
    ),
  )
  const agreed = await context.agreed()
  if (!agreed.ok) return agreed
  const wished = { ...given, moderation: await check() }
  const places = wishPlaces(keyOf(user))
  const decided = decideWish(own, wished, { places, user, hasGood: goods.length > 0, now })
  if (!decided.ok) return decided
  const next = decided.value
  const before = own.find(({ _id }) => _id === next._id)
  let wasFaster = false
  const done = await transact<true>(async (transaction) => {
    const stored = await transaction.collection('wishes').get(next._id)
    wasFaster = stored?.at !== before?.at || stored?.open !== before?.open
    if (wasFaster) return refuse('busy')
    await transaction.collection('wishes').put(next)
    await leaveMark(transaction, context, next._id)
    return ok(true)
  })
  return wasFaster ? null : done
}

/** 心愿: more of a good, or something in words; the same again takes it back. */
export const wish: Handler<'points.wish'> = async ({ good, text }, context) => {
  if ((good === undefined) === (text === undefined)) return refuse('invalidInput')
  const given = { good: good ?? null, text: text ?? '' }
  // Once, and of nobody who has not agreed.
  let checked: Promise<Wished['moderation']> | null = null
  const check = () => (checked ??= checkText(given.text, context.openid, SCENE.forum))
  // The shop as it is now, for a repetition as well.
  const shown = () => shop({}, context) as Promise<Outcome<ShopView>>
  const work = async (): Promise<Outcome<ShopView>> => {
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      const done = await tryWish(given, check, context)
      if (done !== null) return done.ok ? shown() : done
    }
    return refuse('busy')
  }
  return once(context, work, shown)
}
