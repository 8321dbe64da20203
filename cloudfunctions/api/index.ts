import {
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
import { contextOf, type Handler } from './context'
import { HANDLERS } from './handlers'

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
  const outcome = await handler(parsed.input, contextOf(openid))
  return outcome.ok ? { ok: true, data: outcome.value } : refusal(outcome.code)
}

/** The one door of the client: `{name, input}` in, the contract's envelope out. Never throws. */
export async function main(event: { name?: unknown; input?: unknown }): Promise<Answer<unknown>> {
  const name = event?.name
  if (!isCallName(name)) return refusal('unknownCall')
  try {
    return await answer(name, event.input)
  } catch (error) {
    if (error instanceof TooMuchContention) {
      log.info('busy', { call: name })
      return refusal('busy')
    }
    log.error('callFailed', error, { call: name })
    return refusal('serverError')
  }
}
