import type { Actor } from '../identity/types'
import { rowOf } from '../matter/lifecycle'
import { move } from '../matter/move'
import { permit, type Permitted } from '../matter/permit'
import type { By, StaffRef } from '../matter/types'
import { actionView } from '../matter/views'
import { ok, refuse, type Outcome } from '../result'
import { receiversOf } from '../street/receivers'
import type { StreetSettings } from '../street/types'
import type { AskedView } from './answers'
import { COMPLAINT, type ComplaintAction, type ComplaintRole } from './lifecycle'
import { LIMITS, type Situation } from './limits'
import { isNamed } from './named'
import type { Complaint, Inquiry } from './types'
import type { InputOf } from './words'

/**
 * 请说明情况: whoever answers a complaint asks one of those whom it concerns for an account. That one sees what
 * he was asked and what he has said; not the complaint, not its number, and not who has written it.
 */

type Aimed = Pick<Complaint, 'concerned' | 'complainantStaffId' | 'who' | 'text'>

/** Of whom an account may be asked: whoever worked on what it is about, and whoever of the roster is named. */
export function askable(c: Aimed, settings: StreetSettings): StaffRef[] {
  const crews = Object.values(settings.directory).flatMap((entry) => [
    entry.lead,
    ...entry.workers,
    entry.firstSecretary,
  ])
  const named = [...crews, ...receiversOf(settings)]
    .filter((p) => p !== null)
    .filter(({ name }) => isNamed(name, c.who) || isNamed(name, c.text))
  const all = new Map([...c.concerned, ...named].map(({ id, name }) => [id, { id, name }]))
  if (c.complainantStaffId !== null) all.delete(c.complainantStaffId)
  return [...all.values()]
}

const inquiriesOf = (c: Pick<Complaint, 'inquiries'>, staffId: string | null): Inquiry[] =>
  (c.inquiries ?? []).filter(({ of }) => of.id === staffId)

const isWaiting = ({ said }: Inquiry): boolean => said === null

/** Whether somebody was asked for an account. */
export const wasAsked = ({ staffId }: Pick<Actor, 'staffId'>, c: Complaint): boolean =>
  inquiriesOf(c, staffId).length > 0

/**
 * 10 请说明情况. Outcomes: `notConcerned` of anybody else, `inquiredAlready` while he has not answered,
 * `inquiredEnough`, `staffUnknown` where nobody has this post.
 */
export function inquire(
  c: Complaint,
  { to, note }: InputOf<'inquire'>,
  by: By<ComplaintRole>,
  s: Situation,
): Outcome<Complaint> {
  const of = askable(c, s.settings).find((p) => p.id === to)
  if (!of) return refuse('notConcerned', 'to')
  if (inquiriesOf(c, to).some(isWaiting)) return refuse('inquiredAlready', 'to')
  const before = c.inquiries ?? []
  if (before.length >= LIMITS.inquiries) return refuse('inquiredEnough')
  if (!s.presence.isThere(of)) return refuse('staffUnknown', 'to')
  const asker = { id: by.principal, name: by.name }
  const inquiries = [...before, { of, question: note, by: asker, at: s.now, said: null }]
  return ok(move(COMPLAINT, c, 'inquire', { by, at: s, note, set: { inquiries } }))
}

/** 11 说明情况: the answer to what waits for this person. */
export function explain(
  c: Complaint,
  note: string,
  by: By<ComplaintRole>,
  s: Situation,
): Complaint {
  const inquiries = (c.inquiries ?? []).map((one) =>
    one.of.id === by.principal && isWaiting(one)
      ? { ...one, said: { text: note, at: s.now } }
      : one,
  )
  return move(COMPLAINT, c, 'explain', { by, at: s, note, set: { inquiries } })
}

/** May this actor give an account now? Whoever was not asked, or has answered, may not. */
export function permitExplain(
  { staffId }: Actor,
  action: ComplaintAction,
  c: Complaint,
): Permitted<ComplaintRole> {
  const isAsked = action === 'explain' && inquiriesOf(c, staffId).some(isWaiting)
  return permit(rowOf(COMPLAINT, action), new Set(isAsked ? ['asked' as const] : []), c.state)
}

/** What whoever was asked sees of it. */
export function askedViewOf(c: Complaint, actor: Actor, repeated: boolean): AskedView {
  const may = permitExplain(actor, 'explain', c).ok
  return {
    id: c._id,
    version: c.version,
    inquiries: inquiriesOf(c, actor.staffId).map(({ question, at, said }) => ({
      question,
      at,
      said: said && { ...said },
    })),
    actions: may ? [actionView(COMPLAINT, 'explain')] : [],
    repeated,
  }
}
