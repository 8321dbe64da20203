import type { Redemption } from '../../../domain/points/redeem/types'
import { LIMITS } from '../../../domain/points/limits'
import { accountOr } from '../../../domain/points/ledger/books'
import {
  REDEMPTION_CARD_FIELDS,
  isReader,
  redemptionCard,
  redemptionView,
  shopView,
} from '../../../domain/points/views'
import { wishedBy } from '../../../domain/points/wishes'
import { holds } from '../../../domain/identity/authorize'
import { ok, refuse } from '../../../domain/result'
import { collection } from '../../platform/collections'
import { helpsNow } from '../../platform/helps'
import { accountOf } from '../../platform/ledger'
import { bothLists, list, readLists } from '../../platform/lists'
import { binsListed, goodsListed } from '../../platform/shelf'
import type { CallContext, Handler } from '../context'
import { pageOf, type Listed } from '../paging'

/** 积分商店: goods, what is left of them, and what the reader can spend, in one request. */
export const shop: Handler<'points.shop'> = async (_, context) => {
  const shelf = bothLists(goodsListed(), binsListed())
  const own = bothLists(
    accountOf(context.userId),
    list('wishes', { user: context.userId }, { limit: LIMITS.wishes }),
  )
  const [[[goods, bins], [account, wishes]], street] = await Promise.all([
    readLists(bothLists(shelf, own)),
    context.settings(),
  ])
  const of = accountOr(account, context.userId)
  return ok(
    shopView(goods, { bins, account: of, wished: wishedBy(wishes), street, now: context.now }),
  )
}

type CardSource = Pick<Redemption, (typeof REDEMPTION_CARD_FIELDS)[number]>

/** My redemptions, newest first. */
export const redemptions: Handler<'points.redemptions'> = async ({ cursor }, context) => {
  const mine: Listed<'redeemedAt', CardSource> = {
    key: 'redeemedAt',
    direction: 'desc',
    // Refusals that are kept have no owner.
    find: (when, options) =>
      collection('redemptions').find(
        { owner: context.userId, ...when },
        { ...options, paths: REDEMPTION_CARD_FIELDS },
      ) as Promise<unknown> as Promise<CardSource[]>,
  }
  const page = await pageOf(mine, cursor)
  if (!page.ok) return page
  const { items, next } = page.value
  return ok({ items: items.map((r) => redemptionCard(r, context.now)), next })
}

/** One redemption as stored; null for none, and for a refusal that is kept. */
export async function storedRedemption(id: string): Promise<Redemption | null> {
  const stored = await collection('redemptions').get(id)
  return stored && !('refused' in stored) ? stored : null
}

/**
 * As whoever calls may see it; null for who has nothing to do with it. Posts are asked for only where
 * the account says nothing.
 */
export async function presentRedemption(r: Redemption, context: CallContext, repeated: boolean) {
  const user = context.userId
  const isHelper = r.proxy?.user === user && (await helpsNow(r.owner, user, context.now))
  const isOwn = isHelper || isReader(r, user)
  const isReviewer = !isOwn && holds(await context.actor(), 'pointsReviewer')
  if (!isOwn && !isReviewer) return null
  const settings = await context.settings()
  const reader = { user, now: context.now, settings, isReviewer, isHelper }
  return redemptionView(r, reader, repeated)
}

export const redemption: Handler<'points.redemption'> = async ({ id }, context) => {
  const stored = await storedRedemption(id)
  const view = stored && (await presentRedemption(stored, context, false))
  return view ? ok(view) : refuse('noRedemption')
}
