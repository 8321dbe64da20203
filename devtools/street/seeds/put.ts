import type { Outcome } from '../../../domain/result'
import type { SeededCloud } from './types'

/** What seeds that put the past into the store share: rules that must hold, and documents written once. */

/** What a rule has made. Throws where it refuses: the demo lives by the rules. */
export const done = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(outcome.code)
  return outcome.value
}

/** Only what is not there yet. */
export function insert(
  { store }: Pick<SeededCloud, 'store'>,
  name: string,
  docs: readonly { _id: string }[],
): void {
  const known = new Set(
    store.find(name, { _id: { $in: docs.map(({ _id }) => _id) } }).map(({ _id }) => _id),
  )
  const missing = docs.filter(({ _id }) => !known.has(_id))
  if (missing.length > 0) store.insertMany(name, structuredClone(missing) as never)
}
