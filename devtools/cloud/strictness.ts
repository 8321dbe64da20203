/** Where the local cloud is stricter than WeChat on purpose, each rule with a code of its own. */

export interface Strictness {
  /** LOCAL_NO_INDEX: a query, count, update, remove or aggregation that no declared index serves. */
  index: boolean
  /** LOCAL_NO_SORT_INDEX: an order that no declared index serves, so that it sorts in memory. */
  sort: boolean
  /** LOCAL_WHERE_IN_TRANSACTION: `where()` in a transaction, which WeChat runs outside it. */
  where: boolean
  /** LOCAL_UNBOUNDED_WRITE: an update or remove by `where()` that may change without bound. */
  boundedWrite: boolean
  /** LOCAL_UNDECLARED_COLLECTION: `createCollection()` of what the schema does not declare. */
  declared: boolean
}

/** All on, all off, or those named off and the others on. */
export type Strict = boolean | Partial<Strictness>

const all = (on: boolean): Strictness => ({
  index: on,
  sort: on,
  where: on,
  boundedWrite: on,
  declared: on,
})

const ON = all(true)
const OFF = all(false)

export const strictness = (strict: Strict): Strictness =>
  typeof strict === 'boolean' ? (strict ? ON : OFF) : { ...ON, ...strict }
