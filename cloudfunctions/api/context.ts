import type { CallName, OutputOf, ParsedOf } from '../../domain/contract'
import type { Actor, User } from '../../domain/identity/types'
import type { Outcome } from '../../domain/result'
import type { Grid, LngLat, StreetSettings } from '../../domain/street/types'
import { now } from '../platform/clock'
import { accountOf, actorOf, findUser, newUser, userIdOf } from '../platform/identity'
import { gridsNear, gridsNearWith } from '../platform/gridsNear'
import { keyOf } from '../platform/keyOf'
import { bothLists, readLists, type Lists } from '../platform/lists'
import { settingsIfAny, streetSettings } from '../platform/settings'
import type { Brought } from '../platform/storage'
import { Count, actOf } from './limits'
import { consentsTo } from './consents'

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
  /** The account is read together with something else: nobody asks for it besides. */
  meet(user: Promise<User | null>): void
  /** Reads lists by one request, and the account with them where nobody has asked for it yet. */
  readWith<T>(lists: Lists<T>): Promise<T>
  /** Grids within `maxM` metres of a point, nearest first, and the account with them in the same way. */
  readNearWith(point: LngLat, maxM: number, limit: number): Promise<Grid[]>
  /** The same as `readWith` with the account as it is by now: within a transaction's try, which may be another than before. */
  readAnewWith<T>(lists: Lists<T>): Promise<T>
  /** The account; a blank one for somebody new, which is not stored by asking. */
  user(): Promise<User>
  actor(): Promise<Actor>
  /** Whether the caller has consented to what this call is for. */
  agreed(): Promise<Outcome<null>>
  settings(): Promise<StreetSettings>
  /** Photos that this request brings: copied once it is committed (`api/evidence/photos.ts`). */
  photos: Brought[]
  /** How a writing call is counted; null for one that changes nothing. */
  count: Count | null
  /** When whoever has reached the limit may come again; said with the refusal. */
  comeAgainAt: number | null
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
  `request:${requestKeyOf(openid, requestId)}`

const requestKeyOf = (openid: string, requestId: string): string => keyOf(`${openid}:${requestId}`)

function requestOf(openid: string, call: CallName, input: { requestId?: string }): Request {
  const { requestId, ...asked } = input
  if (requestId === undefined) throw new RangeError(`${call} is no writing call`)
  return {
    id: requestId,
    key: requestKeyOf(openid, requestId),
    call,
    asked: keyOf(JSON.stringify([call, canonical(asked)])),
  }
}

export function contextOf(openid: string, call: CallName, input: object): CallContext {
  const at = now()
  let reading: Promise<User | null> | null = null
  let request: Request | null = null
  let agreed: Promise<Outcome<null>> | null = null
  const storedUser = () => (reading ??= findUser(openid))
  const meet = (met: Promise<User | null>): void => {
    reading = met
    // Whoever asks for it hears of it.
    met.catch(() => undefined)
  }
  const readAnewWith = <T>(lists: Lists<T>): Promise<T> => {
    const both = readLists(bothLists(lists, accountOf(openid)))
    meet(both.then(([, user]) => user))
    return both.then(([told]) => told)
  }
  const user = async () => (await storedUser()) ?? newUser(openid, at)
  const act = actOf(call)
  // There may be accounts before there is a street.
  const limits = async () => (await settingsIfAny()) ?? {}
  const userId = userIdOf(openid)
  const agreedOnce = () =>
    (agreed ??= consentsTo(call, input as ParsedOf<CallName>, { storedUser }))
  const caller = { now: at, openid, userId, storedUser, agreed: agreedOnce, limits }
  const count = act && new Count({ ...caller, act })
  return {
    now: at,
    openid,
    userId,
    request: () => (request ??= requestOf(openid, call, input)),
    storedUser,
    meet,
    readWith: (lists) => (reading ? readLists(lists) : readAnewWith(lists)),
    readAnewWith,
    async readNearWith(point, maxM, limit) {
      if (reading) return gridsNear(point, maxM, limit)
      const both = gridsNearWith(point, maxM, limit, openid)
      // Near no grid there is nothing to read it with.
      meet(both.then(({ user }) => (user === undefined ? findUser(openid) : user)))
      return (await both).grids
    },
    user,
    actor: async () => actorOf(await user()),
    agreed: agreedOnce,
    settings: streetSettings,
    photos: [],
    count,
    comeAgainAt: null,
  }
}
