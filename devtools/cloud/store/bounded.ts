/**
 * A write by `where()` is bounded when its filter names what it is about and when what it matches
 * is no more than one request can well change: WeChat runs the others until the function is timed
 * out, with half of them written.
 */
import { localError } from '../errors'
import type { Doc } from '../types'
import { isNegative, takeApart } from './bounds'

/** What one write by `where()` may match: as many as one `get()` may answer. */
export const MAX_MATCHED = 1000

/** Conditions that name no value: of what is there, or of all but some. */
const isVague = (operator: string): boolean =>
  isNegative(operator) || operator === '$exists' || operator === '$not'

/**
 * Whether a filter names a value, a list, a range or an area. Nothing, `exists`, `neq` and `nin`
 * name nothing; of an `or` every branch must.
 */
function names(filter: Doc): boolean {
  const { predicates, ors } = takeApart(filter)
  return (
    predicates.some((p) => !isVague(p.operator)) || ors.some((branches) => branches.every(names))
  )
}

/** Refuses a write whose filter names nothing. */
export function assertNamed(name: string, filter: Doc): void {
  if (names(filter)) return
  throw localError(
    'LOCAL_UNBOUNDED_WRITE',
    `a write of "${name}" by where(${JSON.stringify(filter)}) is about every document: name a value, a list or a range`,
  )
}

/** Refuses a write that matches more than MAX_MATCHED documents. */
export function assertFew(name: string, matched: number): void {
  if (matched <= MAX_MATCHED) return
  throw localError(
    'LOCAL_UNBOUNDED_WRITE',
    `a write of "${name}" by where() matches more than ${MAX_MATCHED} documents: write them page by page`,
  )
}
