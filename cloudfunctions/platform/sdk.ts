import cloud from 'wx-server-sdk'

/**
 * The one door to WeChat's SDK. Nothing else in the house imports it, so what the platform can do
 * to us is written in this folder.
 */
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV as unknown as string })

export { cloud }

/** What the SDK's errors carry; everything may be missing. */
interface SdkError {
  /** The platform's own code, there when a commit fails. */
  code?: string
  errCode?: number
  errMsg?: string
  message?: string
}

const asSdkError = (error: unknown): SdkError =>
  typeof error === 'object' && error !== null ? (error as SdkError) : {}

/** Text of an SDK error, for logs and for telling kinds apart. */
export function sdkMessage(error: unknown): string {
  const e = asSdkError(error)
  return String(e.errMsg ?? e.message ?? e.code ?? error)
}

/** Number of an SDK error (WeChat errcode or platform code), 0 when it carries none. */
export const sdkCode = (error: unknown): number => asSdkError(error).errCode ?? 0

/** A document with this `_id`, or this value of a unique index, is there already. */
export const isDuplicate = (error: unknown): boolean =>
  /duplicate|E11000/i.test(sdkMessage(error)) || asSdkError(error).code === 'DATABASE_DUPLICATE_KEY'

/**
 * Another transaction was first. At commit the SDK keeps the platform's code; on an operation it
 * loses it and leaves −501001 “resource system error”, which is worth a bounded retry as well.
 */
export const isConflict = (error: unknown): boolean =>
  !isDuplicate(error) &&
  (asSdkError(error).code === 'DATABASE_TRANSACTION_CONFLICT' ||
    /transaction\s?conflict|write\s?conflict/i.test(sdkMessage(error)) ||
    sdkCode(error) === -501001)
