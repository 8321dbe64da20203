import type { Purpose } from '../booking/types'
import type { Waiting } from '../booking/waiting'
import type { Case } from '../mediation/types'
import { CASES_WAITING } from '../mediation/waiting'

interface WaitingIn<N extends string, D> {
  /** Where the owners' documents are. */
  collection: N
  rules: Waiting<D>
}

/** Every context that stands in line for time, by what for. One that begins to adds its own here. */
export const WAITING: Partial<Record<Purpose, WaitingIn<'cases', Case>>> = {
  mediation: { collection: 'cases', rules: CASES_WAITING },
}
