import { dateOf } from '../../calendar/zone'
import { move, rest } from '../../matter/move'
import type { By } from '../../matter/types'
import { ok, refuse, type Outcome } from '../../result'
import { MEDIATION } from '../lifecycle'
import { CLERK, CHAIR, wait, type Situation } from '../limits'
import { accountOf, partyOf, peopleOf, withParty } from '../parties'
import type { MediationRole } from '../roles'
import { draftFault, hasEveryYes, liveDraft } from '../table'
import type { Agreement, Case } from '../types'
import type { StepOf } from '../words'
import { askTime } from './choosing'
import { unbooked } from './timing'

type Actor = By<MediationRole>

const leadOf = (c: Case): string[] => (c.lead ? [c.lead.id] : [CHAIR])

/** 14 开始: who is there is part of the record; all parties or whoever stands for them. */
export function open(c: Case, step: StepOf<'open'>, by: Actor, s: Situation): Outcome<Case> {
  if (!c.parties.every((p) => step.present.includes(p.key))) return refuse('partyMissing')
  const sitting = { at: s.now, present: step.present, minutes: '' }
  const set = { sittings: [...c.sittings, sitting] }
  const opened = move(MEDIATION, c, 'open', { by, at: s, set })
  return ok(wait(opened, s, 'finish', leadOf(c)))
}

const withMinutes = (c: Case, minutes: string): Case['sittings'] =>
  c.sittings.map((one, i) => (i === c.sittings.length - 1 ? { ...one, minutes } : one))

/** 15 择日再调: the record stands, the next time is made as the first was. */
export function adjourn(c: Case, step: StepOf<'adjourn'>, by: Actor, s: Situation): Case {
  const set = { sittings: withMinutes(c, step.note), ...unbooked(c) }
  return askTime(move(MEDIATION, c, 'adjourn', { by, at: s, note: step.note, set }), s)
}

/** 16 未到场: the second time, appointments are made by phone only. */
export function absent(c: Case, step: StepOf<'absent'>, by: Actor, s: Situation): Outcome<Case> {
  if (c.booking && c.booking.from > s.now) return refuse('notYet')
  if (step.missing.some((key) => !c.parties.some((p) => p.key === key))) {
    return refuse('invalidInput')
  }
  const parties = c.parties.map((p) =>
    step.missing.includes(p.key) ? { ...p, absences: p.absences + 1 } : p,
  )
  const set = { parties, absences: c.absences + 1, ...unbooked(c) }
  return ok(askTime(move(MEDIATION, c, 'absent', { by, at: s, note: step.note, set }), s))
}

/**
 * 18 达成协议: the draft on the table becomes the agreement, word for word, once every party has said
 * yes to it and none has taken it back. Outcomes: `needEveryYes`, `draftFaulty` where a date has passed
 * since it was written.
 */
export function agree(c: Case, step: StepOf<'agree'>, by: Actor, s: Situation): Outcome<Case> {
  const draft = liveDraft(step, c)
  if (!draft || !hasEveryYes(c, draft)) return refuse('needEveryYes')
  const fault = draftFault(c, draft, s.now)
  if (fault) return fault
  const { form, facts, duties, yes, minutes, level } = draft
  const agreement: Agreement = {
    form,
    facts,
    duties,
    yes,
    agreedAt: s.now,
    signed: null,
    effectiveOn: null,
  }
  const minuted = withMinutes(c, minutes)
  const set = { agreement, level, sittings: minuted, extension: null, ...unbooked(c) }
  const agreed = move(MEDIATION, c, 'agree', { by, at: s, facts: { level, form }, set })
  return ok(wait(agreed, s, 'sign', [CLERK]))
}

/** 18 a slip found before anybody has signed: back to the table. */
export const revise = (c: Case, step: StepOf<'revise'>, by: Actor, s: Situation): Case =>
  wait(
    move(MEDIATION, c, 'revise', {
      by,
      at: s,
      note: step.note,
      set: { agreement: null, level: null },
    }),
    s,
    'finish',
    leadOf(c),
  )

/**
 * 19 签署: of a written one the scan with every signature, the mediator's and the seal; it takes effect
 * with the last of them (人民调解法 art. 29). An oral one is registered and took effect when it was
 * reached (art. 30).
 */
export function sign(c: Case, step: StepOf<'sign'>, by: Actor, s: Situation): Outcome<Case> {
  const { agreement } = c
  if (!agreement) return refuse('wrongState')
  const signed = new Map(step.parties.map(({ party, date }) => [party, date]))
  const isWritten = agreement.form === 'WRITTEN'
  if (isWritten && !c.parties.every((p) => signed.has(p.key))) return refuse('signatureMissing')
  if (isWritten && step.photos.length === 0) return refuse('needScan')
  const formed = dateOf(agreement.agreedAt)
  const today = dateOf(s.now)
  const dates = [...signed.values(), step.mediator, step.seal]
  if (dates.some((date) => date < formed || date > today)) return refuse('signatureDates')
  const effectiveOn = isWritten ? (dates.sort().at(-1) ?? today) : formed
  const parties = Object.fromEntries(signed)
  const facts = { effectiveOn }
  const done = move(MEDIATION, c, 'sign', {
    by,
    at: s,
    photos: step.photos,
    facts,
    set: {
      agreement: {
        ...agreement,
        effectiveOn,
        signed: { parties, mediator: step.mediator, seal: step.seal, scan: step.photos },
      },
    },
  })
  const raters = peopleOf(c.parties)
  return ok(raters.length === 0 ? { ...rest(done), turn: [] } : wait(done, s, 'rate', raters))
}

/** 26 评价, once by each party, within a week; the last one ends the waiting. */
export function rate(c: Case, step: StepOf<'rate'>, by: Actor, s: Situation): Outcome<Case> {
  const party = partyOf(c, by.principal)
  if (!party) return refuse('notAllowed')
  if (party.rating) return refuse('alreadyRated')
  const { stars, comment } = step
  const parties = withParty(c, party.key, { rating: { stars, comment, at: s.now } })
  // What a party thought is nobody's but the committee's: the history says only that it was given.
  const rated = move(MEDIATION, c, 'rate', { by, at: s, set: { parties } })
  const left = parties.filter((p) => !p.rating).map(accountOf)
  const turn = [...new Set(left.filter((u) => u !== null))]
  if (turn.length === 0) return ok({ ...rest(rated), turn: [] })
  return ok({ ...rated, turn, waitingFor: rated.waitingFor && (turn[0] ?? null) })
}
