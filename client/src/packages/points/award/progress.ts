import type { StepView } from '../../../../../domain/contract'
import type { AwardView } from '../../../../../domain/points/answers'
import { AWARD } from '../../../../../domain/points/award/lifecycle'

/** 发放, 公示, 入账: how far it is. What did not become of it has no step that goes on. */
export function stepsOf({ state }: Pick<AwardView, 'state'>): StepView[] {
  const at = AWARD.states[state].step
  const isPaid = state === 'POSTED'
  const isOpen = !AWARD.states[state].ended
  return AWARD.stepNames.map((name, i) => {
    const no = i + 1
    if (isPaid) return { name, state: 'done', at: null }
    // Rejected or reversed: only that it was given is still so.
    if (!isOpen) return { name, state: no === 1 ? 'done' : 'todo', at: null }
    return { name, state: no < at ? 'done' : no === at ? 'current' : 'todo', at: null }
  })
}
