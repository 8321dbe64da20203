import { NOBODY, type Naming } from '../duty/presence'
import type { StreetSettings } from '../street/types'
import { candidates, naming } from './past'
import type { Complaint } from './types'
import type { StepInput } from './words'

/** Whom a step on a stored complaint may name: who is there of them is asked inside the transaction. */
export function namesOf(c: Complaint, step: StepInput, settings: StreetSettings): Naming {
  switch (step.action) {
    case 'transfer':
      return naming([{ id: step.to, name: '' }], c)
    case 'inquire':
      return naming([{ id: step.to, name: '' }], { except: [] })
    case 'recuse': {
      if (c.receiver === null) return NOBODY
      const except = [...c.except, c.receiver.id]
      return naming(candidates({ ...c, except }, settings), { except })
    }
    case 'askAgain':
      return naming(candidates({ ...c, round: 2 }, settings), c)
    default:
      return NOBODY
  }
}
