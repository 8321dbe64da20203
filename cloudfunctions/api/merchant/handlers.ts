import type { MERCHANT_CALLS } from '../../../domain/merchant/calls'
import type { Handlers } from '../context'
import { open } from './open'
import { redeem } from './redeem'
import { shop } from './shop'
import { confirm, correct, statement, statements } from './statements'

export const merchantHandlers: Handlers<keyof typeof MERCHANT_CALLS> = {
  'merchant.open': open,
  'merchant.shop': shop,
  'merchant.redeem': redeem,
  'merchant.statements': statements,
  'merchant.statement': statement,
  'merchant.confirm': confirm,
  'merchant.correct': correct,
}
