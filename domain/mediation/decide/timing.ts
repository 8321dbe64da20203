import { saysSomething } from '../../call/said'
import { mark, move } from '../../matter/move'
import type { By } from '../../matter/types'
import { shortDateTime } from '../../calendar/zone'
import { ok, refuse, type Outcome } from '../../result'
import { MEDIATION } from '../lifecycle'
import {
  CHAIR,
  extensionUntil,
  liveExtension,
  termOf,
  wait,
  wakeAfter,
  type Situation,
} from '../limits'
import { owing, partyOf, sittersOf, voiceOf, withParty } from '../parties'
import type { MediationRole } from '../roles'
import type { Case, CaseBooking, Slot, Spoken } from '../types'
import { isGivenUp } from '../waiting'
import type { StepOf } from '../words'
import { SYSTEM } from '../../matter/escalate'
import { askChair, askTime, isOfParty, memberOf } from './choosing'

type Actor = By<MediationRole>

/** Until when an appointment is a party's own to change: two hours before (DOMAIN §3.6). */
export const CANCEL_MS = 2 * 3_600_000

/** Everybody who sits there, as the calendar knows them. */
export const peopleNeeded = (c: Case): string[] => sittersOf(c).map(({ id }) => id)

/** A time must be for all who sit there, and within the term. */
export function slotFault(c: Case, slot: Slot): 'notThem' | 'pastTerm' | null {
  const people = slot.resources.filter((r) => r.startsWith('staff:'))
  const needed = peopleNeeded(c)
  if (people.length !== needed.length || needed.some((id) => !people.includes(id))) return 'notThem'
  return c.termAt !== null && slot.to > c.termAt ? 'pastTerm' : null
}

/** The case without its appointment; the calendar gets the time back. */
export const unbooked = (c: Case): Pick<Case, 'booking' | 'freeing'> => ({
  booking: null,
  freeing: c.booking ? [...c.freeing, c.booking] : c.freeing,
})

const isPhone = (by: Actor): boolean => by.role === 'clerk' || by.role === 'chair'

/** When a sitting is due, the mediator opens it or says who did not come. */
const awaitSitting = (c: Case, s: Situation): Case =>
  wait(c, s, 'session', c.lead ? [c.lead.id] : [CHAIR])

/** 10 预约: the calendar has the time already (`api/mediation/book.ts`); the case follows. */
export function book(c: Case, step: StepOf<'book'>, by: Actor, s: Situation): Outcome<Case> {
  if (c.choice?.stage !== 'book') return refuse('wrongState')
  if (c.absences >= 2 && !isPhone(by)) return refuse('phoneOnly')
  if (isGivenUp(c, step.key)) return refuse('holdOver')
  const fault = slotFault(c, step)
  if (fault) return refuse(fault)
  const booking = bookingOf(step)
  const note = wordsOf(booking)
  const set = { booking, bookings: c.bookings + 1, holds: {} }
  return ok(awaitSitting(move(MEDIATION, c, 'book', { by, at: s, note, set }), s))
}

const bookingOf = (step: StepOf<'book'> | StepOf<'move'>): CaseBooking => ({
  key: step.key,
  date: step.date,
  from: step.from,
  to: step.to,
  resources: step.resources,
  roomName: step.roomName,
  link: step.link,
})

const wordsOf = ({ from, roomName, link }: CaseBooking): string =>
  [shortDateTime(from), roomName, link && '线上'].filter(Boolean).join(' ')

/** Less than two hours before, only the chair changes an appointment, with a reason. */
function lateFault(c: Case, by: Actor, note: string, now: number): 'tooLate' | 'needNote' | null {
  if (by.role === 'chair') return !saysSomething(note) ? 'needNote' : null
  return c.booking && c.booking.from - now < CANCEL_MS ? 'tooLate' : null
}

/** 11 改期 */
export function reschedule(c: Case, step: StepOf<'move'>, by: Actor, s: Situation): Outcome<Case> {
  const late = lateFault(c, by, step.note, s.now)
  if (late) return refuse(late)
  if (isGivenUp(c, step.key)) return refuse('holdOver')
  const fault = slotFault(c, step)
  if (fault) return refuse(fault)
  const booking = bookingOf(step)
  const note = [wordsOf(booking), step.note].filter(Boolean).join('；')
  const set = { ...unbooked(c), booking, bookings: c.bookings + 1, holds: {} }
  return ok(awaitSitting(move(MEDIATION, c, 'move', { by, at: s, note, set }), s))
}

