import type { Act, World } from '../../devtools/simulation/types'
import type { Answer, CallName } from '../../domain/contract'
import type { Principal, Report } from '../../domain/report/types'
import { OPENID, SETTINGS, STAFF, type Person } from '../functions/street'

/** The people of the small street, as actors and invariants speak of them. */

export const PEOPLE = Object.keys(OPENID) as Person[]

/** Everybody that is the same person: the account, and the post where one is bound to it. */
export function principalsOf(who: Principal): Principal[] {
  const staff = STAFF.find((s) => s._id === who || `user:${s.openid}` === who)
  return staff ? [staff._id, `user:${staff.openid}`] : [who]
}

export const isSamePerson = (a: Principal, b: Principal): boolean => principalsOf(a).includes(b)

/** Who a report waits for, by name: at the desk, the dispatcher. */
export function personOf(waitingFor: Principal | null): Person | undefined {
  const principal = waitingFor === 'desk' ? SETTINGS.dutyDispatcher!.id : (waitingFor ?? '')
  return PEOPLE.find((p) => isSamePerson(principal, `user:${OPENID[p]}`))
}

export const reportsOf = (w: World): ReadonlyMap<string, Report> => w.documents<Report>('reports')

/** A person gives up after so many taps on “again”. */
const MAX_TAPS = 4

/**
 * A tap: the same request until an answer comes that trying again would not change, as the client
 * does. Null when the person gave up.
 */
export async function tap(
  a: Act,
  who: Person,
  name: CallName,
  input: object,
): Promise<Answer<unknown> | null> {
  for (let taps = 1; taps <= MAX_TAPS; taps++) {
    const answer = await a.call('api', { name, input }, OPENID[who])
    if (!('result' in answer)) continue
    const got = answer.result as Answer<unknown>
    a.say(`${who} taps ${name}: ${got.ok ? 'ok' : got.code}`)
    if (got.ok || !got.retryable) return got
  }
  a.say(`${who} gives up ${name}`)
  return null
}

/** What a screen shows; null when it could not be had. */
export async function look<T>(
  a: Act,
  who: Person,
  name: CallName,
  input: object,
): Promise<T | null> {
  const answer = await a.call('api', { name, input }, OPENID[who])
  if (!('result' in answer)) return null
  const got = answer.result as Answer<T>
  return got.ok ? got.data : null
}
