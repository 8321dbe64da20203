import type { InputOf, StepInput } from '../../../domain/report/words'
import { ok } from '../../../domain/result'
import type { Handler } from '../context'
import { takeStep } from '../matter'
import { REPORTS } from './kind'

type Giving = 'assign' | 'reassign' | 'reassignVerifier'

/**
 * Steps that give a report to somebody chosen: 6 分派, 61 改派, 62 换人核查. Whether that person is
 * there, and his name, is looked up in the transaction like anybody's whom a step names. Outcome of
 * their own: `staffUnknown`.
 */
const giving =
  <A extends Giving>(action: A): Handler<`report.${A}`> =>
  (input, context) => {
    const handler = { id: input.handler, name: '' }
    const category = 'category' in input && input.category ? { category: input.category } : {}
    const step = { action, handler, note: input.note, ...category } as InputOf<A> & StepInput
    return takeStep(REPORTS, input, { action, load: () => ok(step) }, context)
  }

export const givingSteps = {
  'report.assign': giving('assign'),
  'report.reassign': giving('reassign'),
  'report.reassignVerifier': giving('reassignVerifier'),
}
