/** One index of a collection. */
export interface IndexSchema {
  name: string
  /** At most the fields a query needs, equality first, then the sort (composite prefix rule). */
  keys: [field: string, direction: 1 | -1 | '2dsphere'][]
  unique?: boolean
}

/** A collection without its name: that is its key in the context's table. */
export interface CollectionSchema<T extends { _id: string } = { _id: string }> {
  indexes: IndexSchema[]
  /** Clients never touch the database themselves; only functions do. */
  rule: { read: false; write: false }
  /** Phantom: the type of its documents. */
  document?: T
}

/** A collection of documents of one type, with the indexes that its queries need. */
export const collection = <T extends { _id: string }>(
  ...indexes: IndexSchema[]
): CollectionSchema<T> => ({ indexes, rule: { read: false, write: false } })

export const index = (name: string, ...keys: IndexSchema['keys']): IndexSchema => ({ name, keys })
