import { NOBODY } from '../../../domain/duty/presence'
import type { AwardView } from '../../../domain/points/answers'
import { decide, type AwardStep } from '../../../domain/points/award/decide'
import { AWARD } from '../../../domain/points/award/lifecycle'
import { REVIEWERS } from '../../../domain/points/award/limits'
import { mayRead, permitStep } from '../../../domain/points/award/qualities'
import { AWARD_SHAPE, type Award } from '../../../domain/points/award/types'
import { awardView } from '../../../domain/points/award/views'
import { awardTells } from '../../../domain/points/notices'
import type { CallContext } from '../context'
import type { Kind } from '../matter'

export async function presentAward(
  award: Award,
  context: CallContext,
  repeated: boolean,
): Promise<AwardView> {
  return awardView(award, { actor: await context.actor(), now: context.now }, repeated)
}

/** Awards, as the common runner needs to know them. */
export const AWARDS: Kind<Award, AwardStep, AwardView> = {
  collection: 'awards',
  shape: AWARD_SHAPE,
  table: AWARD,
  personal: new Set(['recipient', 'resident']),
  mayRead,
  permit: permitStep,
  names: () => NOBODY,
  decide,
  tells: awardTells,
  // Reviewers are told of what waits for them.
  follows: ({ waitingFor }) => waitingFor === REVIEWERS,
  present: presentAward,
}
