import type { Purpose } from '../../../domain/call/basis'
import { namedPurposes } from '../../../domain/identity/purposes'
import { patiently, type Patience, type Tried } from '../../../domain/call/retry'
import Taro from '@tarojs/taro'
import type { Answer, CallName, InputOf, OutputOf, Timed } from '../../../domain/contract'
import { CONTRACT } from '../../../domain/contract/number'
import { failureOf, hasNotBegun, refusal, slow, type Failure } from './causes'
import { learnClock } from './clock'
import { PATIENCE } from './patience'

export { refusal, type Failure } from './causes'
export type Reply<T> = { ok: true; data: T } | Failure
/** A writing call that was carried out before answers null to whoever may no longer read its result. */
export type ReplyOf<N extends CallName> = Reply<
  InputOf<N> extends { requestId: string } ? OutputOf<N> | null : OutputOf<N>
>

/** For all tries of a call together. */
export const CALL_TIMEOUT_MS = 15_000

function timeLimit(ms: number): { over: Promise<'over'>; stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  const over = new Promise<'over'>((resolve) => {
    timer = setTimeout(() => resolve('over'), ms)
  })
  return { over, stop: () => clearTimeout(timer) }
}

const isAnswer = (value: unknown): value is Timed<Answer<unknown>> =>
  typeof value === 'object' && value !== null && typeof (value as { ok?: unknown }).ok === 'boolean'

/**
 * One try. A reading call may be tried again when it was refused as too many or lost; a writing one,
 * told by its `requestId`, only in the first case: it has then surely not begun.
 */
async function attempt<T>(name: CallName, input: object): Promise<Tried<Reply<T>>> {
  const reads = !('requestId' in input)
  const sentAt = Date.now()
  try {
    const sent = Taro.cloud.callFunction({ name: 'api', data: { name, input, contract: CONTRACT } })
    const { result } = await sent
    if (!isAnswer(result)) return { reply: refusal('serverError'), again: reads }
    const { now, ...reply } = result
    // It was that late at the cloud somewhere between the question and the answer.
    if (typeof now === 'number') learnClock(now, Math.round((sentAt + Date.now()) / 2))
    const busy = !reply.ok && reply.code === 'busy'
    return { reply: reply as Reply<T>, again: reads && busy }
  } catch (error) {
    const full = hasNotBegun(error)
    return { reply: await failureOf(error), again: reads || full, full }
  }
}

/** What is said quietly, beside what a person does: nobody is asked for a consent because of it. */
const QUIET: ReadonlySet<CallName> = new Set<CallName>(['identity.update', 'notice.accept'])

type AskConsent = (purposes: Purpose[]) => Promise<boolean>
let askForConsent: AskConsent = () => Promise.resolve(false)
/** Who shows the sheet and tells the cloud; says whether to go on. */
export const onNeedsConsent = (ask: AskConsent): void => {
  askForConsent = ask
}

/**
 * The one door to the cloud. Never throws; gives up after 15 s with `slow`, which says nothing
 * about whether the cloud acted: a writing call is repeated with the same `requestId`. Where a consent is
 * missing the person is asked, and the same request goes on.
 */
export async function call<N extends CallName>(
  name: N,
  input: InputOf<N>,
  patience: Patience = PATIENCE,
): Promise<ReplyOf<N>> {
  const reply = await callOnce(name, input, patience)
  if (reply.ok || reply.code !== 'needsConsent' || QUIET.has(name)) return reply
  const goOn = await askForConsent(namedPurposes(reply.field ?? ''))
  return goOn ? callOnce(name, input, patience) : reply
}

async function callOnce<N extends CallName>(
  name: N,
  input: InputOf<N>,
  patience: Patience,
): Promise<ReplyOf<N>> {
  const limit = timeLimit(CALL_TIMEOUT_MS)
  let stopped = false
  const tries = patiently<ReplyOf<N> | Failure>(
    () => attempt<OutputOf<N>>(name, input),
    patience,
    () => stopped,
  )
  const reply = await Promise.race([tries, limit.over])
  stopped = true
  limit.stop()
  return reply === 'over' ? slow() : reply
}
