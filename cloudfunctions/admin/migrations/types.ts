import type { CollectionName } from '../../schema'

/** A document of whatever shape it had when it was written. */
export type Stored = { _id: string; shape?: number } & Record<string, unknown>

/**
 * One change of the shape of a collection's documents. Numbers are given once and never again; what a
 * migration does is never changed after a release, a further one is added.
 */
export interface Migration {
  no: number
  /** What it is for, for the journal and the log. */
  name: string
  collection: CollectionName
  /**
   * The document in its new shape, or null where it has that already: a migration that died is run
   * again, and documents are written in the new shape while it runs.
   */
  change(stored: Stored): Stored | null | Promise<Stored | null>
}
