import type { HELPER_CALLS } from '../../../domain/helper/calls'
import type { Handlers } from '../context'
import { answer, end, name } from './agreeing'
import { closeElder, elder, elders, openElder } from './elders'
import { open } from './open'
import { points } from './points'
import { redeem, shop } from './redeem'
import { statement } from './statement'

export const helperHandlers: Handlers<keyof typeof HELPER_CALLS> = {
  'helper.open': open,
  'helper.points': points,
  'helper.shop': shop,
  'helper.elders': elders,
  'helper.elder': elder,
  'helper.statement': statement,
  'helper.openElder': openElder,
  'helper.closeElder': closeElder,
  'helper.name': name,
  'helper.answer': answer,
  'helper.end': end,
  'helper.redeem': redeem,
}
