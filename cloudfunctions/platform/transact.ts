import { ok, type Outcome } from '../../domain/result'
import {
  database,
  documentsOf,
  type CollectionName,
  type DocumentsOf,
  type Documents,
} from './collections'
import { now } from './clock'
import { log } from './log'
import { isConflict, sdkMessage } from './sdk'

/** The platform allows document operations only: a `where` would silently run outside. */
export interface Transaction {
  /** Before its snapshot was taken: what is decided by it is decided as of then, and not later. */
  readonly at: number
  collection<N extends CollectionName>(name: N): DocumentsOf<Documents[N]>
}

const MAX_TRIES = 12
const BASE_WAIT_MS = 20
const LONGEST_WAIT_MS = 640
/** A person waits: whoever has lost for so long is told to come again. */
const PATIENCE_MS = 8_000

/** Another transaction was first, time and again: the caller answers `busy`. */
export class TooMuchContention extends Error {}

const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

/**
 * One transaction: what `work` writes is there wholly or not at all. A refusal that `work` returns
 * aborts it. Conflicts, at commit or on an operation, run `work` again from the start, so it must
 * have no effects of its own; throws `TooMuchContention` after twelve tries or eight seconds, anything
 * else as it came.
 */
export const transact = <T>(
  work: (transaction: Transaction) => Promise<Outcome<T>>,
  random: () => number = Math.random,
): Promise<Outcome<T>> => transactWith(Promise.resolve(ok(undefined)), work, random)

/** Thrown by work that was overtaken by another request of the same person: it is done once more, anew. */
export class LookAgain extends Error {}

/**
 * As `transact`, with what the work needs from elsewhere: the transaction is begun while that is on
 * its way, which takes one request off what a person waits for. A refusal there aborts it.
 */
export async function transactWith<R, T>(
  ready: Promise<Outcome<R>>,
  work: (transaction: Transaction, ready: R) => Promise<Outcome<T>>,
  random: () => number = Math.random,
): Promise<Outcome<T>> {
  ready.catch(() => undefined)
  const giveUpAt = now() + PATIENCE_MS
  for (let tries = 1; ; tries++) {
    try {
      return await attempt(ready, work)
    } catch (error) {
      if (!isConflict(error) && !(error instanceof LookAgain)) throw error
      if (tries === MAX_TRIES || now() > giveUpAt) throw new TooMuchContention(sdkMessage(error))
      // Full jitter over a doubling span: the losers of one race must not meet again.
      await wait(random() * Math.min(LONGEST_WAIT_MS, BASE_WAIT_MS * 2 ** tries))
    }
  }
}

async function attempt<R, T>(
  ready: Promise<Outcome<R>>,
  work: (transaction: Transaction, ready: R) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const at = now()
  const [begun, got] = await Promise.allSettled([database.startTransaction(), ready])
  if (begun.status === 'rejected') throw begun.reason
  const transaction = begun.value
  let outcome: Outcome<T>
  try {
    if (got.status === 'rejected') throw got.reason
    outcome = got.value.ok
      ? await work({ at, collection: (name) => documentsOf(transaction, name) }, got.value.value)
      : got.value
  } catch (error) {
    await abort(transaction)
    throw error
  }
  if (!outcome.ok) {
    await abort(transaction)
    return outcome
  }
  await transaction.commit()
  return outcome
}

/** A transaction that cannot be aborted ends by itself after 30 s; the first error matters more. */
async function abort(transaction: { rollback(): Promise<unknown> }): Promise<void> {
  try {
    await transaction.rollback()
  } catch (error) {
    log.info('abortFailed', { message: sdkMessage(error) })
  }
}
