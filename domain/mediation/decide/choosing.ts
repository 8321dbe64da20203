import { firstThere } from '../../duty/presence'
import { SYSTEM } from '../../matter/escalate'
import { mark, move } from '../../matter/move'
import type { By, StaffRef } from '../../matter/types'
import { ok, refuse, type Outcome } from '../../result'
import type { Mediator } from '../../street/committee'
import { MEDIATION } from '../lifecycle'
import { CHAIR, CLERK, LIMITS, wait, type Situation } from '../limits'
import { jointChoice, worksForParty } from '../match'
import { askedFor, owing, sittersOf, voiceOf, withParty } from '../parties'
import type { MediationRole } from '../roles'
import type { Case, Choice, ChoiceLine, Member } from '../types'
import type { StepOf } from '../words'

type Actor = By<MediationRole>

const mediatorsOf = (s: Situation): readonly Mediator[] => s.settings.committee?.mediators ?? []

/** Somebody of the committee's list as a member who has not said yet whether he comes. */
export function memberOf(id: string, s: Situation): Member | null {
  const found = mediatorsOf(s).find((m) => m.id === id)
  return found ? { id, name: found.name, kind: found.kind, taken: false, disclosure: '' } : null
}

/** Whether somebody of the list works where a party is. */
export const isOfParty = (id: string, c: Case, s: Situation): boolean =>
  mediatorsOf(s).some((m) => m.id === id && worksForParty(m, c.parties))

const choiceOf = (c: Case): Choice => {
  if (c.choice === null) throw new RangeError(`${c._id}: nothing to choose`)
  return c.choice
}

const withChoice = (c: Case, set: Partial<Choice>): Choice => ({ ...choiceOf(c), ...set })

/** No approval of others counts for these. */
const unapproved = (c: Case): Case['parties'] => c.parties.map((p) => ({ ...p, approved: null }))

/** Whom the joint choice would ask, the best first. */
export const candidates = (table: readonly ChoiceLine[]): StaffRef[] =>
  table.filter(({ ranks }) => ranks.every((r) => r !== null)).map(({ staff }) => staff)

/**
 * Where the choice goes on: ranks that are missing, then the joint choice, else the chair. Nobody is
 * asked who is not there, or works for a party.
 */
export function nextChoice(
  c: Case,
  s: Situation,
  openCases: Readonly<Record<string, number>>,
): Case {
  const turn = owing(c.parties, (p) => p.ranks !== null)
  if (turn.length > 0) {
    return wait({ ...c, choice: withChoice(c, { stage: 'rank' }) }, s, 'rank', turn)
  }
  const table = jointChoice(c, { mediators: [...mediatorsOf(s)] }, openCases)
  const fit = candidates(table).filter(({ id }) => {
    const m = mediatorsOf(s).find((one) => one.id === id)
    return m !== undefined && !worksForParty(m, c.parties)
  })
  // Asked one after the other: nobody has looked whether those behind the first are there.
  const there = firstThere(fit, s.presence)
  // A deputy was not chosen by anybody; the parties chose people.
  const chosen = there && fit.some(({ id }) => id === there.id) ? memberOf(there.id, s) : null
  const told = table.map((line) => ({ ...line, chosen: line.staff.id === chosen?.id }))
  const matched = move(MEDIATION, c, 'match', {
    by: SYSTEM,
    at: s,
    note: chosen ? `各方共同选中${chosen.name}` : '各方没有共同选中的调解员，请主任推荐',
    set: {
      choice: withChoice(c, { table: told, by: chosen ? 'parties' : null, reason: '' }),
      parties: unapproved(c),
    },
  })
  return chosen ? askPeople(matched, chosen, [], s) : askChair(matched, s)
}