/** 11 取消: the people stay, another time is found. */
export function cancel(c: Case, step: StepOf<'cancel'>, by: Actor, s: Situation): Outcome<Case> {
  const late = lateFault(c, by, step.note, s.now)
  if (late) return refuse(late)
  const set = unbooked(c)
  return ok(askTime(move(MEDIATION, c, 'cancel', { by, at: s, note: step.note, set }), s))
}

/** 12 申请回避: the chair decides within a working day; nothing goes on before. */
export function recuse(c: Case, step: StepOf<'recuse'>, by: Actor, s: Situation): Outcome<Case> {
  const voice = voiceOf(c, step.onBehalf, by, s.now)
  if (!voice.ok) return voice
  if (c.lead === null) return refuse('wrongState')
  if (c.recusal) return refuse('alreadySaid')
  const recusal = { party: voice.value.party.key, reason: step.note, at: s.now }
  const asked = move(MEDIATION, c, 'recuse', { by, at: s, note: step.note, set: { recusal } })
  return ok(wait(asked, s, 'recuse', [CHAIR]))
}

/** Upheld: another mediator; whoever was recused is not proposed again. */
export function uphold(c: Case, note: string, by: Actor, s: Situation): Outcome<Case> {
  if (!c.recusal || !c.choice || !c.lead) return refuse('wrongState')
  const excluded = [...new Set([...c.choice.excluded, c.lead.id])]
  const set = { recusal: null, ...unbooked(c), choice: { ...c.choice, excluded } }
  return ok(askChair(move(MEDIATION, c, 'upholdRecusal', { by, at: s, note, set }), s))
}

/** Dismissed: it goes on where it was. */
export function dismiss(c: Case, note: string, by: Actor, s: Situation): Outcome<Case> {
  if (!c.recusal) return refuse('wrongState')
  const went = move(MEDIATION, c, 'dismissRecusal', { by, at: s, note, set: { recusal: null } })
  return ok(goOn(went, s))
}

/** Whose turn it was before somebody asked something on the way. */
export function goOn(c: Case, s: Situation): Case {
  if (c.state === 'SCHEDULED') return awaitSitting(c, s)
  if (c.state === 'IN_SESSION') return wait(c, s, 'finish', c.lead ? [c.lead.id] : [CHAIR])
  switch (c.choice?.stage) {
    case 'take': {
      const missing = sittersOf(c).filter((m) => !m.taken)
      return wait(
        c,
        s,
        'take',
        missing.map(({ id }) => id),
      )
    }
    case 'approve':
      return wait(
        c,
        s,
        'approve',
        owing(c.parties, (p) => p.approved !== null),
      )
    default:
      return askTime(c, s)
  }
}

/** 13 邀请: each party agrees to each invitee (人民调解法 art. 20). */
export function invite(c: Case, step: StepOf<'invite'>, by: Actor, s: Situation): Outcome<Case> {
  const member = memberOf(step.staff, s)
  if (!member) return refuse('mediatorUnknown')
  if (c.invited) return refuse('inviteOpen')
  if (c.choice?.excluded.includes(member.id)) return refuse('mediatorExcluded')
  if (isOfParty(member.id, c, s)) return refuse('partyAtTable')
  if (peopleNeeded(c).includes(member.id)) return refuse('alreadySaid')
  if (c.team.length >= 4) return refuse('teamFull')
  if (s.presence.of(member)?.id !== member.id) return refuse('staffUnknown')
  if (!step.isFree) return refuse('guestBusy')
  const set = { invited: { member, yes: [] } }
  const note = member.name
  const asked = move(MEDIATION, c, 'invite', { by, at: s, note, set })
  // The sitting does not wait for it: only the parties' answers are awaited beside it (`turned`).
  return ok(asked)
}

