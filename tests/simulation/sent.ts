import type { Act, World } from '../../devtools/simulation/types'
import type { CallName } from '../../domain/contract'
import type { Principal } from '../../domain/matter/types'
import { OPENID, type Person } from './cast'

/** What phones have sent in this run: a request is known by its sender and its id. */

export interface Sent {
  who: Person
  name: CallName
  input: { requestId: string } & Record<string, unknown>
}

const ofRun = (w: Pick<World, 'remember'>): Map<string, Sent[]> =>
  w.remember('sent', () => new Map<string, Sent[]>())

const keyOf = (user: Principal, requestId: string): string => `${user} ${requestId}`

export const contentOf = ({ name, input }: Pick<Sent, 'name' | 'input'>): string =>
  JSON.stringify([name, input])

/** Everything of this run, each content of a request once. */
export const allSent = (w: World): Sent[] => [...ofRun(w).values()].flat()

/** Notes a request before it goes out; the same one again is the same. */
export function noteSent(a: Act, sent: Sent): void {
  const run = ofRun(a)
  const key = keyOf(`user:${OPENID[sent.who]}`, sent.input.requestId)
  const before = run.get(key) ?? []
  if (before.some((s) => contentOf(s) === contentOf(sent))) return
  run.set(key, [...before, sent])
}

/** All that this person has asked for under this id: more than one where the id was used again. */
export const sentUnder = (w: World, user: Principal, requestId: string): Sent[] =>
  ofRun(w).get(keyOf(user, requestId)) ?? []
