import type { Page } from '../../../domain/call/views'
import type { ComplaintCard } from '../../../domain/complaint/answers'
import { BOX } from '../../../domain/complaint/limits'
import { holdsBox } from '../../../domain/complaint/past'
import { mayRead } from '../../../domain/complaint/qualities'
import {
  COMPLAINT_CARD_FIELDS,
  cardOf,
  isToDo,
  type CardSource,
  type Reader,
} from '../../../domain/complaint/views'
import { ok, type Outcome } from '../../../domain/result'
import { collection, command, type Filter } from '../../platform/collections'
import type { CallContext, Handler } from '../context'
import { pageOf, type Listed } from '../paging'

const fields = COMPLAINT_CARD_FIELDS

const newest = (filter: Filter): Listed<'submittedAt', CardSource> => ({
  key: 'submittedAt',
  direction: 'desc',
  find: (when, options) =>
    collection('complaints').find({ ...filter, ...when }, { ...options, fields }),
})

const waiting = (waitingFor: unknown): Listed<'dueAt', CardSource> => ({
  key: 'dueAt',
  direction: 'asc',
  find: (when, options) =>
    collection('complaints').find({ waitingFor, ...when }, { ...options, fields }),
})

const NONE = { items: [], next: null }

/** The lists of a person: what I wrote, what waits for me or in the box, what I had or was told of. */
export const list: Handler<'complaint.list'> = async ({ scope, cursor }, context) => {
  if (scope === 'mine') {
    return cards(pageOf(newest({ complainant: context.userId }), cursor), context)
  }
  const actor = await context.actor()
  const { staffId } = actor
  if (staffId === null) return ok(NONE)
  if (scope === 'seen') return cards(pageOf(newest({ readers: staffId }), cursor), context)
  const boxes = holdsBox(actor) ? command.in([staffId, BOX]) : staffId
  return cards(pageOf(waiting(boxes), cursor), context, isToDo)
}

/** Of what was found, what this reader may see: nothing that is about him, and to do only what is his. */
async function cards(
  reading: Promise<Outcome<Page<CardSource>>>,
  context: CallContext,
  isListed: (c: CardSource, reader: Reader) => boolean = (c, { actor }) => mayRead(actor, c),
): Promise<Outcome<Page<ComplaintCard>>> {
  const [page, actor, settings] = await Promise.all([reading, context.actor(), context.settings()])
  if (!page.ok) return page
  const { items, next } = page.value
  const reader = { actor, now: context.now, settings }
  return ok({
    items: items.filter((c) => isListed(c, reader)).map((c) => cardOf(c, reader)),
    next,
  })
}
