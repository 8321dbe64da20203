import {
  CONTRACT,
  ERRORS,
  isCallName,
  parseInput,
  type Answer,
  type CallName,
  type ErrorCode,
  type Timed,
} from '../../domain/contract'
import { comeAgainText } from '../../domain/identity/limits'
import { ok, type Outcome } from '../../domain/result'
import { origin } from '../platform/identity'
import { log } from '../platform/log'
import { TooMuchContention } from '../platform/transact'
import { ASK_THEMSELVES } from './consents'
import { NOTHING_TO_SHOW, contextOf, type CallContext, type Handler } from './context'
import { HANDLERS } from './handlers'
import { Beyond, type Count } from './limits'
import { known, tooMuch, unlessDone } from './once'

function refusal(code: ErrorCode, field?: string, words?: string): Answer<never> {
  const { message: usual, retryable } = ERRORS[code]
  const message = words ?? usual
  return { ok: false, code, message, retryable, ...(field === undefined ? {} : { field }) }
}

const comeAgain = ({ comeAgainAt, now }: CallContext): string | undefined =>
  comeAgainAt === null ? undefined : comeAgainText(comeAgainAt, now)

/** Calls that are counted before anything: whoever guesses a code is refused mostly. */
const COUNTED_FIRST: ReadonlySet<CallName> = new Set<CallName>([
  'mediation.enterCode',
  'mediation.issueCode',
  'volunteer.checkIn',
  'volunteer.verify',
  'volunteer.served',
  'volunteer.acknowledge',
])

/**
 * A writing call: it is counted by its use case, before that commits (`limits.ts`). Where somebody was told a
 * moment ago to come later, nothing is begun.
 */
async function counted<T>(
  count: Count,
  work: () => Promise<Outcome<T>>,
  context: CallContext,
): Promise<Outcome<T | typeof NOTHING_TO_SHOW>> {
  const beyond = count.toldBefore()
  if (beyond) {
    // What was done before is done, and costs nothing: it goes on to be answered again.
    const before = await known(context)
    if (!before.ok) return before
    if (!before.value) return tooMuch(context, beyond)
  }
  try {
    const outcome = await work()
    return outcome.ok ? outcome : await unlessDone(context, outcome)
  } catch (error) {
    if (!(error instanceof Beyond)) throw error
    return unlessDone(context, tooMuch(context, error))
  }
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
  const carriedOut = async (): Promise<Awaited<ReturnType<Handler<N>>>> => {
    const agreed = ASK_THEMSELVES.has(name) ? ok(null) : await context.agreed()
    if (!agreed.ok) return agreed
    if (COUNTED_FIRST.has(name)) await context.count?.within()
    return handler(parsed.input, context)
  }
  const outcome = context.count
    ? await counted(context.count, carriedOut, context)
    : await carriedOut()
  if (!outcome.ok) return refusal(outcome.code, outcome.field, comeAgain(context))
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

/** Never throws. */
async function answerTo(event: ClientEvent): Promise<Answer<unknown>> {
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

/** The one door of the client: a call in, the contract's envelope out. Never throws. */
export async function main(event: ClientEvent): Promise<Timed<Answer<unknown>>> {
  return { ...(await answerTo(event)), now: Date.now() }
}
