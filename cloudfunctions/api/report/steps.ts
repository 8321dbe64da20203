import type { StepName } from '../../../domain/report/calls'
import type { InputOf, StepInput } from '../../../domain/report/decide'
import type { Handler } from '../context'
import { plainly, takeStep, type StepCall } from '../matter'
import { REPORTS } from './kind'

/** Steps whose words are all in the call: they need no file of their own. */
export const PLAIN_STEPS = [
  'accept',
  'reject',
  'sign',
  'return',
  'verifyPass',
  'verifyFail',
  'rate',
  'reopen',
  'grantReopen',
  'declineReopen',
  'withdraw',
] as const satisfies readonly StepName[]
type Plain = (typeof PLAIN_STEPS)[number]

/** What a step is told, without what every step carries. */
function wordsOf(input: StepCall & { requestId: string }): object {
  const carried = new Set(['requestId', 'id', 'version'])
  return Object.fromEntries(Object.entries(input).filter(([field]) => !carried.has(field)))
}

/** Takes the step of the life cycle that the call is named after. */
const plainStep =
  <A extends Plain>(action: A): Handler<`report.${A}`> =>
  (input, context) => {
    const step = { action, ...wordsOf(input) } as unknown as InputOf<A> & StepInput
    return takeStep(REPORTS, input, plainly(step), context)
  }

export const plainSteps = Object.fromEntries(
  PLAIN_STEPS.map((action) => [`report.${action}`, plainStep(action)]),
) as unknown as { [A in Plain as `report.${A}`]: Handler<`report.${A}`> }