/** The guest at the table, and his time in the booking; he stays away who has none then. */
function joined(c: Case, isFree: boolean): Partial<Pick<Case, 'invited' | 'team' | 'booking'>> {
  if (!c.invited || !isFree) return { invited: null }
  const { member } = c.invited
  const { booking } = c
  return {
    invited: null,
    team: [...c.team, { ...member, taken: true }],
    booking: booking && { ...booking, resources: [...booking.resources, member.id] },
  }
}

/** Whether this yes is the last that an invitation needs: then the calendar is asked for the guest. */
export const isLastYes = (c: Case, party: string): boolean =>
  c.invited !== null &&
  c.parties.every((p) => p.key === party || c.invited?.yes.includes(p.key) === true)

export function answerInvite(
  c: Case,
  step: StepOf<'agreeInvite'> | StepOf<'refuseInvite'>,
  by: Actor,
  s: Situation,
): Outcome<Case> {
  const voice = voiceOf(c, step.onBehalf, by, s.now)
  if (!voice.ok) return voice
  const { invited } = c
  if (!invited) return refuse('wrongState')
  const { party, note } = voice.value
  if (step.action === 'refuseInvite') {
    const said = move(MEDIATION, c, 'refuseInvite', { by, at: s, note, set: { invited: null } })
    return ok(goOn(said, s))
  }
  if (invited.yes.includes(party.key)) return refuse('alreadySaid')
  const yes = [...invited.yes, party.key]
  const isAll = c.parties.every((p) => yes.includes(p.key))
  const set: Partial<Case> = isAll
    ? joined(c, step.action === 'agreeInvite' && step.isFree)
    : { invited: { ...invited, yes } }
  const said = move(MEDIATION, c, 'agreeInvite', { by, at: s, note, set })
  if (isAll && set.team === undefined) {
    return ok(goOn(mark(said, 'guestBusy', { by: SYSTEM, at: s, note: invited.member.name }), s))
  }
  return ok(isAll ? goOn(said, s) : said)
}

/** 17 申请延期: a party, whose yes it is, or the mediator; earlier yeses were to another request. */
export function askExtend(
  c: Case,
  step: StepOf<'askExtend'>,
  by: Actor,
  s: Situation,
): Outcome<Case> {
  if (c.extended) return refuse('extendedOnce')
  if (liveExtension(c, s.now)) return refuse('alreadySaid')
  const own = by.role === 'party' ? partyOf(c, by.principal) : null
  const spoken: Spoken = { at: s.now, how: 'self', witness: '' }
  const extension = {
    by: by.principal,
    byName: own?.name ?? by.name,
    note: step.note,
    at: s.now,
    until: extensionUntil(s.now, c.termAt),
  }
  const parties = c.parties.map((p) => ({ ...p, extended: p.key === own?.key ? spoken : null }))
  const set = { extension, parties }
  const asked = move(MEDIATION, c, 'askExtend', { by, at: s, note: step.note, set })
  return ok(extendedBy(asked, s))
}

/** 17 延期: once, when every party has said yes to it (DOMAIN §2.1). */
export function extend(c: Case, step: StepOf<'extend'>, by: Actor, s: Situation): Outcome<Case> {
  const voice = voiceOf(c, step.onBehalf, by, s.now)
  if (!voice.ok) return voice
  const { party, spoken, note } = voice.value
  if (c.extended) return refuse('extendedOnce')
  if (!liveExtension(c, s.now)) return refuse('notAsked')
  if (party.extended) return refuse('alreadySaid')
  const parties = withParty(c, party.key, { extended: spoken })
  return ok(extendedBy(move(MEDIATION, c, 'extend', { by, at: s, note, set: { parties } }), s))
}

/** The term is longer with the last party's yes, and the timer has no business at the end of the old. */
function extendedBy(c: Case, s: Situation): Case {
  if (c.parties.some((p) => p.extended === null)) return c
  const termAt = termOf(c.acceptedAt ?? s.now, true)
  const longer = { ...c, termAt }
  const isDue = c.wakeAt !== null && c.wakeAt <= s.now
  const wakeAt = isDue || c.dueAt === null ? c.wakeAt : wakeAfter(longer, s.now, s)
  const set = { extended: true, termAt, extension: null, wakeAt }
  return mark(c, 'extended', { by: SYSTEM, at: s, note: shortDateTime(termAt), set })
}
