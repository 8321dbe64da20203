import type { LostThing } from '../../domain/lost/types'
import { MATTER, collection, index, nobody } from './define'

export const LOST_COLLECTIONS = {
  lost: collection<LostThing>(
    {
      finder: 'openid',
      what: 'report',
      waitingFor: 'openid',
      'history.*.by': 'openid',
      keeper: 'roster',
      others: 'roster',
      ...MATTER,
      ...nobody('gridCode', 'gridTitle', 'foundAt', 'history'),
    },
    index('mine_open', ['finder', 1], ['open', 1], ['foundAt', -1], ['_id', -1]),
    index('waiting', ['waitingFor', 1], ['dueAt', 1], ['_id', 1]),
    index('watch', ['wakeAt', 1], ['_id', 1]),
  ),
}
