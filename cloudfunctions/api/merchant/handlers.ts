import type { MERCHANT_CALLS } from '../../../domain/merchant/calls'
import type { Handlers } from '../context'
import { open } from './open'
import { redeem } from './redeem'
import { shop } from './shop'

export const merchantHandlers: Handlers<keyof typeof MERCHANT_CALLS> = {
  'merchant.open': open,
  'merchant.shop': shop,
  'merchant.redeem': redeem,
}
