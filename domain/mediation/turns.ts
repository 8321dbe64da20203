import { CHAIR, liveExtension } from './limits'
import { askedFor, owing, sittersOf } from './parties'
import type { Principal } from '../matter/types'
import type { Case } from './types'

/**
 * Who owes a word: of what the case waits for, and of what is asked beside it, which holds nothing up.
 */

type Turns = Pick<
  Case,
  'watching' | 'parties' | 'lead' | 'team' | 'invited' | 'extension' | 'extended'
>

const each = (who: Principal[]): Principal[] => [...new Set(who)]

/** Of what the case waits for; null: as the step itself said. */
export function mainTurn(c: Turns): Principal[] | null {
  const lead = c.lead ? [c.lead.id] : []
  switch (c.watching) {
    case 'consent':
      return owing(c.parties, (p) => p.consent !== null)
    case 'acknowledge':
      return owing(c.parties, (p) => p.told !== null)
    case 'rank':
      return owing(c.parties, (p) => p.ranks !== null)
    case 'approve':
      return owing(c.parties, (p) => p.approved !== null)
    case 'take':
      return sittersOf(c)
        .filter((m) => !m.taken)
        .map(({ id }) => id)
    case 'book':
      return each([...lead, ...c.parties.map(askedFor)])
    case 'session':
    case 'finish':
      return c.lead ? lead : [CHAIR]
    case 'propose':
    case 'recuse':
      return [CHAIR]
    default:
      return null
  }
}

/** What may be asked beside it. */
export type Aside = 'extend' | 'invite'

/** Who owes a word of each, the clerk for a party without a phone. */
export function asides(c: Turns, now: number): Record<Aside, Principal[]> {
  const goesOn = mainTurn(c) !== null
  const { invited } = c
  return {
    extend: goesOn && liveExtension(c, now) ? owing(c.parties, (p) => p.extended !== null) : [],
    invite: goesOn && invited ? owing(c.parties, (p) => invited.yes.includes(p.key)) : [],
  }
}

/** What somebody is asked beside the case, who owes it nothing else; null: he does, or nothing at all. */
export function onlyAside(c: Turns, own: readonly Principal[], now: number): Aside | null {
  const owes = (who: readonly Principal[]): boolean => who.some((one) => own.includes(one))
  if (owes(mainTurn(c) ?? [])) return null
  const { extend, invite } = asides(c, now)
  return owes(extend) ? 'extend' : owes(invite) ? 'invite' : null
}

/**
 * The case with everybody who owes a word in its `turn`, first who the case waits for; the timer looks
 * when an extension that was asked for is over.
 */
export function turned(c: Case, now: number): Case {
  const main = mainTurn(c)
  const [who] = main ?? []
  if (!main || who === undefined) return c
  const { extend, invite } = asides(c, now)
  const until = liveExtension(c, now)?.until ?? Number.MAX_SAFE_INTEGER
  return {
    ...c,
    turn: each([...main, ...invite, ...extend]),
    waitingFor: who,
    wakeAt: c.wakeAt === null ? null : Math.min(c.wakeAt, until),
  }
}
