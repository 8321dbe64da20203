import type { LostThing } from '../../domain/lost/types'
import { collection, index } from './define'

export const LOST_COLLECTIONS = {
  lost: collection<LostThing>(
    index('mine_open', ['finder', 1], ['open', 1], ['foundAt', -1], ['_id', -1]),
    index('waiting', ['waitingFor', 1], ['dueAt', 1], ['_id', 1]),
    index('watch', ['wakeAt', 1], ['_id', 1]),
  ),
}
