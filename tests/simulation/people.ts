import type { Act, World } from '../../devtools/simulation/types'
import { CONTRACT, type Answer, type CallName } from '../../domain/contract'
import type { Principal } from '../../domain/matter/types'
import type { Report } from '../../domain/report/types'
import type { Role, StreetSettings } from '../../domain/street/types'
import { QUIET_COMMITTEE } from '../domain/street'
import { OPENID, SETTINGS as SMALL, STAFF, type Person } from '../functions/street'
import { noteSent, type Sent } from './sent'

/** The people of the small street, as actors and invariants speak of them. */

export const PEOPLE = Object.keys(OPENID) as Person[]

/** The small street's tables, with a name that is too long for WeChat's messages. */
export const SETTINGS: StreetSettings = {
  ...SMALL,
  // A dispute may end there.
  committee: QUIET_COMMITTEE,
  categories: [
    ...SMALL.categories,
    {
      code: '0203',
      name: '占用消防通道、楼道堆放杂物或电动自行车违规充电',
      majorName: '公共安全',
      unit: 'ZF',
      hours: 24,
      star: false,
    },
  ],
}

/** Everybody that is the same person: the account, and the post where one is bound to it. */
export function principalsOf(who: Principal): Principal[] {
  const staff = STAFF.find((s) => s._id === who || `user:${s.openid}` === who)
  return staff ? [staff._id, `user:${staff.openid}`] : [who]
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
    : PEOPLE.find((p) => isSamePerson(principalBehind(waitingFor), `user:${OPENID[p]}`))

export const holdsPost = (openid: string, role: Role, scopeId?: string): boolean =>
  STAFF.some(
    (s) =>
      s.openid === openid &&
      s.posts.some((p) => p.role === role && (scopeId === undefined || p.scopeId === scopeId)),
  )

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
  input: Sent['input'],
): Promise<Answer<unknown> | null> {
  noteSent(a, { who, name, input })
  for (let taps = 1; taps <= MAX_TAPS; taps++) {
    const answer = await a.call('api', { name, input, contract: CONTRACT }, OPENID[who])
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
  const answer = await a.call('api', { name, input, contract: CONTRACT }, OPENID[who])
  if (!('result' in answer)) return null
  const got = answer.result as Answer<T>
  return got.ok ? got.data : null
}
