/** The SDK's database.* actions, each from its parameters to its answer. */
import { answerTooLarge, conflict, databaseError, invalidParam, localError } from '../errors'
import type { PlanLimits } from '../limits'
import { aggregate } from '../store/aggregate'
import type { Stage } from '../store/aggregate'
import { diskError } from '../store/disk'
import { projector } from '../store/projection'
import type { Probe, Query } from '../store/read'
import { whereInTransaction } from '../store/store'
import type { Id, Store } from '../store/store'
import { docKey, type Transaction } from '../store/transactions'
import type { Strictness } from '../strictness'
import { parseWire, print } from '../store/values'
import type { Doc } from '../types'

export interface Call {
  store: Store
  strict: Strictness
  limits: PlanLimits
  nowMs: number
  /** The invocation that asks: it owns the transactions it starts. */
  owner: string
  params: Doc
  probe: Probe
}

const MAX_LIMIT = 1000
const DEFAULT_LIMIT = 100

const nameOf = (c: Call): string => {
  const name = c.params.collectionName
  if (typeof name !== 'string') throw invalidParam('collectionName is missing')
  c.store.collection(name)
  return name
}

const json = (c: Call, key: string): Doc => {
  const v = c.params[key]
  return typeof v === 'string' && v !== '' ? (parseWire(v, c.nowMs) as Doc) : {}
}

const transactionOf = (c: Call): Transaction | undefined =>
  typeof c.params.transactionId === 'string'
    ? c.store.transactions.get(c.params.transactionId)
    : undefined

const isDoc = (c: Call): boolean => c.params.queryType === 'DOC'

/** doc() and add() only, inside a transaction; otherwise it runs outside, as on WeChat. */
const assertTransactional = (c: Call): void => {
  if (c.strict.where && !isDoc(c)) throw whereInTransaction()
}

/** The SDK sends t.collection().where().update() without the transaction's id: told by its sender. */
const assertNoTransactionOpen = (c: Call): void => {
  if (!c.strict.where || isDoc(c) || c.owner === '') return
  if (c.store.transactions.ownedBy(c.owner).length > 0) throw whereInTransaction()
}

/**
 * A write of one document by a condition has no other form than `where()`, and beside a transaction it is meant
 * to run outside. Of a document that the transaction has looked at or written it is a mistake all the same.
 */
const assertWrittenOutside = (c: Call, name: string, filter: Doc): void => {
  const { _id, ...condition } = filter
  const isConditional = typeof _id === 'string' && Object.keys(condition).length > 0
  const own = isConditional ? c.store.transactions.ownedBy(c.owner) : []
  if (!isConditional || own.some((tx) => tx.touched.has(docKey(c.store.collection(name), _id))))
    assertNoTransactionOpen(c)
}

/** All documents of an answer together are bounded, as the platform's answers are. */
const answerOf = (c: Call, list: string[]): Doc => {
  const bytes = list.reduce((sum, body) => sum + Buffer.byteLength(body), 0)
  if (bytes > c.limits.answerBytes) throw answerTooLarge(bytes, c.limits.answerBytes)
  return { data: { list } }
}

const idOf = (filter: Doc): Id => {
  const id = filter._id
  if (typeof id === 'string' || typeof id === 'number') return id
  throw invalidParam('doc id must be a string or a number')
}

async function insertDocument(c: Call): Promise<Doc> {
  const name = nameOf(c)
  const list = c.params.data
  if (!Array.isArray(list)) throw invalidParam('data must be a list')
  const docs = list.map((text) => parseWire(String(text), c.nowMs) as Doc)
  return { data: { insertedIds: await c.store.insert(name, docs, transactionOf(c)) } }
}

/** What the SDK lets through and nobody documents is refused: a negative limit or offset. */
const positive = (c: Call, key: string, otherwise: number): number => {
  const n = Number(c.params[key] ?? otherwise)
  if (n >= 0) return n
  throw databaseError(`local cloud: a negative ${key} is not supported`)
}

function getDocument(c: Call): Doc {
  const name = nameOf(c)
  const tx = transactionOf(c)
  const filter = json(c, 'query')
  const project = projector(json(c, 'projection'))
  if (tx) {
    assertTransactional(c)
    if (isDoc(c)) {
      c.probe.index = 'ID'
      const body = c.store.get(name, idOf(filter), tx)
      if (body !== null) c.probe.examined++
      const list = body === null ? [] : [project ? print(project(parseWire(body, 0) as Doc)) : body]
      return answerOf(c, list)
    }
  }
  const query: Query = {
    filter,
    sort: Object.entries(json(c, 'order')) as Query['sort'] & [],
    skip: positive(c, 'offset', 0),
    limit: Math.min(MAX_LIMIT, positive(c, 'limit', DEFAULT_LIMIT)),
  }
  const found = c.store.read(name, query, c.probe)
  return answerOf(
    c,
    found.map((x) => (project ? print(project(x.doc)) : x.body)),
  )
}

