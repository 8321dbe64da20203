/** What goes into an invocation and what comes out of it, whatever runs it. */
import { SMALL_PLAN } from '../limits'
import type { PlanLimits } from '../limits'
import { functionExists } from './config'
import { APPID, ENV_ID } from './environment'
import type { Caller } from './environment'
import type { Outcome } from './instance'
import type { CallError, Invocation, Invoked } from './runner'

/**
 * What goes wrong with a call. `full` and `resultTooLong` have the SDK's own numbers; which number
 * a client sees for a request that is too long was not measured: −501007 is that of parameters.
 */
export const CALL_ERROR = {
  notFound: { errCode: -501000, code: 'FUNCTIONS_REQUEST_FAIL' },
  badRequest: { errCode: -501007, code: 'INVALID_PARAM' },
  requestTooLong: { errCode: -501007, code: 'EXCEED_MAX_PAYLOAD_SIZE' },
  full: { errCode: -501004, code: 'EXCEED_CONCURRENT_REQUEST_LIMIT' },
  failed: { errCode: -504002, code: 'FUNCTIONS_EXECUTE_FAIL' },
  timedOut: { errCode: -504003, code: 'FUNCTIONS_EXECUTE_FAIL' },
  resultTooLong: { errCode: -604001, code: 'EXCEED_MAX_RESPONSE_SIZE' },
} as const satisfies Record<string, CallError>

const refused = (error: CallError, errMsg: string): Invoked => ({
  ok: false,
  ...error,
  errMsg,
  invocation: '',
})

/** Why a call does not even begin, or undefined. */
export function refusalOf(
  dir: string,
  name: string,
  event: unknown,
  limits: PlanLimits = SMALL_PLAN,
): Invoked | undefined {
  if (!functionExists(dir, name))
    return refused(CALL_ERROR.notFound, `FunctionName parameter could not be found: ${name}`)
  const bytes = Buffer.byteLength(JSON.stringify(event ?? null))
  if (bytes > limits.requestBytes)
    return refused(
      CALL_ERROR.requestTooLong,
      `EXCEED_MAX_PAYLOAD_SIZE: request of ${bytes} bytes exceeds ${limits.requestBytes} (100 kB on WeChat): upload files instead`,
    )
  return undefined
}

/** The answer to one call more than may run at once. */
export const refusedAsFull = (name: string, concurrency: number): Invoked =>
  refused(
    CALL_ERROR.full,
    `EXCEED_CONCURRENT_REQUEST_LIMIT: exceed concurrent request limit, ${concurrency} of ${name} run already`,
  )

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
export function answerOf(
  outcome: Outcome,
  invocation: string,
  timeoutMs: number,
  limits: PlanLimits = SMALL_PLAN,
): Invoked {
  const failed = (error: CallError, errMsg: string, stack?: string): Invoked => ({
    ok: false,
    ...error,
    errMsg,
    invocation,
    ...(stack === undefined ? {} : { stack }),
  })
  switch (outcome.kind) {
    case 'done':
      if (Buffer.byteLength(outcome.result) > limits.resultBytes)
        return failed(
          CALL_ERROR.resultTooLong,
          'cloudfunction result size exceed limit (1MB) | EXCEED_MAX_RESPONSE_SIZE',
        )
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
