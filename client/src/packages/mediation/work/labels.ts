import type { CaseView, PartyView } from '../../../../../domain/mediation/answers'
import { DESK } from '../textDesk'

const W = DESK.onBehalf

/** Words that a party gives once, and whether it has given them. */
const SAID: Readonly<Record<string, (p: PartyView, view: CaseView) => boolean>> = {
  consent: (p) => p.consented,
  refuse: (p) => p.consented,
  acknowledge: (p) => p.told,
  rank: (p) => p.ranked,
  approve: (p) => p.approved,
  replace: (p) => p.approved,
  extend: (p) => p.extended,
  agreeInvite: (p, { invited }) => invited?.yes.includes(p.key) ?? false,
  refuseInvite: (p, { invited }) => invited?.yes.includes(p.key) ?? false,
}

/** For whom the clerk can still record this word: who has no phone and has not given it. */
export const silentFor = (view: CaseView, action: string): PartyView[] =>
  view.parties.filter((p) => !p.bound && !SAID[action]?.(p, view))

/** Whoever is the clerk and nothing else here ends a case, or asks for a recusal, for a party alone. */
export const speaksForOthers = ({ roles }: CaseView): boolean =>
  roles.includes('clerk') && !roles.includes('chair') && !roles.includes('mediator')

/** The button of a word that is somebody else's: it says whose. Null: the step is the reader's own. */
export function behalfLabel(view: CaseView, action: string, who?: string): string | null {
  const [one, ...others] = silentFor(view, action)
  const name = who ?? (one && !others.length ? one.name : W.anybody)
  if (action === 'terminate') return speaksForOthers(view) ? W.terminate(name) : null
  return W.says[action]?.(name) ?? null
}

/**
 * The steps in the words of whoever works on the case: a party's word says whose it is, and 达成协议 begins
 * with the draft, since that page is where its button leads.
 */
export const inWordsOf = (view: CaseView): CaseView => ({
  ...view,
  actions: view.actions.map((a) => {
    const label = a.action === 'agree' ? DESK.agree.write : behalfLabel(view, a.action)
    return label === null ? a : { ...a, label }
  }),
})
