import type { TableView } from '../../../domain/mediation/answers'
import { voiceOf } from '../../../domain/mediation/parties'
import { qualities } from '../../../domain/mediation/qualities'
import {
  MAX_OFFERS,
  answered,
  emptyTable,
  mayAnswer,
  noteKey,
  tableId,
  tableViewOf,
} from '../../../domain/mediation/table'
import type { Case, Table } from '../../../domain/mediation/types'
import type { Actor } from '../../../domain/identity/types'
import type { By } from '../../../domain/matter/types'
import type { MediationRole } from '../../../domain/mediation/roles'
import { ok, refuse, type Outcome } from '../../../domain/result'
import { collection } from '../../platform/collections'
import { transactWith } from '../../platform/transact'
import { NOTHING_TO_SHOW, type CallContext, type Handler } from '../context'
import { leaveMark, once } from '../once'

/** The shared screen of a session: read by polling, changed by whoever sits there. */

/** Who sits at this table; the clerk for a party without a phone. */
function seatOf(actor: Actor, c: Case): By<MediationRole> | null {
  const roles = qualities(actor, c)
  if (roles.has('party')) return { principal: actor.userId, name: '', role: 'party' }
  const role = (['mediator', 'member', 'clerk'] as const).find((r) => roles.has(r))
  return role && actor.staffId ? { principal: actor.staffId, name: actor.name, role } : null
}

const viewFor = (table: Table, c: Case, actor: Actor, seat: By<MediationRole>): TableView =>
  tableViewOf(table, c, { userId: actor.userId, principal: seat.principal })

export const table: Handler<'mediation.table'> = async ({ id }, context) => {
  const [actor, c, stored] = await Promise.all([
    context.actor(),
    collection('cases').get(id),
    collection('tables').get(tableId(id)),
  ])
  const seat = c && seatOf(actor, c)
  if (!seat) return refuse('notFound')
  return ok(viewFor(stored ?? emptyTable(id, context.now), c, actor, seat))
}

type Change = (table: Table, c: Case, seat: By<MediationRole>, actor: Actor) => Outcome<Table>

/** One change to what lies on the table, while the case is in session. */
async function change(id: string, context: CallContext, make: Change) {
  const ready = context.actor().then(ok)
  const again = async () => {
    const [actor, c, stored] = await Promise.all([
      context.actor(),
      collection('cases').get(id),
      collection('tables').get(tableId(id)),
    ])
    const seat = c && seatOf(actor, c)
    if (!seat) return ok(NOTHING_TO_SHOW)
    return ok(viewFor(stored ?? emptyTable(id, context.now), c, actor, seat))
  }
  const work = () =>
    transactWith<Actor, TableView | null>(ready, async (transaction, actor) => {
      const c = await transaction.collection('cases').get(id)
      const seat = c && seatOf(actor, c)
      if (!seat) return refuse('notFound')
      if (c.state !== 'IN_SESSION') return refuse('wrongState')
      const stored = await transaction.collection('tables').get(tableId(id))
      const changed = make(stored ?? emptyTable(id, context.now), c, seat, actor)
      if (!changed.ok) return changed
      const next = { ...changed.value, touchedAt: context.now }
      await transaction.collection('tables').put(next)
      await leaveMark(transaction, context, id)
      return ok(viewFor(next, c, actor, seat))
    })
  return once(context, work, again)
}

/** Something is offered, by whoever sits there. */
export const offer: Handler<'mediation.offer'> = (input, context) =>
  change(input.id, context, (stored, c, seat) => {
    if (stored.offers.length >= MAX_OFFERS) return refuse('offersFull')
    const name = c.parties.find(
      (p) => p.user === seat.principal || p.agent?.user === seat.principal,
    )
    const made = {
      id: context.request().key,
      text: input.text,
      by: seat.principal,
      byName: name?.name ?? seat.name,
      yes: [],
      at: context.now,
    }
    return ok({ ...stored, offers: [...stored.offers, made], version: stored.version + 1 })
  })

/** A party's yes, or its yes taken back. Refusals: `generalPower`, `notFound` for no such offer. */
export const answer: Handler<'mediation.answer'> = (input, context) =>
  change(input.id, context, (stored, c, seat, actor) => {
    const voice = voiceOf(c, input.onBehalf, seat, context.now)
    if (!voice.ok) return voice
    if (seat.role === 'party' && !mayAnswer(c, actor.userId)) return refuse('generalPower')
    if (!stored.offers.some((o) => o.id === input.offer)) return refuse('notFound')
    return ok(answered(stored, input.offer, voice.value.party.key, input.yes))
  })

/** One's own notes: nobody else is ever answered them. */
export const jot: Handler<'mediation.jot'> = (input, context) =>
  change(input.id, context, (stored, _c, seat) =>
    ok({ ...stored, notes: { ...stored.notes, [noteKey(seat.principal)]: input.text } }),
  )
