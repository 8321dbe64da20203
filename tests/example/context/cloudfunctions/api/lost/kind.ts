import { NOBODY } from '../../../domain/duty/presence'
import { LOST_SHAPE, decide, type StepInput } from '../../../domain/lost/decide'
import { LOST } from '../../../domain/lost/lifecycle'
import { tellsOf } from '../../../domain/lost/notices'
import { mayRead, permitStep } from '../../../domain/lost/qualities'
import type { LostThing } from '../../../domain/lost/types'
import { viewOf, type LostView } from '../../../domain/lost/views'
import type { Kind } from '../matter'

/** Found things, as the common runner needs to know them. */
export const LOST_THINGS: Kind<LostThing, StepInput, LostView> = {
  collection: 'lost',
  shape: LOST_SHAPE,
  table: LOST,
  personal: new Set(['finder']),
  mayRead,
  permit: permitStep,
  names: () => NOBODY,
  decide,
  tells: (thing, before, _settings, now) =>
    tellsOf(thing, thing.history.slice(before?.history.length ?? 0), now),
  present: async (thing, context, repeated) => viewOf(thing, await context.actor(), repeated),
}
