import type { Actor } from '../../../domain/identity/types'
import type { By, Photo } from '../../../domain/matter/types'
import type { TableView } from '../../../domain/mediation/answers'
import { hasToTake, qualities } from '../../../domain/mediation/qualities'
import type { MediationRole } from '../../../domain/mediation/roles'
import {
  MAX_OFFERS,
  answered,
  answeredDraft,
  draftFault,
  drafted,
  emptyTable,
  liveDraft,
  noteKey,
  sayAtTable,
  tableId,
  tableViewOf,
} from '../../../domain/mediation/table'
import type { Case, Table } from '../../../domain/mediation/types'
import { ok, refuse, type Outcome } from '../../../domain/result'
import { collection } from '../../platform/collections'
import { discardUploads } from '../../platform/storage'
import { transactWith } from '../../platform/transact'
import { NOTHING_TO_SHOW, type CallContext, type Handler } from '../context'
import { bringPhotos, copyPhotos } from '../evidence/photos'
import { leaveMark, once } from '../once'

/** The shared screen of a session: read by polling, changed by whoever sits there. */

/** Who sits at this table; the clerk for a party without a phone. */
function seatOf(actor: Actor, c: Case): By<MediationRole> | null {
  const roles = qualities(actor, c)
  if (roles.has('party')) return { principal: actor.userId, name: '', role: 'party' }
  // Who is only asked whether he comes does not sit there yet.
  const sits = !hasToTake(c, actor.staffId)
  const seats = sits ? (['mediator', 'member', 'clerk'] as const) : (['clerk'] as const)
  const role = seats.find((r) => roles.has(r))
  return role && actor.staffId ? { principal: actor.staffId, name: actor.name, role } : null
}

const viewFor = (
  table: Table | null,
  c: Case,
  { userId }: Actor,
  { principal, role }: By<MediationRole>,
  { now }: CallContext,
): TableView => tableViewOf(table ?? emptyTable(c._id, now), c, { userId, principal, role, now })

export const table: Handler<'mediation.table'> = async ({ id }, context) => {
  const [actor, c, stored] = await Promise.all([
    context.actor(),
    collection('cases').get(id),
    collection('tables').get(tableId(id)),
  ])
  const seat = c && seatOf(actor, c)
  if (!seat) return refuse('notFound')
  return ok(viewFor(stored, c, actor, seat, context))
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
    return ok(viewFor(stored, c, actor, seat, context))
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
      return ok(viewFor(next, c, actor, seat, context))
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

/** The words of the agreement, by the lead. Refusals: `draftFaulty` with the field that it is about. */
export const draft: Handler<'mediation.draft'> = (input, context) =>
  change(input.id, context, (stored, c, seat) => {
    if (seat.role !== 'mediator') return refuse('notAllowed')
    const { form, facts, minutes, level } = input
    const made = {
      id: context.request().key,
      by: seat.principal,
      at: context.now,
      ...{ form, facts, minutes, level },
      duties: input.duties.map((d) => ({ ...d, amount: d.amount ?? null })),
      yes: {},
    }
    return draftFault(c, made, context.now) ?? ok(drafted(stored, made))
  })

/** The drawing that a yes on the spot brings; null: none. */
async function drawingOf(
  onSpot: { drawing: string[] } | undefined,
  context: CallContext,
): Promise<Outcome<Photo | null>> {
  if (!onSpot || onSpot.drawing.length === 0) return ok(null)
  const brought = await bringPhotos(onSpot.drawing, context)
  return brought.ok ? ok(brought.value[0] ?? null) : brought
}

/**
 * A party's yes, or its yes taken back. A drawing becomes evidence with the commit. Refusals:
 * `generalPower`, `needDrawing`, `notFound` for what does not lie there (any more).
 */
export const answer: Handler<'mediation.answer'> = async (input, context) => {
  const drawing = await drawingOf(input.onSpot, context)
  const done = await change(input.id, context, (stored, c, seat) => {
    if (!drawing.ok) return drawing
    const { yes, onBehalf } = input
    const onSpot = input.onSpot && { ...input.onSpot, drawing: drawing.value }
    const said = sayAtTable(c, { yes, onBehalf, onSpot }, seat, context.now)
    if (!said.ok) return said
    const { party } = said.value
    if (liveDraft(stored, c)?.id === input.offer) {
      return ok(answeredDraft(stored, party.key, yes ? said.value.yes : null))
    }
    if (!stored.offers.some((o) => o.id === input.offer)) return refuse('notFound')
    if (input.onSpot) return refuse('invalidInput')
    return ok(answered(stored, input.offer, party.key, yes))
  })
  if (done.ok && (await copyPhotos(context.photos))) {
    await discardUploads(context.photos.map(({ from }) => from))
  }
  return done
}

/** One's own notes: nobody else is ever answered them. */
export const jot: Handler<'mediation.jot'> = (input, context) =>
  change(input.id, context, (stored, _c, seat) =>
    ok({ ...stored, notes: { ...stored.notes, [noteKey(seat.principal)]: input.text } }),
  )
