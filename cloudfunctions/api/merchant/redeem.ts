import { accountOfMerchant, merchantOf } from '../../../domain/merchant/merchants'
import { ok, refuse } from '../../../domain/result'
import type { Handler } from '../context'
import { redeemingBy, type Payer } from '../points/redeem'

const ofMerchant: Payer = async (_, context) => {
  const merchant = merchantOf(await context.settings(), context.userId)
  return merchant ? ok(accountOfMerchant(merchant)) : refuse('noMerchant')
}

/** 兑换宣传: the contact's redemption, of the merchant's points. */
export const redeem: Handler<'merchant.redeem'> = (input, context) =>
  redeemingBy(input, ofMerchant, context)
