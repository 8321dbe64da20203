import type { POINTS_CALLS } from '../../../domain/points/calls'
import type { Handlers } from '../context'
import { awardSteps } from './awardSteps'
import { award, awards, published } from './awards'
import { give } from './give'
import { handOut, peek, undo } from './handOut'
import { ledger } from './ledger'
import { account, join, member } from './member'
import { cancel, name } from './own'
import { redeem } from './redeem'
import { redemption, redemptions, shop } from './shop'

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
  'points.member': member,
  'points.give': give,
  'points.awards': awards,
  'points.award': award,
  'points.published': published,
}
