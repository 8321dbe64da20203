import type { CallName, OutputOf, ParsedOf } from '../../domain/contract'
import type { Actor, User } from '../../domain/identity/types'
import type { Outcome } from '../../domain/result'
import type { StreetSettings } from '../../domain/street/types'
import { now } from '../platform/clock'
import { actorOf, findUser, newUser } from '../platform/identity'
import { streetSettings } from '../platform/settings'

/** What a use case knows of the call besides its input. Reads happen once, and only when asked. */
export interface CallContext {
  /** Epoch ms; the same instant for the whole call. */
  now: number
  openid: string
  /** The stored account, or null for somebody of whom nothing is stored. */
  storedUser(): Promise<User | null>
  /** The account; a blank one for somebody new, which is not stored by asking. */
  user(): Promise<User>
  actor(): Promise<Actor>
  settings(): Promise<StreetSettings>
}

/** One use case: input as parsed by the contract, expected failures as values. */
export type Handler<N extends CallName> = (
  input: ParsedOf<N>,
  context: CallContext,
) => Promise<Outcome<OutputOf<N>>>

export function contextOf(openid: string): CallContext {
  const at = now()
  let reading: Promise<User | null> | null = null
  const storedUser = () => (reading ??= findUser(openid))
  const user = async () => (await storedUser()) ?? newUser(openid, at)
  return {
    now: at,
    openid,
    storedUser,
    user,
    actor: async () => actorOf(await user()),
    settings: streetSettings,
  }
}
