import { accountOfMerchant, merchantOf } from '../../../domain/merchant/merchants'
import { shopView } from '../../../domain/points/views'
import { ok, refuse } from '../../../domain/result'
import { accountAt } from '../../platform/ledger'
import { bothLists, list, readLists } from '../../platform/lists'
import { binsListed, goodsListed } from '../../platform/shelf'
import type { Handler } from '../context'

/** 兑换宣传: what there is for a merchant, and what it can spend, in one request. */
export const shop: Handler<'merchant.shop'> = async (_, context) => {
  const street = await context.settings()
  const merchant = merchantOf(street, context.userId)
  if (!merchant) return refuse('noMerchant')
  const _id = accountOfMerchant(merchant)
  const [[goods, bins], [stored]] = await readLists(
    bothLists(bothLists(goodsListed(), binsListed()), list('accounts', { _id }, { limit: 1 })),
  )
  const account = accountAt(stored, _id)
  const reader = { bins, account, wished: [], street, now: context.now }
  return ok({ ...shopView(goods, reader), merchant: { name: merchant.name } })
}
