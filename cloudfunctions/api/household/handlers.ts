import type { HOUSEHOLD_CALLS } from '../../../domain/household/calls'
import type { Handlers } from '../context'
import { answer, found, invite, leave, passOn, setRules, takeBack } from './membership'
import { open } from './open'
import { put } from './put'
import { shop } from './shop'
import { settle, spend, withdraw } from './spend'

export const householdHandlers: Handlers<keyof typeof HOUSEHOLD_CALLS> = {
  'household.open': open,
  'household.shop': shop,
  'household.found': found,
  'household.invite': invite,
  'household.takeBack': takeBack,
  'household.answer': answer,
  'household.leave': leave,
  'household.setRules': setRules,
  'household.passOn': passOn,
  'household.put': put,
  'household.spend': spend,
  'household.settle': settle,
  'household.withdraw': withdraw,
}
