import * as v from 'valibot'
import { byConsent, byConsentOrDuty, byRight } from '../call/basis'
import { opening, reading, writing, type Call } from '../call/define'
import { cursor, note, requestId, version } from '../call/fields'
import type { Page } from '../call/views'
import type { RedemptionView } from '../points/answers'
import { LIMITS } from '../points/limits'
import type { MerchantPage, MerchantShop, StatementCard, StatementView } from './answers'

const none = v.strictObject({})
const good = v.pipe(v.string(), v.regex(/^[A-Za-z0-9]{1,20}$/))
const price = v.pipe(
  v.number(),
  v.integer('badPoints'),
  v.minValue(1, 'badPoints'),
  v.maxValue(LIMITS.maxPoints, 'badPoints'),
)
const statementId = v.pipe(
  v.string(),
  v.regex(/^statement:[A-Za-z0-9]{1,20}:\d{4}-(0[1-9]|1[0-2])$/),
)
const counted = v.pipe(
  v.number(),
  v.integer('badCount'),
  v.minValue(0, 'badCount'),
  v.maxValue(100_000, 'badCount'),
)
const step = { requestId, id: statementId, version }
const perMonth = v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)))

export const MERCHANT_CALLS = {
  'merchant.open': opening<MerchantPage>()(none),
  'merchant.shop': opening<MerchantShop>()(none),
  /** 兑换宣传 with the merchant's points. `price` and `perMonth` as the contact saw them. */
  'merchant.redeem': writing<RedemptionView>()(
    v.strictObject({ requestId, good, price, perMonth }),
    byConsent('points'),
  ),
  /** 对账单 of all merchants, for 积分审核员: those that wait for the street, or all; newest first. */
  'merchant.statements': reading<Page<StatementCard>>()(
    v.strictObject({ scope: v.picklist(['waiting', 'all']), cursor }),
  ),
  'merchant.statement': reading<StatementView>()(v.strictObject({ id: statementId })),
  /** 确认无误, for the caller's side. */
  'merchant.confirm': writing<StatementView>()(v.strictObject(step), byConsentOrDuty('points')),
  /** 登记差异: `counted` pieces were handed out in fact. */
  'merchant.correct': writing<StatementView>()(
    v.strictObject({ ...step, good, counted, note }),
    byRight,
  ),
} satisfies Record<`merchant.${string}`, Call<v.GenericSchema, unknown>>
