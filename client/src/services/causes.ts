import Taro from '@tarojs/taro'
import { ERRORS } from '../../../domain/call/errors'
import type { ErrorCode } from '../../../domain/contract'
import { T } from '../text'

/**
 * Why something did not come back from the cloud, as the phone alone knows it: `offline` the phone has no
 * network; `slow` no answer in time, from whatever lies between; `photoGone` a file of a draft is on the
 * phone no more; `photoStuck` a file was not taken.
 */
export type Cause = 'offline' | 'slow' | 'photoGone' | 'photoStuck'

/** A refusal of the cloud, or why there is no answer of it. */
export interface Failure {
  ok: false
  code: ErrorCode | Cause
  /** For people, as it stands. */
  message: string
  /** The same call may succeed later; nobody knows whether a writing one has acted. */
  retryable: boolean
  field?: string
}

export const refusal = (code: ErrorCode): Failure => ({ ok: false, code, ...ERRORS[code] })

const again = (code: Cause, message: string): Failure => ({
  ok: false,
  code,
  message,
  retryable: true,
})
export const offline = (): Failure => again('offline', T.error.offline)
export const slow = (): Failure => again('slow', T.error.slow)
export const photoStuck = (nth: number): Failure => again('photoStuck', T.error.photoStuck(nth))
/** Nothing was sent yet. */
export const photoGone = (nth: number): Failure => ({
  ...again('photoGone', T.error.photoGone(nth)),
  retryable: false,
})

/**
 * What WeChat says when an environment has more to do than its plan allows: −501003 requests,
 * −501004 requests at the same time. The function has not begun.
 */
const TOO_MANY: readonly number[] = [-501_003, -501_004]
/** WeChat's own word for a phone without network. */
const NETWORK = -601_003
/** The function was stopped at its time limit. */
const FUNCTION_TIME = -504_003

const codeOf = (error: unknown): number => Number((error as { errCode?: unknown } | null)?.errCode)
/** All that WeChat says about it: the words, and a code that is words. */
const wordsOf = (error: unknown): string => {
  const { errMsg, errCode, message } = (error ?? {}) as Record<string, unknown>
  return [errMsg, errCode, message].filter((part) => typeof part === 'string').join(' ')
}

const TIMED_OUT = /time(d)?[ _-]?out|TIME_LIMIT|超时/i
const NO_NETWORK =
  /request:fail|socket|network|ERR_(INTERNET|NAME|CONNECTION|ADDRESS)|ECONN|断网|网络/i

/** The families −404xxx and −50xxxx: it has failed, and was there. */
const reachedCloud = (code: number): boolean => code <= -400_000 && code > -600_000

/** By what the error itself says; null where it does not say. */
function told(error: unknown): Failure | null {
  const code = codeOf(error)
  if (TOO_MANY.includes(code)) return refusal('busy')
  const words = wordsOf(error)
  if (code === FUNCTION_TIME || TIMED_OUT.test(words)) return slow()
  if (reachedCloud(code)) return refusal('serverError')
  return code === NETWORK || NO_NETWORK.test(words) ? offline() : null
}

const hasNoNetwork = async (): Promise<boolean> => {
  try {
    return (await Taro.getNetworkType()).networkType === 'none'
  } catch {
    return false
  }
}

/** Which failure a thrown error of `wx.cloud` is: the network's is only what names it, or where there is none. */
export async function failureOf(error: unknown): Promise<Failure> {
  return told(error) ?? ((await hasNoNetwork()) ? offline() : refusal('serverError'))
}

/** The function has surely not begun: a writing call may be tried again. */
export const hasNotBegun = (error: unknown): boolean => TOO_MANY.includes(codeOf(error))
