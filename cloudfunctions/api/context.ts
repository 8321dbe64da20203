import { createHash } from 'node:crypto'
import type { CallName, OutputOf, ParsedOf } from '../../domain/contract'
import type { Actor, User } from '../../domain/identity/types'
import type { Outcome } from '../../domain/result'
import type { StreetSettings } from '../../domain/street/types'
import { now } from '../platform/clock'
import { actorOf, findUser, newUser, userIdOf } from '../platform/identity'
import { streetSettings } from '../platform/settings'
import type { Brought } from '../platform/storage'

/** How a writing call is known again: by who asks under which id, and by what is asked. */
export interface Request {
  /** The person's own id of the request, as the client made it. */
  id: string
  /** 24 hex digits of person and request: the key of its mark, and of what it makes. */
  key: string
  call: CallName
  /** Hash of the call and of its input without the id. */
  asked: string
}

/** What a use case knows of the call besides its input. Reads happen once, and only when asked. */
export interface CallContext {
  /** Epoch ms; the same instant for the whole call. */
  now: number
  openid: string
  /** `user:<openid>`, known without reading anything. */
  userId: string
  /** The request of a writing call. */
  request(): Request
  /** The stored account, or null for somebody of whom nothing is stored. */
  storedUser(): Promise<User | null>
  /** The account; a blank one for somebody new, which is not stored by asking. */
  user(): Promise<User>
  actor(): Promise<Actor>
  settings(): Promise<StreetSettings>
  /** Photos that this request brings: copied once it is committed (`api/evidence/photos.ts`). */
  photos: Brought[]
}

/** Done before by this very request, and no longer for the caller's eyes: there is no content. */
export const NOTHING_TO_SHOW = null

/** One use case: input as parsed by the contract, expected failures as values. */
export type Handler<N extends CallName> = (
  input: ParsedOf<N>,
  context: CallContext,
) => Promise<Outcome<OutputOf<N> | typeof NOTHING_TO_SHOW>>

/** The handlers of some calls; every context has such a table. */
export type Handlers<N extends CallName> = { [K in N]: Handler<K> }

/** Keys in one order at every depth, so that equal questions are equal texts. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value !== 'object' || value === null) return value
  const sorted = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(sorted.map(([k, v]) => [k, canonical(v)]))
}

/** `_id` of the mark of a person's request. */
export const markIdOf = (openid: string, requestId: string): string =>
  `request:${keyOf(openid, requestId)}`

const keyOf = (openid: string, requestId: string): string => hash(`${openid}:${requestId}`)

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 24)

function requestOf(openid: string, call: CallName, input: { requestId?: string }): Request {
  const { requestId, ...asked } = input
  if (requestId === undefined) throw new RangeError(`${call} is no writing call`)
  return {
    id: requestId,
    key: keyOf(openid, requestId),
    call,
    asked: hash(JSON.stringify([call, canonical(asked)])),
  }
}

export function contextOf(openid: string, call: CallName, input: object): CallContext {
  const at = now()
  let reading: Promise<User | null> | null = null
  let request: Request | null = null
  const storedUser = () => (reading ??= findUser(openid))
  const user = async () => (await storedUser()) ?? newUser(openid, at)
  return {
    now: at,
    openid,
    userId: userIdOf(openid),
    request: () => (request ??= requestOf(openid, call, input)),
    storedUser,
    user,
    actor: async () => actorOf(await user()),
    settings: streetSettings,
    photos: [],
  }
}