/** A count, too, would run outside a transaction that its function has open. */
function calculateDocument(c: Call): Doc {
  assertNoTransactionOpen(c)
  return { data: { total: c.store.count(nameOf(c), json(c, 'query'), c.probe) } }
}

async function modifyDocument(c: Call): Promise<Doc> {
  const name = nameOf(c)
  const tx = transactionOf(c)
  const filter = json(c, 'query')
  const data = json(c, 'data')
  if (isDoc(c)) c.probe.index = 'ID'
  if (c.params.merge === false) {
    const id = idOf(filter)
    const existed = await c.store.replace(name, id, data, tx)
    return { data: existed ? { updated: 1, upsert_id: '' } : { updated: 0, upsert_id: id } }
  }
  if (tx) {
    assertTransactional(c)
    return { data: { updated: c.store.updateIn(tx, name, idOf(filter), data) } }
  }
  assertWrittenOutside(c, name, filter)
  const query: Query = c.params.multi === false ? { filter, limit: 1 } : { filter }
  return { data: { updated: await c.store.update(name, query, data, c.probe) } }
}

async function modifyAndReturnDoc(c: Call): Promise<Doc> {
  const name = nameOf(c)
  if (transactionOf(c)) throw whereInTransaction()
  assertNoTransactionOpen(c)
  const filter = json(c, 'query')
  const [found] = c.store.read(name, { filter, limit: 1 }, c.probe)
  if (!found) return { data: { updated: 0, doc: null } }
  const id = found.doc._id as Id
  const updated = await c.store.update(
    name,
    { filter: { $and: [{ _id: id }, filter] } },
    json(c, 'data'),
  )
  return { data: { updated, doc: c.store.get(name, id) } }
}

async function removeDocument(c: Call): Promise<Doc> {
  const name = nameOf(c)
  const tx = transactionOf(c)
  const filter = json(c, 'query')
  if (tx) {
    assertTransactional(c)
    return { data: { deleted: c.store.removeIn(tx, name, idOf(filter)) } }
  }
  assertNoTransactionOpen(c)
  const query: Query = c.params.multi === false ? { filter, limit: 1 } : { filter }
  return { data: { deleted: await c.store.remove(name, query, c.probe) } }
}

function aggregateDocuments(c: Call): Doc {
  const name = nameOf(c)
  const stages = (c.params.stages as { stageKey: string; stageValue: string }[]).map((s): Stage => [
    s.stageKey,
    parseWire(s.stageValue, c.nowMs),
  ])
  return answerOf(c, aggregate(c.store, name, stages, c.strict.index, c.probe).map(print))
}

function commitTransaction(c: Call): Doc {
  const tx = transactionOf(c)
  if (!tx) throw invalidParam('transactionId is missing')
  c.store.commit(tx)
  return { committed: 1 }
}

/** Aborting what already ended is no error: the SDK's rollback may come late. */
function abortTransaction(c: Call): Doc {
  const tx = c.store.transactions.find(String(c.params.transactionId))
  if (tx) c.store.transactions.close(tx)
  return { aborted: 1 }
}

/** A commit that fails as if another transaction had won. */
export function failCommit(store: Store, transactionId: unknown): never {
  const tx = store.transactions.find(String(transactionId))
  if (tx) store.transactions.close(tx)
  throw conflict()
}

/** A write that finds the disk full: nothing is written, and a transaction has ended. */
export function failAsFull(store: Store, transactionId: unknown): never {
  const tx = store.transactions.find(String(transactionId))
  if (tx) store.transactions.close(tx)
  throw diskError({ code: 'SQLITE_FULL' })
}

/** Collections come from the schema: one made at run time would not exist in the true cloud. */
function addCollection(c: Call): Doc {
  const name = String(c.params.collectionName)
  if (c.store.names.includes(name)) throw databaseError(`[ResourceExist] Table exist: ${name}`)
  if (c.strict.declared)
    throw localError('LOCAL_UNDECLARED_COLLECTION', `declare "${name}" in the schema`)
  c.store.declare(name)
  return {}
}

export const DATABASE_ACTIONS: Record<string, (c: Call) => Doc | Promise<Doc>> = {
  'database.addCollection': addCollection,
  'database.insertDocument': insertDocument,
  'database.getDocument': getDocument,
  'database.calculateDocument': calculateDocument,
  'database.modifyDocument': modifyDocument,
  'database.modifyAndReturnDoc': modifyAndReturnDoc,
  'database.removeDocument': removeDocument,
  'database.aggregateDocuments': aggregateDocuments,
  'database.startTransaction': (c) => ({ transactionId: c.store.begin(c.owner).id }),
  'database.commitTransaction': commitTransaction,
  'database.abortTransaction': abortTransaction,
}
