import { patiently, type Patience, type Tried } from '../../../domain/call/retry'
import Taro from '@tarojs/taro'
import type { Answer, CallName, ErrorCode, InputOf, OutputOf } from '../../../domain/contract'
import { CONTRACT } from '../../../domain/contract/number'
import { ERRORS } from '../../../domain/call/errors'
import { T } from '../text'
import { PATIENCE } from './patience'

/** A refusal of the cloud, or `offline`: the call did not come back and may be repeated as it is. */
export interface Failure {
  ok: false
  code: ErrorCode | 'offline'
  /** For people, as it stands. */
  message: string
  /** The same call may succeed later; nobody knows whether a writing one has acted. */
  retryable: boolean
  field?: string
}
export type Reply<T> = { ok: true; data: T } | Failure
/** A writing call that was carried out before answers null to whoever may no longer read its result. */
export type ReplyOf<N extends CallName> = Reply<
  InputOf<N> extends { requestId: string } ? OutputOf<N> | null : OutputOf<N>
>

/** For all tries of a call together. */
export const CALL_TIMEOUT_MS = 15_000

export const offline = (): Failure => ({
  ok: false,
  code: 'offline',
  message: T.error.offline,
  retryable: true,
})

export const refusal = (code: ErrorCode): Failure => ({ ok: false, code, ...ERRORS[code] })

/**
 * What WeChat says when an environment has more to do than its plan allows: −501003 requests,
 * −501004 requests at the same time. The function has not begun.
 */
const TOO_MANY: readonly number[] = [-501_003, -501_004]
const errCode = (error: unknown): number => Number((error as { errCode?: unknown } | null)?.errCode)
/** WeChat's error families −404xxx and −50xxxx: the cloud was reached and failed; −601003 is the network. */
const reachedCloud = (code: number): boolean => code <= -400_000 && code > -600_000

function timeLimit(ms: number): { over: Promise<'over'>; stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  const over = new Promise<'over'>((resolve) => {
    timer = setTimeout(() => resolve('over'), ms)
  })
  return { over, stop: () => clearTimeout(timer) }
}

const isAnswer = (value: unknown): value is Answer<unknown> =>
  typeof value === 'object' && value !== null && typeof (value as { ok?: unknown }).ok === 'boolean'

/**
 * One try. A reading call may be tried again when it was refused as too many or lost; a writing one,
 * told by its `requestId`, only in the first case: it has then surely not begun.
 */
async function attempt<T>(name: CallName, input: object): Promise<Tried<Reply<T>>> {
  const reads = !('requestId' in input)
  try {
    const sent = Taro.cloud.callFunction({ name: 'api', data: { name, input, contract: CONTRACT } })
    const { result } = await sent
    if (!isAnswer(result)) return { reply: refusal('serverError'), again: reads }
    const busy = !result.ok && result.code === 'busy'
    return { reply: result as Reply<T>, again: reads && busy }
  } catch (error) {
    const code = errCode(error)
    if (TOO_MANY.includes(code)) return { reply: refusal('busy'), again: true }
    return { reply: reachedCloud(code) ? refusal('serverError') : offline(), again: reads }
  }
}

/**
 * The one door to the cloud. Never throws; gives up after 15 s with `offline`, which says nothing
 * about whether the cloud acted: a writing call is repeated with the same `requestId`.
 */
export async function call<N extends CallName>(
  name: N,
  input: InputOf<N>,
  patience: Patience = PATIENCE,
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
  return reply === 'over' ? offline() : reply
}
