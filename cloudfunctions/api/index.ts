import {
  CALLS,
  CONTRACT,
  ERRORS,
  isCallName,
  parseInput,
  type Answer,
  type CallName,
  type ErrorCode,
} from '../../domain/contract'
import { origin } from '../platform/identity'
import { log } from '../platform/log'
import { TooMuchContention } from '../platform/transact'
import { NOTHING_TO_SHOW, contextOf, type Handler } from './context'
import { HANDLERS } from './handlers'
import { unlessDone } from './once'

function refusal(code: ErrorCode, field?: string): Answer<never> {
  const { message, retryable } = ERRORS[code]
  return { ok: false, code, message, retryable, ...(field === undefined ? {} : { field }) }
}

/** Parses, carries out, answers; throws only what nobody expects. */
async function answer<N extends CallName>(name: N, raw: unknown): Promise<Answer<unknown>> {
  const { openid } = origin()
  if (openid === '') return refusal('notAllowed')
  // An empty list would pass for an input without fields.
  if (Array.isArray(raw)) return refusal('invalidInput', '')
  const parsed = parseInput(name, raw)
  if (!parsed.ok) return refusal(parsed.code, parsed.field)
  const handler = HANDLERS[name] as unknown as Handler<N>
  const context = contextOf(openid, name, parsed.input)
  const carriedOut = await handler(parsed.input, context)
  const isWriting = CALLS[name].kind === 'writing'
  const outcome = carriedOut.ok || !isWriting ? carriedOut : await unlessDone(context, carriedOut)
  if (!outcome.ok) return refusal(outcome.code, outcome.field)
  const { value } = outcome
  return value === NOTHING_TO_SHOW
    ? { ok: true, data: null, repeated: true }
    : { ok: true, data: value }
}

/** What a client sends: the call, its input, and the number of the contract it was built with. */
interface ClientEvent {
  name?: unknown
  input?: unknown
  contract?: unknown
}

/**
 * A client of another contract is told to restart, in words, where it is not understood; where it is,
 * it is answered. One without a number is older than the numbers.
 */
const orOutdated = (answered: Answer<unknown>, event: ClientEvent): Answer<unknown> =>
  !answered.ok &&
  (answered.code === 'unknownCall' || answered.code === 'invalidInput') &&
  event?.contract !== CONTRACT
    ? refusal('outdated')
    : answered

/** The one door of the client: a call in, the contract's envelope out. Never throws. */
export async function main(event: ClientEvent): Promise<Answer<unknown>> {
  const name = event?.name
  if (!isCallName(name)) return orOutdated(refusal('unknownCall'), event)
  try {
    return orOutdated(await answer(name, event.input), event)
  } catch (error) {
    if (error instanceof TooMuchContention) {
      log.info('busy', { call: name })
      return refusal('busy')
    }
    log.error('callFailed', error, { call: name })
    return refusal('serverError')
  }
}
