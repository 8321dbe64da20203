import * as v from 'valibot'
import { byConsent } from '../call/basis'
import { opening, writing, type Call } from '../call/define'
import { requestId } from '../call/fields'
import type { RedemptionView } from '../points/answers'
import { LIMITS } from '../points/limits'
import type { MerchantPage, MerchantShop } from './answers'

const none = v.strictObject({})
const good = v.pipe(v.string(), v.regex(/^[A-Za-z0-9]{1,20}$/))
const price = v.pipe(
  v.number(),
  v.integer('badPoints'),
  v.minValue(1, 'badPoints'),
  v.maxValue(LIMITS.maxPoints, 'badPoints'),
)
const perMonth = v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)))

export const MERCHANT_CALLS = {
  'merchant.open': opening<MerchantPage>()(none),
  'merchant.shop': opening<MerchantShop>()(none),
  /** 兑换宣传 with the merchant's points. `price` and `perMonth` as the contact saw them. */
  'merchant.redeem': writing<RedemptionView>()(
    v.strictObject({ requestId, good, price, perMonth }),
    byConsent('points'),
  ),
} satisfies Record<`merchant.${string}`, Call<v.GenericSchema, unknown>>
