import { COPIED_WITHIN_MS, type Announced } from '../../domain/evidence/files'
import type { RequestMark } from '../../domain/identity/types'
import { ok, refuse, type Outcome, type Refusal } from '../../domain/result'
import { collection } from '../platform/collections'
import { isDuplicate } from '../platform/sdk'
import { TooMuchContention, type Transaction } from '../platform/transact'
import { NOTHING_TO_SHOW, type CallContext } from './context'
import { Beyond } from './limits'

/**
 * The same request twice has one effect and an answer that agrees: the one rule of all writing calls.
 *
 * What a request does is committed together with its mark, whose `_id` is made of person and request.
 * A request that finds its mark is answered by what is stored now; one that finds the mark of
 * something else it was used for is `requestReused`. Nothing is read for this on the way to success:
 * the mark cannot be added twice, and whatever is refused is looked up before it is said.
 */

const idOf = (context: CallContext): string => `request:${context.request().key}`

/** What `jobs` has to look after: the photos that were read, else the uploads that are going to be. */
function filesOf(context: CallContext, uploads: string[]): Partial<RequestMark> {
  const filesAt = context.now + COPIED_WITHIN_MS
  if (uploads.length > 0) return { uploads, filesAt }
  if (context.photos.length === 0) return {}
  return { copying: context.photos.map(({ from, to, sha256 }) => ({ from, to, sha256 })), filesAt }
}

/** The mark of this request; `made` is the `_id` of what it makes, where that is one document. */
function markOf(context: CallContext, made: string, uploads: string[] = []): RequestMark {
  const { call, asked } = context.request()
  const mark = { _id: idOf(context), by: context.userId, call, asked, made, at: context.now }
  return { ...mark, ...filesOf(context, uploads) }
}

/**
 * Writes the mark with what the request does. Throws a duplicate where it was done before, `Beyond` where
 * the person has reached the limit: so nothing beyond it is ever committed.
 */
export async function leaveMark(
  transaction: Transaction,
  context: CallContext,
  made = '',
): Promise<void> {
  await context.count?.admitted(transaction)
  await markFirst(transaction, context, made)
}

/**
 * The mark as the first operation of a transaction, which takes its snapshot: what is read beside it
 * afterwards, and written in it, is written as it was read or not at all. The count is asked by whoever calls
 * this (`count.admitted`), before the transaction is committed.
 * @param uploads those that are read after it; which of them were committed is in the history of `made`
 */
export const markFirst = (
  transaction: Transaction,
  context: CallContext,
  made: string,
  uploads?: string[],
): Promise<void> => transaction.collection('requests').add(markOf(context, made, uploads))

/** What the request has made after all, where that is known only after its mark has taken the snapshot. */
export async function markMade(
  transaction: Transaction,
  context: CallContext,
  made: string,
): Promise<void> {
  await transaction.collection('requests').change(idOf(context), { made })
}

/** A mark that is itself the effect: uploads that will be swept unless they are used. */
export async function announce(
  context: CallContext,
  announced: Announced,
  filesAt: number,
): Promise<void> {
  await context.count?.admitted()
  await collection('requests').add({ ...markOf(context, ''), announced, filesAt })
}

/** For effects that no transaction can hold and that may be repeated: the mark follows them. */
export async function leaveMarkAfter(context: CallContext): Promise<void> {
  try {
    await collection('requests').add(markOf(context, ''))
  } catch (error) {
    if (!isDuplicate(error)) throw error
  }
}

/**
 * For effects that no transaction can hold and that come to nothing by themselves where they are missing:
 * the mark goes before them. Says whether this request is the first of its id.
 */
export async function leaveMarkBefore(context: CallContext): Promise<Outcome<{ first: boolean }>> {
  await context.count?.admitted()
  try {
    await collection('requests').add(markOf(context, ''))
    return ok({ first: true })
  } catch (error) {
    if (!isDuplicate(error)) throw error
    const before = await known(context)
    return before.ok ? ok({ first: false }) : before
  }
}

/** The refusal of whoever has reached the limit; the answer says when to come again. */
export function tooMuch(context: CallContext, { until }: Beyond): Refusal {
  context.comeAgainAt = until
  return refuse('tooMuch')
}

/** Calls whose request was looked for: nobody asks twice. */
const asked = new WeakSet<CallContext>()

/**
 * The last word on a refusal of a writing call: what was carried out before is done, though whoever asks
 * again is nobody any more who might ask it, or see it. For calls that refuse before they come to `once`.
 */
export async function unlessDone<T>(
  context: CallContext,
  refused: Outcome<T>,
): Promise<Outcome<T | typeof NOTHING_TO_SHOW>> {
  if (asked.has(context)) return refused
  const before = await known(context)
  if (!before.ok) return before
  return before.value ? ok(NOTHING_TO_SHOW) : refused
}

/** What is known of this request: nothing, that it was carried out, or that its id was used before. */
export async function known(context: CallContext): Promise<Outcome<RequestMark | null>> {
  asked.add(context)
  const mark = await collection('requests').get(idOf(context))
  if (!mark) return ok(null)
  if (mark.asked !== context.request().asked) return refuse('requestReused')
  await context.count?.giveBack()
  return ok(mark)
}

/**
 * Carries out a request once. `work` commits the effect with its mark (`leaveMark`); `again` answers
 * for a request that was carried out before, from what is stored now; `unmarked` for one that was
 * carried out and whose mark is not there (any more), where what it made says so.
 */
export async function once<T>(
  context: CallContext,
  work: () => Promise<Outcome<T>>,
  again: (mark: RequestMark) => Promise<Outcome<T>>,
  unmarked: () => Promise<Outcome<T> | null> = () => Promise.resolve(null),
): Promise<Outcome<T>> {
  let refused: Outcome<T> | null = null
  let thrown: unknown
  try {
    const done = await work()
    if (done.ok) return done
    refused = done
  } catch (error) {
    if (error instanceof Beyond) refused = tooMuch(context, error)
    // Two of the same request at once: one of them collides with the other's mark, or loses to it.
    else if (!isDuplicate(error) && !(error instanceof TooMuchContention)) throw error
    thrown = error
  }
  const before = await known(context)
  if (!before.ok) return before
  if (before.value) return again(before.value)
  if (refused !== null) return refused
  const done = await unmarked()
  if (done === null) throw thrown
  return done
}
