import type { Page } from '../../domain/contract'

export const PAGE_SIZE = 20
/** One more than a page: whether there is a next one, and where equal instants must not be torn. */
export const PAGE_LIMIT = PAGE_SIZE + 1
/** Most rows of one instant that a page grows to; deadlines of a whole night fall together. */
export const SAME_INSTANT_LIMIT = 500

/**
 * One page of rows sorted by an instant; `next` is the instant to go on after. Rows of one instant
 * are never split between pages, so that none is skipped: where more than a page of them fall
 * together (`allAt` reads them), the page grows.
 */
export async function pageOf<T>(
  rows: T[],
  instantOf: (row: T) => number,
  allAt: (instant: number) => Promise<T[]>,
): Promise<Page<T>> {
  if (rows.length <= PAGE_SIZE) return { items: rows, next: null }
  const beyond = instantOf(rows[PAGE_SIZE]!)
  const whole = rows.slice(0, PAGE_SIZE).filter((row) => instantOf(row) !== beyond)
  const items = whole.length > 0 ? whole : await allAt(beyond)
  return { items, next: instantOf(items[items.length - 1]!) }
}
