import type { POINTS_CALLS } from '../../../domain/points/calls'
import type { Handlers } from '../context'
import { awardSteps } from './awardSteps'
import { award, awards, published } from './awards'
import { give } from './give'
import { close } from './close'
import { handOut, peek, refund, undo } from './handOut'
import { keeperDay } from './keeperDay'
import { ledger } from './ledger'
import { account, join, member } from './member'
import { month } from './month'
import { cancel, name, print } from './own'
import { redeem } from './redeem'
import { rules } from './rules'
import { redemption, redemptions, shop } from './shop'
import { changeStock, stock } from './stock'
import { wish } from './wish'

export const pointsHandlers: Handlers<keyof typeof POINTS_CALLS> = {
  ...awardSteps,
  'points.account': account,
  'points.ledger': ledger,
  'points.join': join,
  'points.shop': shop,
  'points.redemptions': redemptions,
  'points.redemption': redemption,
  'points.redeem': redeem,
  'points.cancel': cancel,
  'points.name': name,
  'points.peek': peek,
  'points.handOut': handOut,
  'points.undo': undo,
  'points.refund': refund,
  'points.print': print,
  'points.keeperDay': keeperDay,
  'points.stock': stock,
  'points.changeStock': changeStock,
  'points.rules': rules,
  'points.month': month,
  'points.wish': wish,
  'points.close': close,
  'points.member': member,
  'points.give': give,
  'points.awards': awards,
  'points.award': award,
  'points.published': published,
}
