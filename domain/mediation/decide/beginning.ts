import { saysSomething } from '../../call/said'
import { SYSTEM } from '../../matter/escalate'
import { mark, move, rest } from '../../matter/move'
import type { By, Facts } from '../../matter/types'
import { ok, refuse, type Outcome } from '../../result'
import { MEDIATION } from '../lifecycle'
import { CHAIR, termOf, wait, type Situation } from '../limits'
import { accountOf, owing, peopleOf, voiceOf, withParty } from '../parties'
import type { MediationRole } from '../roles'
import type { Case, Choice, EndReason, ReferredTo } from '../types'
import type { StepOf } from '../words'
import { nextChoice } from './choosing'
import { unbooked } from './timing'

type Actor = By<MediationRole>

/** 初审: under RED only after the police have been told (人民调解法 art. 25). */
export function screen(c: Case, step: StepOf<'screen'>, by: Actor, s: Situation): Outcome<Case> {
  const { risk, policeRecord } = step
  if (risk === 'RED' && !saysSomething(policeRecord)) return refuse('needPoliceRecord')
  const set = { risk, policeRecord }
  const screened = move(MEDIATION, c, 'screen', { by, at: s, set })
  // Whoever applied has said yes by applying; the others are asked.
  const parties = screened.parties.map((p) =>
    accountOf(p) === c.applicant
      ? {
          ...p,
          consent: { at: s.now, how: p.user ? ('self' as const) : ('agent' as const), witness: '' },
        }
      : p,
  )
  return ok(awaitConsent({ ...screened, parties }, s))
}

/** Waits for the consents that are missing, or, when there is none, for the chair's 受理. */
export function awaitConsent(c: Case, s: Situation): Case {
  const turn = owing(c.parties, (p) => p.consent !== null)
  return turn.length > 0 ? wait(c, s, 'consent', turn) : wait(c, s, 'accept', [CHAIR])
}

/** 4 同意: the party's own word, or what the clerk was told by one without a phone. */
export function consent(c: Case, step: StepOf<'consent'>, by: Actor, s: Situation): Outcome<Case> {
  const voice = voiceOf(c, step.onBehalf, by, s.now)
  if (!voice.ok) return voice
  const { party, spoken, note } = voice.value
  if (party.consent) return refuse('alreadySaid')
  const parties = withParty(c, party.key, { consent: spoken })
  const said = move(MEDIATION, c, 'consent', { by, at: s, note, set: { parties } })
  const turn = owing(parties, (p) => p.consent !== null)
  if (turn.length === 0) return ok(awaitConsent(said, s))
  // The others' week runs on: one party's yes gives nobody else more time.
  return ok({ ...said, turn, waitingFor: turn[0] ?? said.waitingFor })
}

/** One clear refusal ends it (人民调解法 art. 17). */
export function refuseConsent(
  c: Case,
  step: StepOf<'refuse'>,
  by: Actor,
  s: Situation,
): Outcome<Case> {
  const voice = voiceOf(c, step.onBehalf, by, s.now)
  if (!voice.ok) return voice
  // Whoever has said yes and thinks better of it ends it (`terminate`).
  if (voice.value.party.consent) return refuse('alreadySaid')
  return ok(end(c, 'refuse', 'REFUSED', null, { by, note: step.note || voice.value.note, s }))
}

/** 5 受理; the month begins (人民调解工作若干规定 art. 33). The number follows (`jobs`). */
export function accept(c: Case, by: Actor, s: Situation): Outcome<Case> {
  if (c.parties.some((p) => p.consent === null)) return refuse('consentMissing')
  const set = { acceptedAt: s.now, termAt: termOf(s.now, false) }
  const accepted = move(MEDIATION, c, 'accept', { by, at: s, set })
  const turn = owing(accepted.parties, (p) => p.told !== null)
  return ok(wait(accepted, s, 'acknowledge', turn))
}

const NEW_CHOICE: Choice = { stage: 'rank', table: [], by: null, reason: '', excluded: [] }

/** 6 阅告知书: the last one opens the choice. */
export function acknowledge(
  c: Case,
  step: StepOf<'acknowledge'>,
  by: Actor,
  s: Situation,
): Outcome<Case> {
  const voice = voiceOf(c, step.onBehalf, by, s.now)
  if (!voice.ok) return voice
  const { party, spoken, note } = voice.value
  if (party.told) return refuse('alreadySaid')
  const parties = withParty(c, party.key, { told: spoken })
  const said = move(MEDIATION, c, 'acknowledge', { by, at: s, note, set: { parties } })
  const turn = owing(parties, (p) => p.told !== null)
  if (turn.length > 0) return ok({ ...said, turn, waitingFor: turn[0] ?? said.waitingFor })
  const begun = move(MEDIATION, said, 'beginChoosing', {
    by: SYSTEM,
    at: s,
    set: { choice: NEW_CHOICE },
  })
  return ok(nextChoice(begun, s, {}))
}

interface Ending {
  by: Actor
  note: string
  /** For colleagues: how a party without a phone was asked. */
  inside?: string
  s: Situation
}

/**
 * Ends a case; the legal ways are told in the same breath (人民调解法 art. 26), so `noticeAt` is there
 * whenever a case is terminated.
 */
export function end(
  c: Case,
  action: 'refuse' | 'decline' | 'terminate' | 'refuseSign',
  reason: EndReason,
  referredTo: ReferredTo | null,
  { by, note, inside = '', s }: Ending,
): Case {
  const facts: Facts = referredTo ? { reason, referredTo } : { reason }
  const ended = move(MEDIATION, c, action, {
    by,
    at: s,
    note,
    inside,
    facts,
    set: {
      end: { reason, referredTo, noticeAt: s.now },
      ...unbooked(c),
      holds: {},
      recusal: null,
      invited: null,
      extension: null,
    },
  })
  const raters = c.lead === null ? [] : peopleOf(c.parties)
  // Only who has met a mediator has something to rate.
  if (raters.length === 0 || c.sittings.length === 0) return { ...rest(ended), turn: [] }
  return wait(ended, s, 'rate', raters)
}

/** Nobody has rated in time, or everybody has: nothing is awaited any more. */
export const unrated = (c: Case, s: Situation): Case => ({
  ...rest(mark(c, 'noRating', { by: SYSTEM, at: s })),
  turn: [],
})
