/** A home page, opened as the client opens it. */
import { patiently } from '../../../domain/call/retry'
import type { CallName, InputOf } from '../../../domain/contract'
import type { CallAnswer } from '../../cloud'
import type { Span } from '../spans'
import { eventOf, type World } from '../world'

export const HOME: CallName = 'home.open'

/** How one tap was answered. */
export interface Opened {
  /** What kept the first and the last try from an answer: a number of WeChat's or a refusal's code. */
  firstError: string | null
  lastError: string | null
  /** From the tap to the answer, waiting for another try included. */
  tookMs: number
  /** Tries that became an invocation. */
  ran: Span[]
}

export const wait = (forMs: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, forMs))

function errorOf(answer: CallAnswer): string | null {
  if ('errCode' in answer) return String(answer.errCode)
  const { ok, code } = answer.result as { ok: boolean; code?: string }
  return ok ? null : String(code)
}

/** One person opens the page and tries again as the client does. */
export const openHome = (world: World, openid: string, random: () => number): Promise<Opened> =>
  tapPatiently(world, openid, HOME, {}, random)

/** One tap, tried again as the client does. */
export async function tapPatiently<N extends CallName>(
  world: World,
  openid: string,
  name: N,
  input: InputOf<N>,
  random: () => number,
): Promise<Opened> {
  const tapped = performance.now()
  const errors: (string | null)[] = []
  const ran: Span[] = []
  await patiently(
    async () => {
      const beganMs = performance.now()
      const answer = await world.cloud.callFunction('api', eventOf(name, input), { openid })
      const error = errorOf(answer)
      errors.push(error)
      if (!('errCode' in answer)) ran.push({ beganMs, endedMs: performance.now() })
      const full = 'errCode' in answer
      return { reply: answer, again: full || error === 'busy', full }
    },
    { random, wait },
  )
  const tookMs = performance.now() - tapped
  return { firstError: errors[0] ?? null, lastError: errors.at(-1) ?? null, tookMs, ran }
}
