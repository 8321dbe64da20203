import type { By, Principal } from '../matter/types'
import { ok, refuse, type Outcome } from '../result'
import { CLERK } from './limits'
import type { MediationRole } from './roles'
import type { Case, Member, Party, Spoken } from './types'

/** Who speaks for whom among the parties of a case. */

/** A word given by the clerk for a party without a phone: how it was asked, and who heard it. */
export interface OnBehalf {
  party: string
  how: 'phone' | 'visit' | 'paper'
  witness: string
}

/** The account that reads and speaks for a party; null: nobody has come in yet. */
export const accountOf = (p: Party): Principal | null => p.user ?? p.agent?.user ?? null

/** Whom to ask for a party's word: its own account, else the clerk, who asks and records. */
export const askedFor = (p: Party): Principal => accountOf(p) ?? CLERK

/** The party that an account speaks for. */
export const partyOf = (c: Pick<Case, 'parties'>, user: Principal): Party | null =>
  c.parties.find((p) => p.user === user || p.agent?.user === user) ?? null

/** Whether the account may settle and sign: a general power cannot (DOMAIN §2.1). */
export const maySettle = (p: Party, user: Principal): boolean =>
  p.user === user || agentMaySettle(p)

/** The same of whoever stands for the party, account or not. */
export const agentMaySettle = ({ agent }: Pick<Party, 'agent'>): boolean =>
  agent?.relation === 'guardian' || agent?.power === 'SPECIAL'

/** Every account of the parties: who finds the case in 我的事. */
export const peopleOf = (parties: readonly Party[]): Principal[] => [
  ...new Set(parties.flatMap((p) => [p.user, p.agent?.user ?? null]).filter((u) => u !== null)),
]

export interface Voice {
  party: Party
  spoken: Spoken
  /** For the history: how it was asked, where the clerk recorded it. */
  note: string
}

const HOW_WORDS = { phone: '电话征询', visit: '上门征询', paper: '书面征询' } as const

/**
 * For which party a word counts. Outcomes: `needOnBehalf` where the clerk does not say for whom,
 * `speaksAlone` for a party that uses its own phone, `notAllowed`.
 */
export function voiceOf(
  c: Case,
  onBehalf: OnBehalf | undefined,
  by: By<MediationRole>,
  at: number,
): Outcome<Voice> {
  if (by.role === 'clerk') {
    if (!onBehalf) return refuse('needOnBehalf')
    const party = c.parties.find((p) => p.key === onBehalf.party)
    if (!party) return refuse('invalidInput')
    if (accountOf(party) !== null) return refuse('speaksAlone')
    const { how, witness } = onBehalf
    const note = `${party.name}：${HOW_WORDS[how]}，见证人${witness}`
    return ok({ party, spoken: { at, how, witness }, note })
  }
  const party = partyOf(c, by.principal)
  if (!party || onBehalf) return refuse('notAllowed')
  const how = party.user === by.principal ? 'self' : 'agent'
  return ok({ party, spoken: { at, how, witness: '' }, note: '' })
}

/** The case with one party changed. */
export const withParty = (c: Case, key: string, set: Partial<Party>): Party[] =>
  c.parties.map((p) => (p.key === key ? { ...p, ...set } : p))

/** Whom the case still waits for, of a word that every party gives for itself. */
export const owing = (parties: readonly Party[], hasSaid: (p: Party) => boolean): Principal[] => [
  ...new Set(parties.filter((p) => !hasSaid(p)).map(askedFor)),
]

/** Whoever sits at the table. */
export const sittersOf = (c: Pick<Case, 'lead' | 'team'>): Member[] =>
  c.lead ? [c.lead, ...c.team] : c.team

/** The case in the lists of everybody who is in it now. */
export const listed = (c: Case): Case => ({
  ...c,
  people: [...peopleOf(c.parties), ...sittersOf(c).map(({ id }) => id)],
})
