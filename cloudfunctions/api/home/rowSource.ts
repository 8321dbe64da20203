import type { Row } from '../../../domain/contract'
import type { Actor } from '../../../domain/identity/types'
import type { StreetSettings } from '../../../domain/street/types'

/** Who reads the rows, and when: known only once the rows are read. */
export interface RowReader {
  actor: Actor
  now: number
  settings: StreetSettings
}

/** Rows that were read, to be put into words for their reader. */
type Told = (reader: RowReader) => Row[]

/** What one context has on the home page. Each list is at most `limit` long. */
export interface RowSource {
  /** What this person began and is open, or waits for this person. Read before the account is. */
  mine(userId: string, limit: number): Promise<Told>
  /** What waits for this post, most urgent first. */
  todo(staffId: string, limit: number): Promise<Told>
  /** How much waits where this person is on duty, at most `limit`; null for whoever is not. */
  desk(actor: Actor, limit: number): Promise<number | null>
}
