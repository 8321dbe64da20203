/** The shape of a conformance row, and short ways to write the common ones. */
import { show } from '../fixtures/functions/rows/show'

export interface Row {
  what: string
  /** Code of a list of documents that collection `c` holds before; `_id` is their place, from 0. */
  docs?: string
  /** The row changes nothing: its neighbours may share the documents. */
  reads?: boolean
  /** Body of an async function with cloud, db, _, $, c (the collection) and context. */
  code: string
  /** What the code answers, types and the order of fields included. */
  gives?: unknown
  /** What it throws: the SDK's errCode (undefined for what the SDK itself throws) and message. */
  fails?: [errCode: number | undefined, message: RegExp]
  /** The documents afterwards, without their `_id`. */
  leaves?: unknown[]
  /** Where the expectation comes from. */
  source: string
}

export interface Area {
  name: string
  rows: Row[]
}

/** MongoDB's refusals, as the SDK numbers them. */
export const REFUSED = -502001

/** The same from an aggregation: the SDK passes its errors on without a number of their own. */
export const REFUSED_PIPELINE = -1

/** Documents by their place that a filter finds. */
export const finds = (
  what: string,
  docs: string,
  where: string,
  gives: number[],
  source: string,
): Row => ({
  what,
  docs,
  reads: true,
  code: `return (await c.where(${where}).orderBy('_id', 'asc').get()).data.map((d) => d._id)`,
  gives,
  source,
})

/** A filter that is refused. */
export const refusesFilter = (
  what: string,
  where: string,
  message: RegExp,
  source: string,
): Row => ({
  what,
  docs: '[{ a: 1 }]',
  reads: true,
  code: `return (await c.where(${where}).get()).data`,
  fails: [REFUSED, message],
  source,
})

/** One document before and after an update of it by its id. */
export const updates = (
  what: string,
  before: string,
  data: string,
  after: unknown,
  source: string,
): Row => ({
  what,
  docs: `[${before}]`,
  code: `await c.doc(0).update({ data: ${data} })`,
  gives: undefined,
  leaves: [after],
  source,
})

/** An update that is refused and leaves the document as it was. */
export const refusesUpdate = (
  what: string,
  before: unknown,
  data: string,
  message: RegExp,
  source: string,
): Row => ({
  what,
  docs: `[${show(before)}]`,
  code: `await c.doc(0).update({ data: ${data} })`,
  fails: [REFUSED, message],
  leaves: [before],
  source,
})

/** What a pipeline answers. */
export const aggregates = (
  what: string,
  docs: string,
  pipeline: string,
  gives: unknown[],
  source: string,
): Row => ({
  what,
  docs,
  reads: true,
  code: `return (await c.aggregate()${pipeline}.end()).list`,
  gives,
  source,
})

export const refusesPipeline = (
  what: string,
  docs: string,
  pipeline: string,
  message: RegExp,
  source: string,
): Row => ({
  what,
  docs,
  reads: true,
  code: `return (await c.aggregate()${pipeline}.end()).list`,
  fails: [REFUSED_PIPELINE, message],
  source,
})
