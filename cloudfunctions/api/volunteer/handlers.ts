import type { VOLUNTEER_CALLS } from '../../../domain/volunteer/calls'
import type { Handlers } from '../context'
import { activities, activity } from './activities'
import { activityStepHandlers, draft } from './activitySteps'
import { apply } from './apply'
import { checkIn, checkOut, code, walkIn } from './attendance'
import { day } from './day'
import { count, strike, tickIn, tickOut } from './deciding'
import { claim, hours } from './hours'
import { accept, invited, notMe } from './invited'
import { home, join, quit, register } from './own'
import { endRecordCode, record, recordCode, verify } from './record'
import { roster } from './rosters'
import { ackCode, acknowledge, served } from './served'
import { cancelSignUp, signUp } from './signUp'
import { stepHandlers } from './steps'
import { team, teams } from './teams'
import { addWard, removeWard } from './wards'

export const volunteerHandlers: Handlers<keyof typeof VOLUNTEER_CALLS> = {
  ...stepHandlers,
  'volunteer.home': home,
  'volunteer.register': register,
  'volunteer.addWard': addWard,
  'volunteer.removeWard': removeWard,
  'volunteer.apply': apply,
  'volunteer.join': join,
  'volunteer.quit': quit,
  'volunteer.invited': invited,
  'volunteer.accept': accept,
  'volunteer.notMe': notMe,
  'volunteer.teams': teams,
  'volunteer.team': team,
  ...activityStepHandlers,
  'volunteer.activities': activities,
  'volunteer.activity': activity,
  'volunteer.draft': draft,
  'volunteer.signUp': signUp,
  'volunteer.cancelSignUp': cancelSignUp,
  'volunteer.code': code,
  'volunteer.checkIn': checkIn,
  'volunteer.walkIn': walkIn,
  'volunteer.checkOut': checkOut,
  'volunteer.roster': roster,
  'volunteer.tickIn': tickIn,
  'volunteer.tickOut': tickOut,
  'volunteer.day': day,
  'volunteer.count': count,
  'volunteer.strike': strike,
  'volunteer.claim': claim,
  'volunteer.hours': hours,
  'volunteer.record': record,
  'volunteer.recordCode': recordCode,
  'volunteer.endRecordCode': endRecordCode,
  'volunteer.verify': verify,
  'volunteer.ackCode': ackCode,
  'volunteer.served': served,
  'volunteer.acknowledge': acknowledge,
}
