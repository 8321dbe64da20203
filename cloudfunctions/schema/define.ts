import type { KindName } from '../../domain/identity/kinds'

/** One index of a collection. */
export interface IndexSchema {
  name: string
  /** At most the fields a query needs, equality first, then the sort (composite prefix rule). */
  keys: [field: string, direction: 1 | -1 | '2dsphere'][]
  unique?: boolean
}

/** A field of a document, or a path into it; `*` stands for any key or place in a list. */
type Path<T> = T extends unknown ? Exclude<keyof T, '_id'> & string : never

/**
 * What a collection holds of persons: every field of its documents with its kind (`domain/identity/kinds`),
 * which says what for, how long, and what 注销 makes of it, or with null where it holds nobody (`nobody`). A
 * field that was forgotten does not compile. Paths into a field say more of parts of it.
 */
export type Person<T> = Record<Named<T>, KindName | null> &
  Partial<Record<`${Path<T>}.${string}` | '_id', KindName | null>>

/** Of documents that may have any field none is asked for. */
type Named<T> = string extends Path<T> ? never : Path<T>

/** Fields that hold nothing of any person. */
export const nobody = <K extends string>(...fields: K[]): Record<K, null> =>
  Object.fromEntries(fields.map((field) => [field, null])) as Record<K, null>

/** What every matter has besides its history: nothing of any person. */
export const MATTER = nobody(
  ...(['shape', 'version', 'state', 'open', 'dueAt', 'wakeAt', 'watching', 'escalations'] as const),
)

/** A collection without its name: that is its key in the context's table. */
export interface CollectionSchema<T extends { _id: string } = { _id: string }> {
  person: Person<T>
  indexes: IndexSchema[]
  /** Clients never touch the database themselves; only functions do. */
  rule: { read: false; write: false }
  /** Phantom: the type of its documents. */
  document?: T
}

/** A collection of documents of one type: what they hold of persons, and the indexes its queries need. */
export const collection = <T extends { _id: string }>(
  person: Person<T>,
  ...indexes: IndexSchema[]
): CollectionSchema<T> => ({ person, indexes, rule: { read: false, write: false } })

export const index = (name: string, ...keys: IndexSchema['keys']): IndexSchema => ({ name, keys })
