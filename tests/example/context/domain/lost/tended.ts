import { firstThere } from '../duty/presence'
import type { Tended } from '../duty/tended'
import { SYSTEM } from '../matter/escalate'
import { mark, type Moment } from '../matter/move'
import type { StaffRef } from '../matter/types'
import { gridOf } from '../street/directory'
import type { StaffedGrid } from '../street/types'
import { LOST_SHAPE } from './decide'
import { LOST } from './lifecycle'
import { tellsOf } from './notices'
import type { LostThing } from './types'

/** Another keeps it from now on; what is due stays due. */
const keptBy = (thing: LostThing, keeper: StaffRef, why: string, at: Moment): LostThing => ({
  ...mark(thing, 'settle', { by: SYSTEM, at, note: `${why}，请${keeper.name}保管` }),
  keeper,
  waitingFor: keeper.id,
  escalations: 0,
})

/** Whoever can keep a thing of this grid, its workers first. */
const keepers = (thing: LostThing, grid: StaffedGrid | null): StaffRef[] => [
  ...(grid?.workers ?? []),
  ...thing.others,
]

/** Found things, as imports and 交接 look after them. */
export const LOST_TENDED: Tended<LostThing> = {
  kind: 'lost',
  shape: LOST_SHAPE,
  table: LOST,
  placeOf: () => null,
  gridOf: (thing, settings) => gridOf(settings, thing.gridCode),
  having: (waitingFor) => ({ waitingFor }),
  namesToSettle: (thing, grid) => ({
    people: [thing.keeper, ...keepers(thing, grid)],
    except: [],
  }),
  settle(thing, grid, s) {
    if (thing.waitingFor === null || s.presence.isThere(thing.keeper)) return null
    const keeper = firstThere(keepers(thing, grid), s.presence)
    return keeper && keptBy(thing, keeper, '原保管人已不在岗', s)
  },
  handOver: (thing, { from, to, by }, _posts, s) =>
    thing.waitingFor === from.id ? keptBy(thing, to, `${by}交接${from.name}的任务`, s) : null,
  tells: (thing, before, _settings, now) =>
    tellsOf(thing, thing.history.slice(before.history.length), now),
}
