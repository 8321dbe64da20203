import type { Row } from '../../../domain/contract'
import type { TENDED } from '../../../domain/contract/tended'
import type { Actor } from '../../../domain/identity/types'
import type { Post, StreetSettings } from '../../../domain/street/types'
import type { Lists } from '../../platform/lists'

/** One of the staff, with the posts that he holds. */
export interface Holder {
  staffId: string
  posts: readonly Post[]
}

/** Who reads the rows, and when: known only once the rows are read. */
export interface RowReader {
  actor: Actor
  now: number
  settings: StreetSettings
}

/** Rows that were read, to be put into words for their reader. */
export type Told = (reader: RowReader) => Row[]

/**
 * What one context has on the home page: which lists to read, each at most `limit` long. The page reads
 * those of all contexts by one request.
 */
export interface RowSource {
  /** Whose matters `todo` lists: their key in the table of what is tended; null: it has no matters. */
  of: keyof typeof TENDED | null
  /** What this person began and is open, or waits for this person. Asked before the account is read. */
  mine(userId: string, limit: number): Lists<Told>
  /**
   * Of `mine`, what cannot be asked for before something else is known: that is read with `mine`, and what
   * it comes to is read with what needs the post.
   */
  then?(userId: string): Lists<Lists<Told>>
  /** What waits for this person of the staff, or for a post that he holds, most urgent first. */
  todo(staff: Holder, limit: number): Lists<Told>
  /** How much waits where this person is on duty, at most `limit`; null for whoever is not. */
  desk(actor: Actor, limit: number): Lists<number> | null
}
