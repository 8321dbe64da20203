/** What is measured, in the order in which each round runs it. */
export type Operation =
  | 'get'
  | 'find'
  | 'count'
  | 'countAll'
  | 'near'
  | 'aggregate'
  | 'update'
  | 'move'
  | 'updateWhere'
  | 'add'
  | 'remove'
  | 'transaction'
  | 'contended'

export const OPERATIONS: Record<Operation, string> = {
  get: '`doc().get()`',
  find: 'equality + sort + limit 20',
  count: 'exact count of a range, 100 hits',
  countAll: 'count of the whole collection',
  near: '`geoNear`, 20 hits',
  aggregate: 'aggregate: match of 20, group',
  update: 'update of one document, `inc`',
  move: 'update of an indexed field',
  updateWhere: 'update where, 20 hits',
  add: '`add`',
  remove: '`doc().remove()`',
  transaction: 'transaction: two gets, two updates',
  contended: 'one of 8 increments at once of one document',
}

export const NAMES = Object.keys(OPERATIONS) as Operation[]

/** Times in milliseconds by operation. */
export type Samples = Record<Operation, number[]>

export const noSamples = (): Samples =>
  Object.fromEntries(NAMES.map((name) => [name, []])) as unknown as Samples
