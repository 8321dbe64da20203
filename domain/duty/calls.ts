import * as v from 'valibot'
import { reading } from '../call/define'
import { gridCode, unitCode } from '../call/fields'
import type { CandidateView } from './views'

export const DUTY_CALLS = {
  /** Whom a report may be given to: by a dispatcher; of the own grid, by whoever answers for it. */
  'duty.candidates': reading<{ items: CandidateView[] }>()(
    v.strictObject({ gridCode: v.optional(gridCode), unit: v.optional(unitCode) }),
  ),
}
