import { GONE, without } from '../identity/leaving'
import type { Principal } from '../matter/types'
import { listed } from './parties'
import { turned } from './turns'
import type { Case, Party } from './types'

const unbound = (party: Party, user: Principal): Party => ({
  ...party,
  user: party.user === user ? null : party.user,
  agent: party.agent && {
    ...party.agent,
    user: party.agent.user === user ? null : party.agent.user,
  },
})

/** Key of an account in maps: without its prefix. */
const keyOf = (user: Principal): string => user.slice(user.indexOf(':') + 1)

/**
 * A case without this account. The file names its parties as it must (人民调解工作若干规定: 档案); nobody comes
 * in by this account any more, and for a party of an open case the clerk asks, as for one without a phone.
 */
export function nameless(c: Case, user: Principal, now: number): Case {
  const holds = Object.fromEntries(Object.entries(c.holds).filter(([key]) => key !== keyOf(user)))
  const { waits, extension } = c
  const next: Case = {
    ...c,
    applicant: c.applicant === user ? GONE : c.applicant,
    parties: c.parties.map((party) => unbound(party, user)),
    history: c.history.map((entry) =>
      entry.by.principal === user ? { ...entry, by: { ...entry.by, principal: GONE } } : entry,
    ),
    holds,
    extension: extension && { ...extension, by: without(user, [extension.by])[0]! },
    ...(waits ? { waits: waits.filter(({ by }) => by !== user) } : {}),
  }
  const left = listed(next)
  if (c.open) return turned(left, now)
  // Whoever was still asked for a rating is nobody.
  const turn = c.turn.filter((who) => who !== user)
  return { ...left, turn, waitingFor: c.waitingFor === user ? (turn[0] ?? GONE) : c.waitingFor }
}