/** The people are asked whether they take it, all at once. */
function askPeople(c: Case, lead: Member, team: Member[], s: Situation): Case {
  const asked = {
    ...c,
    lead,
    leadId: lead.id,
    team,
    choice: withChoice(c, { stage: 'take' }),
  }
  return wait(
    asked,
    s,
    'take',
    [lead, ...team].map(({ id }) => id),
  )
}

/** Nobody is chosen jointly: the chair proposes. */
export const askChair = (c: Case, s: Situation): Case =>
  wait(
    {
      ...c,
      lead: null,
      leadId: null,
      team: [],
      choice: withChoice(c, { stage: 'propose' }),
      parties: unapproved(c),
    },
    s,
    'propose',
    [CHAIR],
  )

/** 7 选调解员 */
export function rank(c: Case, step: StepOf<'rank'>, by: Actor, s: Situation): Outcome<Case> {
  const voice = voiceOf(c, step.onBehalf, by, s.now)
  if (!voice.ok) return voice
  if (choiceOf(c).stage !== 'rank') return refuse('wrongState')
  const { party, note } = voice.value
  if (party.ranks) return refuse('alreadySaid')
  const known = new Set(mediatorsOf(s).map((m) => m.id))
  if (!step.ranked.every((id) => known.has(id))) return refuse('mediatorUnknown')
  const parties = withParty(c, party.key, { ranks: step.ranked })
  // Who chose whom is told when all have chosen, in the table.
  const said = move(MEDIATION, c, 'rank', { by, at: s, note, set: { parties } })
  return ok(nextChoiceKeeping(said, s, step.openCases))
}

/** The others' two days run on while ranks are missing. */
function nextChoiceKeeping(c: Case, s: Situation, openCases: Record<string, number>): Case {
  const turn = owing(c.parties, (p) => p.ranks !== null)
  if (turn.length > 0) return { ...c, turn, waitingFor: turn[0] ?? c.waitingFor }
  return nextChoice(c, s, openCases)
}

/** 8 推荐: by the chair, with reasons that all sides read; every party accepts. */
export function propose(c: Case, step: StepOf<'propose'>, by: Actor, s: Situation): Outcome<Case> {
  const stage = choiceOf(c).stage
  if (stage === 'book') return refuse('wrongState')
  const ids = [step.lead, ...step.team]
  if (new Set(ids).size !== ids.length) return refuse('invalidInput')
  const people = ids.map((id) => memberOf(id, s))
  if (people.some((m) => m === null)) return refuse('mediatorUnknown')
  const [lead, ...team] = people as [Member, ...Member[]]
  if (choiceOf(c).excluded.includes(lead.id)) return refuse('mediatorExcluded')
  if (s.presence.of(lead)?.id !== lead.id) return refuse('staffUnknown')
  if (ids.some((id) => isOfParty(id, c, s))) return refuse('partyAtTable')
  const set = {
    choice: withChoice(c, { by: 'chair', reason: step.note }),
    parties: unapproved(c),
  }
  const proposed = move(MEDIATION, c, 'propose', { by, at: s, note: step.note, set })
  return ok(askPeople(proposed, lead, team, s))
}

function withMember(c: Case, id: string, set: Partial<Member>): Pick<Case, 'lead' | 'team'> {
  const change = (m: Member): Member => (m.id === id ? { ...m, ...set } : m)
  return { lead: c.lead && change(c.lead), team: c.team.map(change) }
}

/** 9 接案, with what the parties must know of him; the last one leads on. */
export function take(c: Case, step: StepOf<'take'>, by: Actor, s: Situation): Outcome<Case> {
  if (choiceOf(c).stage !== 'take') return refuse('wrongState')
  const own = sittersOf(c).find((m) => m.id === by.principal)
  if (!own || own.taken) return refuse('alreadySaid')
  const set = withMember(c, own.id, { taken: true, disclosure: step.disclosure })
  const taken = move(MEDIATION, c, 'take', { by, at: s, note: step.disclosure, set })
  return ok(whenTaken(taken, s))
}

