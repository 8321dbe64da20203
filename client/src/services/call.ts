import Taro from '@tarojs/taro'
import type { Answer, CallName, ErrorCode, InputOf, OutputOf } from '../../../domain/contract'
import { ERRORS } from '../../../domain/contract/errors'
import { T } from '../text'

/** A refusal of the cloud, or `offline`: the call did not come back and may be repeated as it is. */
export interface Failure {
  ok: false
  code: ErrorCode | 'offline'
  /** For people, as it stands. */
  message: string
  retryable: boolean
  field?: string
}
export type Reply<T> = { ok: true; data: T } | Failure

export const CALL_TIMEOUT_MS = 15_000

export const offline = (): Failure => ({
  ok: false,
  code: 'offline',
  message: T.error.offline,
  retryable: true,
})

const serverError = (): Failure => ({ ok: false, code: 'serverError', ...ERRORS.serverError })

/** WeChat's error families −404xxx and −50xxxx: the cloud was reached and failed; −601003 is the network. */
const reachedCloud = (error: unknown): boolean => {
  const code = Number((error as { errCode?: unknown } | null)?.errCode)
  return code <= -400_000 && code > -600_000
}

function timeLimit(ms: number): { over: Promise<never>; stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('timeout')), ms)
  })
  return { over, stop: () => clearTimeout(timer) }
}

const isAnswer = (value: unknown): value is Answer<unknown> =>
  typeof value === 'object' && value !== null && typeof (value as { ok?: unknown }).ok === 'boolean'

/**
 * The one door to the cloud. Never throws; gives up after 15 s with `offline`, which says nothing
 * about whether the cloud acted: a writing call is repeated with the same `requestId`.
 */
export async function call<N extends CallName>(
  name: N,
  input: InputOf<N>,
): Promise<Reply<OutputOf<N>>> {
  const limit = timeLimit(CALL_TIMEOUT_MS)
  try {
    const sent = Taro.cloud.callFunction({ name: 'api', data: { name, input } })
    const { result } = await Promise.race([sent, limit.over])
    return isAnswer(result) ? (result as Reply<OutputOf<N>>) : serverError()
  } catch (error) {
    return reachedCloud(error) ? serverError() : offline()
  } finally {
    limit.stop()
  }
}
