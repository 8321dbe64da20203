import type { Page } from '../../domain/contract'
import { ok, refuse, type Outcome } from '../../domain/result'
import { command, type Filter } from '../platform/collections'

export const PAGE_SIZE = 20
/** One more than a page: whether there is a next one. */
const PAGE_LIMIT = PAGE_SIZE + 1

type Sort = [field: string, direction: 'asc' | 'desc'][]

/** A list that is sorted by an instant, and by `_id` within one instant. */
export interface Listed<K extends string, T> {
  /** Field of the instant. */
  key: K
  direction: 'asc' | 'desc'
  /** Reads rows of the list that also fulfil `when`. Served by an index that ends with key and `_id`. */
  find(when: Filter, options: { sort: Sort; limit: number }): Promise<T[]>
  /** How an `_id` is written into a cursor, and read from it, where it is not for the client's eyes. */
  toClient?(id: string): string
  fromClient?(id: string): string
}

const same = (id: string): string => id

/** `<instant>:<_id>` of the last row of a page. */
function parse(cursor: string): { at: number; id: string } | null {
  const parts = /^(\d{1,15}):(.{1,180})$/.exec(cursor)
  return parts ? { at: Number(parts[1]), id: parts[2]! } : null
}

/**
 * One page, going on after the row that the cursor names. Rows of one instant are told apart by their
 * `_id`, so however many fall together, a page stays a page and none is skipped or seen twice. One
 * query, or two side by side where there is a cursor. Outcome: `invalidInput` for no cursor of ours.
 */
export async function pageOf<
  K extends string,
  T extends { _id: string } & Record<K, number | null>,
>(list: Listed<K, T>, cursor: string | undefined): Promise<Outcome<Page<T>>> {
  const { key, direction, find, toClient = same, fromClient = same } = list
  const after = cursor === undefined ? null : parse(cursor)
  if (cursor !== undefined && !after) return refuse('invalidInput')
  const sort: Sort = [
    [key, direction],
    ['_id', direction],
  ]
  const options = { sort, limit: PAGE_LIMIT }
  const beyond = direction === 'asc' ? command.gt : command.lt
  const rows = after
    ? (
        await Promise.all([
          find({ [key]: after.at, _id: beyond(fromClient(after.id)) }, options),
          find({ [key]: beyond(after.at) }, options),
        ])
      ).flat()
    : await find({}, options)
  const items = rows.slice(0, PAGE_SIZE)
  const last = items[PAGE_SIZE - 1]
  const next = last && rows.length > PAGE_SIZE ? `${last[key]}:${toClient(last._id)}` : null
  return ok({ items, next })
}
