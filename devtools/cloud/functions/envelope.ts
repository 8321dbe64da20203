/** What goes into an invocation and what comes out of it, whatever runs it. */
import { functionExists } from './config'
import { APPID, ENV_ID } from './environment'
import type { Caller } from './environment'
import type { Outcome } from './instance'
import type { Invocation, Invoked } from './runner'

/** Text of a request, WeChat's limit. */
const MAX_REQUEST_BYTES = 100 * 1024
/** Text of a result, WeChat's limit. */
const MAX_RESULT_BYTES = 1024 * 1024

/** The platform's numbers for what goes wrong with a call. */
export const CALL_ERROR = {
  notFound: -501000,
  badRequest: -501007,
  failed: -504002,
  timedOut: -504003,
} as const

const refused = (errCode: number, errMsg: string): Invoked => ({
  ok: false,
  errCode,
  errMsg,
  invocation: '',
})

/** Why a call does not even begin, or undefined. */
export function refusalOf(dir: string, name: string, event: unknown): Invoked | undefined {
  if (!functionExists(dir, name))
    return refused(CALL_ERROR.notFound, `FunctionName parameter could not be found: ${name}`)
  if (Buffer.byteLength(JSON.stringify(event ?? null)) > MAX_REQUEST_BYTES)
    return refused(CALL_ERROR.badRequest, 'request data exceeds 100 kB; upload files instead')
  return undefined
}

/** The event as the function gets it: a person's call says who it was. */
export function eventFor(event: unknown, caller: Caller): unknown {
  const data = typeof event === 'object' && event !== null ? event : {}
  if (caller.openid === undefined) return data
  return { ...data, userInfo: { appId: APPID, openId: caller.openid } }
}

/** The second argument of `main`. */
export function contextFor(i: Invocation, timeoutMs: number, env: Record<string, string>): unknown {
  return {
    request_id: i.id,
    function_name: i.function,
    function_version: '$LATEST',
    namespace: ENV_ID,
    memory_limit_in_mb: 256,
    time_limit_in_ms: timeoutMs,
    environment: JSON.stringify(env),
  }
}

/** What the caller is told of how it ended. */
export function answerOf(outcome: Outcome, invocation: string, timeoutMs: number): Invoked {
  const failed = (errCode: number, errMsg: string, stack?: string): Invoked => ({
    ok: false,
    errCode,
    errMsg,
    invocation,
    ...(stack === undefined ? {} : { stack }),
  })
  switch (outcome.kind) {
    case 'done':
      if (Buffer.byteLength(outcome.result) > MAX_RESULT_BYTES)
        return failed(CALL_ERROR.failed, 'functions execute fail | result exceeds 1 MB')
      return { ok: true, result: outcome.result }
    case 'failed': {
      const { name, message, stack } = outcome.error
      return failed(CALL_ERROR.failed, `functions execute fail | ${name}: ${message}`, stack)
    }
    case 'timedOut':
      return failed(
        CALL_ERROR.timedOut,
        `functions time out after ${timeoutMs / 1000} s | Invoking task timed out`,
      )
    case 'exited':
      return failed(
        CALL_ERROR.failed,
        'functions execute fail | process exited unexpectedly before completing request',
      )
  }
}
