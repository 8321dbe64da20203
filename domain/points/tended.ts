import type { Tended } from '../duty/tended'
import { NOBODY } from '../duty/presence'
import { AWARD } from './award/lifecycle'
import { AWARD_SHAPE, type Award } from './award/types'
import { awardTells } from './notices'

/**
 * Awards, as imports look after them: they lie nowhere and wait for a post, never for a person, so that
 * nobody who leaves takes one along.
 */
export const AWARDS_TENDED: Tended<Award> = {
  kind: 'award',
  shape: AWARD_SHAPE,
  table: AWARD,
  placeOf: () => null,
  gridOf: () => null,
  having: (waitingFor) => ({ waitingFor }),
  namesToSettle: () => NOBODY,
  settle: () => null,
  tells: awardTells,
}
