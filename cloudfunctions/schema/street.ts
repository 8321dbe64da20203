import type {
  Building,
  Community,
  Estate,
  Grid,
  Staff,
  StreetSettings,
} from '../../domain/street/types'
import { collection, index } from './define'

export const STREET_COLLECTIONS = {
  settings: collection<StreetSettings>(),
  communities: collection<Community>(index('active_code', ['active', 1], ['code', 1])),
  grids: collection<Grid>(
    index('active_code', ['active', 1], ['code', 1]),
    index('polygon', ['polygon', '2dsphere']),
  ),
  estates: collection<Estate>(index('active_id', ['active', 1], ['id', 1])),
  buildings: collection<Building>(index('estate', ['estateId', 1], ['active', 1], ['id', 1])),
  staff: collection<Staff>(
    index('phone', ['phone', 1], ['active', 1]),
    index('unit', ['unit', 1], ['active', 1], ['jobNo', 1]),
    /** Who holds a post. */
    index('post', ['posts.role', 1], ['active', 1]),
    /** Who has just left: the timer looks after what came to them meanwhile. */
    index('left', ['leftAt', 1]),
  ),
}
