/** Sorting by MongoDB's order: an array counts as its least element ascending, its greatest descending. */
import type { Doc } from '../types'
import { encode, indexValues } from './keys'
import type { Sort } from './planner'

const sortKey = (doc: Doc, sort: Sort): Buffer[] =>
  sort.map(([field, direction]) => {
    const encoded = indexValues(doc, field).values.map(encode)
    return encoded.reduce((a, b) => (Buffer.compare(a, b) * direction <= 0 ? a : b))
  })

const compareKeys = (a: Buffer[], b: Buffer[], sort: Sort): number => {
  for (const [i, [, direction]] of sort.entries()) {
    const c = Buffer.compare(a[i]!, b[i]!)
    if (c !== 0) return c * direction
  }
  return 0
}

interface Keyed<T> {
  item: T
  key: Buffer[]
}

/** Sorts stably; keys are computed once. */
export function sortBy<T>(items: T[], docOf: (item: T) => Doc, sort: Sort): T[] {
  const keyed = items.map((item): Keyed<T> => ({ item, key: sortKey(docOf(item), sort) }))
  return keyed.sort((a, b) => compareKeys(a.key, b.key, sort)).map((k) => k.item)
}

/** Merges sequences that are each in order, lazily. */
export function* merge<T>(
  sources: Iterable<T>[],
  docOf: (item: T) => Doc,
  sort: Sort,
): Generator<T> {
  const heads = sources.map((s) => {
    const iterator = s[Symbol.iterator]()
    return { iterator, head: undefined as Keyed<T> | undefined }
  })
  const pull = (h: (typeof heads)[number]): void => {
    const n = h.iterator.next()
    h.head = n.done ? undefined : { item: n.value, key: sortKey(docOf(n.value), sort) }
  }
  heads.forEach(pull)
  for (;;) {
    let least: (typeof heads)[number] | undefined
    for (const h of heads) {
      if (!h.head) continue
      if (!least?.head || compareKeys(h.head.key, least.head.key, sort) < 0) least = h
    }
    if (!least?.head) return
    yield least.head.item
    pull(least)
  }
}
