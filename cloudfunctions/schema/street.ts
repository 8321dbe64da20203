import type {
  Building,
  Community,
  Estate,
  Grid,
  Staff,
  StreetSettings,
} from '../../domain/street/types'
import { collection, index, nobody } from './define'

export const STREET_COLLECTIONS = {
  settings: collection<StreetSettings>({
    dutyDispatcher: 'roster',
    streetLeader: 'roster',
    dispatchers: 'roster',
    directory: 'roster',
    committee: 'roster',
    receivers: 'roster',
    'points.keepers': 'pointsName',
    'points.merchants': 'pointsName',
    ...nobody('rev', 'code', 'name', 'notice', 'bounds', 'phones', 'categories', 'units'),
    ...nobody('calendar', 'templates', 'booking', 'limits', 'quiet', 'retention', 'about'),
    ...nobody('points'),
  }),
  communities: collection<Community>(
    { firstSecretary: 'roster', ...nobody('code', 'name', 'active') },
    index('active_code', ['active', 1], ['code', 1]),
  ),
  grids: collection<Grid>(
    {
      lead: 'roster',
      workers: 'roster',
      firstSecretary: 'roster',
      ...nobody('code', 'name', 'type', 'communityCode', 'communityName', 'polygon'),
      ...nobody('centre', 'publicPhone', 'supervisionPhone', 'active'),
    },
    index('active_code', ['active', 1], ['code', 1]),
    index('polygon', ['polygon', '2dsphere']),
  ),
  estates: collection<Estate>(
    {
      ...nobody('id', 'name', 'communityCode', 'active'),
    },
    index('active_id', ['active', 1], ['id', 1]),
  ),
  buildings: collection<Building>(
    {
      ...nobody('id', 'estateId', 'estateName', 'name', 'gridCode', 'point', 'units'),
      ...nobody('active'),
    },
    index('estate', ['estateId', 1], ['active', 1], ['id', 1]),
  ),
  staff: collection<Staff>(
    {
      jobNo: 'roster',
      name: 'roster',
      phone: 'roster',
      posts: 'roster',
      openid: 'binding',
      formerBinding: 'binding',
      leave: 'absence',
      teamType: 'roster',
      employmentType: 'roster',
      unit: 'roster',
      leftAt: 'roster',
      ...nobody('active'),
    },
    index('phone', ['phone', 1], ['active', 1]),
    index('unit', ['unit', 1], ['active', 1], ['jobNo', 1]),
    /** A binding that ended, of whoever leaves. */
    index('former', ['formerBinding.openid', 1]),
    /** Who holds a post. */
    index('post', ['posts.role', 1], ['active', 1]),
    /** Who has just left: the timer looks after what came to them meanwhile. */
    index('left', ['leftAt', 1]),
  ),
}
