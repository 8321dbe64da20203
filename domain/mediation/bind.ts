import { mark, type Moment } from '../matter/move'
import type { Principal } from '../matter/types'
import { ok, refuse, type Outcome } from '../result'
import { listed, partyOf } from './parties'
import { turned } from './turns'
import type { Case, Code, Party } from './types'

/** Wrong names that a code bears; then it is worth nothing. */
export const MAX_TRIES = 5

const plain = (name: string): string => name.replace(/\s/g, '').normalize('NFC')
const isNamed = (given: string, name: string): boolean =>
  name !== '' && plain(given) === plain(name)

/** Whether a code lets this person in: it is alive, his own if used, and the name is on the paper. */
export function codeFault(
  code: Code,
  given: string,
  user: Principal,
  now: number,
): 'codeUnknown' | 'codeOver' | null {
  if (code.tries >= MAX_TRIES || code.expiresAt <= now) return 'codeOver'
  if (code.usedBy !== null && code.usedBy !== user) return 'codeOver'
  return isNamed(given, code.name) || isNamed(given, code.agentName) ? null : 'codeUnknown'
}

/**
 * Somebody comes in with the code of one party. Outcomes: `bothSides` for who stands in this case
 * already, as another party; `codeOver` where that party's place is another's.
 */
export function bind(
  c: Case,
  code: Pick<Code, 'party' | 'name'>,
  given: string,
  user: Principal,
  at: Moment,
): Outcome<Case> {
  const party = c.parties.find((p) => p.key === code.party)
  if (!party) return refuse('codeOver')
  const own = partyOf(c, user)
  if (own && own.key !== party.key) return refuse('bothSides')
  const asSelf = isNamed(given, party.name)
  const taken = asSelf ? party.user : (party.agent?.user ?? null)
  if (taken !== null && taken !== user) return refuse('codeOver')
  if (taken === user) return ok(c)
  const next: Party = asSelf
    ? { ...party, user }
    : { ...party, agent: party.agent && { ...party.agent, user } }
  const parties = c.parties.map((p) => (p.key === party.key ? next : p))
  const by = { principal: user, name: '', role: 'party' as const }
  return ok(turned(listed(mark(c, 'bind', { by, at, set: { parties } })), at.now))
}