function whenTaken(c: Case, s: Situation): Case {
  const missing = sittersOf(c).filter((m) => !m.taken)
  if (missing.length > 0) {
    const turn = missing.map(({ id }) => id)
    return { ...c, turn, waitingFor: turn[0] ?? c.waitingFor }
  }
  // What the parties chose themselves they need not approve again, unless there is news.
  const news = choiceOf(c).by === 'chair' || sittersOf(c).some((m) => m.disclosure !== '')
  return news ? askApproval(c, s) : askTime(c, s)
}

/** Who has approved is not asked again when a seat of the team falls empty. */
function askApproval(c: Case, s: Situation): Case {
  const turn = owing(c.parties, (p) => p.approved !== null)
  if (turn.length === 0) return askTime(c, s)
  return wait({ ...c, choice: withChoice(c, { stage: 'approve' }) }, s, 'approve', turn)
}

/** Everybody at the table is settled: any of them may make the appointment. */
export function askTime(c: Case, s: Situation): Case {
  const lead = c.lead?.id
  const everybody = [...new Set([...(lead ? [lead] : []), ...c.parties.map(askedFor)])]
  // After two absences it is made by phone, and written down by the clerk.
  const turn = c.absences >= LIMITS.maxAbsences ? [CLERK] : everybody
  return wait({ ...c, choice: withChoice(c, { stage: 'book' }) }, s, 'book', turn)
}

/** 9 婉拒: the lead's sends it back to the chair, a member's seat stays empty. */
export function pass(c: Case, step: StepOf<'pass'>, by: Actor, s: Situation): Outcome<Case> {
  if (choiceOf(c).stage !== 'take') return refuse('wrongState')
  const own = sittersOf(c).find((m) => m.id === by.principal)
  if (!own || own.taken) return refuse('alreadySaid')
  const passed = move(MEDIATION, c, 'pass', { by, at: s, note: step.note })
  return ok(without(passed, own.id, s))
}

/** The case without somebody who does not come; the chair is asked where it was the lead. */
export function without(c: Case, id: string, s: Situation): Case {
  const excluded = [...new Set([...choiceOf(c).excluded, id])]
  const left = { ...c, choice: withChoice(c, { excluded }) }
  if (c.lead?.id === id) return askChair(left, s)
  return whenTaken({ ...left, team: c.team.filter((m) => m.id !== id) }, s)
}

/** 9 the parties keep whoever was proposed or has disclosed something. */
export function approve(c: Case, step: StepOf<'approve'>, by: Actor, s: Situation): Outcome<Case> {
  const voice = voiceOf(c, step.onBehalf, by, s.now)
  if (!voice.ok) return voice
  if (choiceOf(c).stage !== 'approve') return refuse('wrongState')
  const { party, spoken, note } = voice.value
  if (party.approved) return refuse('alreadySaid')
  const parties = withParty(c, party.key, { approved: spoken })
  const said = move(MEDIATION, c, 'approve', { by, at: s, note, set: { parties } })
  const turn = owing(parties, (p) => p.approved !== null)
  if (turn.length > 0) return ok({ ...said, turn, waitingFor: turn[0] ?? said.waitingFor })
  return ok(askTime(said, s))
}

/** … or ask for another. */
export function replace(c: Case, step: StepOf<'replace'>, by: Actor, s: Situation): Outcome<Case> {
  const voice = voiceOf(c, step.onBehalf, by, s.now)
  if (!voice.ok) return voice
  if (choiceOf(c).stage !== 'approve') return refuse('wrongState')
  const note = step.note || voice.value.note
  const said = move(MEDIATION, c, 'replace', { by, at: s, note })
  const lead = c.lead?.id
  return ok(lead ? without(said, lead, s) : askChair(said, s))
}

/** Nobody has chosen in time: the chair proposes (system). */
export const lapse = (c: Case, s: Situation): Case =>
  askChair(mark(c, 'lapse', { by: SYSTEM, at: s }), s)
