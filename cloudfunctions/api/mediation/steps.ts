import { CASE_STEP_CALLS, type CaseStepName } from '../../../domain/mediation/calls'
import type { CaseStep } from '../../../domain/mediation/words'
import { ok } from '../../../domain/result'
import type { Handler } from '../context'
import { takeStep, type StepCall } from '../matter'
import { CASES } from './kind'

const CARRIED: ReadonlySet<string> = new Set(['requestId', 'id', 'version'])

/** What a step is told, without what every step carries. */
export const wordsOf = <I extends StepCall & { requestId: string }>(
  input: I,
): Omit<I, 'requestId' | 'id' | 'version'> =>
  Object.fromEntries(Object.entries(input).filter(([field]) => !CARRIED.has(field))) as Omit<
    I,
    'requestId' | 'id' | 'version'
  >

/** Takes the step of the life cycle that the call is named after. */
const stepCalled =
  (action: CaseStepName) =>
  (...[input, context]: Parameters<Handler<`mediation.${CaseStepName}`>>) => {
    const step = { action, ...wordsOf(input) }
    return takeStep(CASES, input, { action, load: () => ok(step as unknown as CaseStep) }, context)
  }

type StepHandlers = { [A in CaseStepName as `mediation.${A}`]: Handler<`mediation.${A}`> }

/**
 * A handler for every step that has a call; one that needs more than its words has a file of its own,
 * which takes the place of this one.
 */
export const stepHandlers = Object.fromEntries(
  Object.keys(CASE_STEP_CALLS).map((call) => [
    call,
    stepCalled(call.slice('mediation.'.length) as CaseStepName),
  ]),
) as unknown as StepHandlers
