/**
 * Collections, indexes and security rules, as data: `admin` reads them to create the collections,
 * `devtools/cloud` to emulate them, a person to enter them in the WeChat console.
 */
export interface IndexSchema {
  name: string
  /** At most the fields a query needs, equality first, then the sort (composite prefix rule). */
  keys: [field: string, direction: 1 | -1 | '2dsphere'][]
  unique?: boolean
}

export interface CollectionSchema {
  name: string
  indexes: IndexSchema[]
  /** Clients never touch the database themselves; only functions do. */
  rule: { read: false; write: false }
}

const collection = (name: string, ...indexes: IndexSchema[]): CollectionSchema => ({
  name,
  indexes,
  rule: { read: false, write: false },
})
const index = (name: string, ...keys: IndexSchema['keys']): IndexSchema => ({ name, keys })

export const COLLECTIONS: CollectionSchema[] = [
  collection('users'),
  collection('settings'),
  /** Journals of imports: which files, how far. */
  collection('imports'),
  collection('communities', index('active_code', ['active', 1], ['code', 1])),
  collection(
    'grids',
    index('active_code', ['active', 1], ['code', 1]),
    index('polygon', ['polygon', '2dsphere']),
  ),
  collection('estates', index('active_id', ['active', 1], ['id', 1])),
  collection('buildings', index('estate', ['estateId', 1], ['active', 1], ['id', 1])),
  collection(
    'staff',
    index('phone', ['phone', 1], ['active', 1]),
    index('unit', ['unit', 1], ['active', 1], ['jobNo', 1]),
    /** Walking all staff in order: what an import retires. */
    index('active_jobNo', ['active', 1], ['jobNo', 1]),
  ),
  collection(
    'reports',
    index('mine', ['reporter', 1], ['submittedAt', -1]),
    index('mine_open', ['reporter', 1], ['open', 1], ['submittedAt', -1]),
    /** Every work list is this one: whose turn it is, the most urgent first. */
    index('waiting', ['waitingFor', 1], ['nextAt', 1]),
    index('handled', ['handlerId', 1], ['submittedAt', -1]),
    /** What the timer must look at. */
    index('watch', ['nextAt', 1]),
  ),
  collection(
    'notices',
    index('inbox', ['to', 1], ['createdAt', -1]),
    index('unread', ['to', 1], ['read', 1]),
    /** The outbox: what is to be sent, or was begun and never ended. */
    index('outbox', ['push.nextAt', 1]),
  ),
]
