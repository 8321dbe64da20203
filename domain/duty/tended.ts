import type { Lifecycle } from '../matter/lifecycle'
import type { Moment } from '../matter/move'
import type { Matter } from '../matter/types'
import type { Tell } from '../notice/compose'
import type { Place } from '../place/types'
import type { Post, StaffedGrid, StreetSettings } from '../street/types'
import type { Naming, Presence } from './presence'
import type { HandOver } from './types'

/** What a decision about a matter that nobody steps on needs besides the matter. */
export interface Tending extends Moment {
  settings: StreetSettings
  /** Who is there of those whom the decision may name. */
  presence: Presence
}

/**
 * What a context says of its matters so that they are looked after when people and grids change: by an
 * import (`admin`), by 交接 and by a notice that finds nobody (`jobs`). All of it is pure.
 */
export interface Tended<M extends Matter = Matter> {
  /** What `_id`s of these matters begin with: `report`. */
  kind: string
  /** Version of the documents' shape; one of another version is left alone. */
  shape: number
  table: Lifecycle
  /** Where it lies, so that an import finds its grid anew; null for what lies nowhere. */
  placeOf(matter: M): Place | null
  /** Its grid as the street is staffed now, as far as the settings know it. */
  gridOf(matter: M, settings: StreetSettings): StaffedGrid | null
  /** Of the open ones, those in which something may have to change when this person is gone: a query. */
  having(staffId: string): Record<string, string | boolean>
  /** Everybody who must be looked up before it is settled. */
  namesToSettle(matter: M, grid: StaffedGrid | null, settings: StreetSettings): Naming
  /** As the street is now: it waits for somebody who is there, or for the desk. Null: nothing to do. */
  settle(matter: M, grid: StaffedGrid | null, s: Tending): M | null
  /**
   * 交接 of what waits for `order.from` to `order.to`, who is at work. `posts`: of whoever was named, in
   * whose place a deputy may have it; null: it does not wait for him. Absent: 交接 moves none of these.
   */
  handOver?(matter: M, order: HandOver, posts: readonly Post[], s: Tending): M | null
  tells(next: M, before: M, settings: StreetSettings, now: number): Tell[]
}
