import { ok, refuse } from '../../../domain/result'
import type { TeamStep } from '../../../domain/volunteer/team/decide'
import type { Handler } from '../context'
import { plainly, takeStep } from '../matter'
import { TEAMS } from './kind'

type StepName = TeamStep['action']
type StepHandlers = { [A in StepName as `volunteer.${A}`]: Handler<`volunteer.${A}`> }

const silent =
  (action: 'approve' | 'withdraw' | 'stepDown') =>
  (...[input, context]: Parameters<Handler<`volunteer.${typeof action}`>>) =>
    takeStep(TEAMS, input, plainly({ action }), context)

const spoken =
  (action: 'reject' | 'dissolve') =>
  (...[input, context]: Parameters<Handler<`volunteer.${typeof action}`>>) =>
    takeStep(TEAMS, input, plainly({ action, note: input.note }), context)

/** 5 任命队长: of somebody who is in the team, read in the transaction. Nobody appoints himself. */
const appoint: Handler<'volunteer.appoint'> = (input, context) =>
  takeStep(
    TEAMS,
    input,
    {
      action: 'appoint',
      async load(transaction, team) {
        const member = await transaction.collection('teamMembers').get(input.member)
        if (member?.team !== team._id) return refuse('notInTeam', 'member')
        const { user, name } = member
        return ok({ action: 'appoint' as const, user, name, to: input.to })
      },
    },
    context,
  )

/** Steps on a team that is there. */
export const stepHandlers: StepHandlers = {
  'volunteer.approve': silent('approve'),
  'volunteer.reject': spoken('reject'),
  'volunteer.withdraw': silent('withdraw'),
  'volunteer.appoint': appoint,
  'volunteer.stepDown': silent('stepDown'),
  'volunteer.dissolve': spoken('dissolve'),
}
