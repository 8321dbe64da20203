import type { Act, World } from '../../devtools/simulation/types'
import { MINUTE_MS } from '../../domain/calendar/zone'
import { CONTRACT, type Answer, type CallName } from '../../domain/contract'
import { inWordsOfNow, namedPurposes } from '../../domain/identity/purposes'
import type { Principal } from '../../domain/matter/types'
import type { Report } from '../../domain/report/types'
import type { Post, Role, Staff } from '../../domain/street/types'
import { EVERYBODY, OPENID, SETTINGS, openidOfStaff, staffIdOf, type Person } from './cast'
import { noteSent, type Sent } from './sent'

/** The people of the street, as actors and invariants speak of them. */

/** Everybody that is the same person: the account, and the post where one is bound to it. */
export function principalsOf(who: Principal): Principal[] {
  const openid = who.startsWith('user:') ? who.slice('user:'.length) : openidOfStaff(who)
  const staffId = openid === null ? undefined : staffIdOf(openid)
  return staffId === undefined ? [who] : [staffId, `user:${openid}`]
}

export const isSamePerson = (a: Principal, b: Principal): boolean => principalsOf(a).includes(b)

/** The account of a person, whatever post he acted in. */
export const accountOf = (who: Principal): Principal =>
  principalsOf(who).find((p) => p.startsWith('user:')) ?? who

/** Whoever is meant by “whose turn it is”: at the desk, the dispatcher on duty. */
export const principalBehind = (waitingFor: Principal): Principal =>
  waitingFor === 'desk' ? SETTINGS.dutyDispatcher!.id : waitingFor

/** Who something waits for, by name. */
export const personOf = (waitingFor: Principal | null): Person | undefined =>
  waitingFor === null
    ? undefined
    : EVERYBODY.find((p) => isSamePerson(principalBehind(waitingFor), `user:${OPENID[p]}`))

/** The post of an account as it is stored now; null for a resident. */
export const staffOf = (w: World, openid: string): Staff | null =>
  w.documents<Staff>('staff').get(staffIdOf(openid) ?? '') ?? null

/**
 * What was written so long ago was seen by whatever is answered now: an instance keeps the settings for a
 * minute, and no function may take longer than another.
 */
export const LONG_AGO_MS = 2 * MINUTE_MS

/** Whether this person's post has been what it is for as long as any call lives. */
export const isSteady = (w: World, openid: string): boolean =>
  w.writtenAt('staff', staffIdOf(openid) ?? '') <= w.now() - LONG_AGO_MS

export function holdsPost(w: World, openid: string, role: Role, scopeId?: string): boolean {
  const staff = staffOf(w, openid)
  const held: Post[] = staff?.active && staff.openid === openid ? staff.posts : []
  return held.some((p) => p.role === role && (scopeId === undefined || p.scopeId === scopeId))
}

export const reportsOf = (w: World): ReadonlyMap<string, Report> => w.documents<Report>('reports')

/** A person gives up after so many taps on “again”. */
const MAX_TAPS = 4

/** The sheet that a refusal opens: the person agrees, as most do, and taps once more. */
async function agreesOnTheWay(a: Act, who: Person, field: string): Promise<boolean> {
  const consents = inWordsOfNow(namedPurposes(field))
  const got = await tap(a, who, 'identity.agree', { requestId: a.requestId(), consents })
  return got?.ok === true
}

/**
 * A tap: the same request until an answer comes that trying again would not change, as the client
 * does. Null when the person gave up.
 */
export async function tap(
  a: Act,
  who: Person,
  name: CallName,
  input: Sent['input'],
): Promise<Answer<unknown> | null> {
  noteSent(a, { who, name, input })
  for (let taps = 1; taps <= MAX_TAPS; taps++) {
    const answer = await a.call('api', { name, input, contract: CONTRACT }, OPENID[who])
    if (!('result' in answer)) continue
    const got = answer.result as Answer<unknown>
    a.say(`${who} taps ${name}: ${got.ok ? 'ok' : got.code}`)
    if (!got.ok && got.code === 'needsConsent') {
      if (!(await agreesOnTheWay(a, who, got.field ?? ''))) return got
      continue
    }
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
  const answer = await a.call('api', { name, input, contract: CONTRACT }, OPENID[who])
  if (!('result' in answer)) return null
  const got = answer.result as Answer<T>
  return got.ok ? got.data : null
}
