import type { Page, ReportCard } from '../../../domain/contract'
import { holds } from '../../../domain/identity/authorize'
import { DESK } from '../../../domain/report/routing'
import { CARD_FIELDS, cardOf, type CardSource } from '../../../domain/report/cardViews'
import { ok, refuse, type Outcome } from '../../../domain/result'
import { collection, type Filter } from '../../platform/collections'
import type { CallContext, Handler } from '../context'
import { pageOf, type Listed } from '../paging'

/** Newest first: what a person reported or was given. */
const newest = (filter: Filter): Listed<'submittedAt', CardSource> => ({
  key: 'submittedAt',
  direction: 'desc',
  find: (when, options) =>
    collection('reports').find({ ...filter, ...when }, { ...options, fields: CARD_FIELDS }),
})

/** What is due first: what waits for a person, a post or the desk. */
const waiting = (waitingFor: string): Listed<'dueAt', CardSource> => ({
  key: 'dueAt',
  direction: 'asc',
  find: (when, options) =>
    collection('reports').find({ waitingFor, ...when }, { ...options, fields: CARD_FIELDS }),
})

/** The lists of a person: what I reported, what I handled, what waits for me or at my desk. */
export const list: Handler<'report.list'> = async ({ scope, cursor }, context) => {
  const reporter = context.userId
  switch (scope) {
    case 'mine':
      return cards(pageOf(newest({ reporter }), cursor), context)
    case 'mineOpen':
      return cards(pageOf(newest({ reporter, open: true }), cursor), context)
    case 'handled': {
      const { staffId } = await context.actor()
      if (staffId === null) return ok({ items: [], next: null })
      return cards(pageOf(newest({ handlerId: staffId }), cursor), context)
    }
    case 'todo': {
      const { userId, staffId } = await context.actor()
      return cards(pageOf(waiting(staffId ?? userId), cursor), context)
    }
    case 'desk':
      if (!holds(await context.actor(), 'dispatcher')) return refuse('notAllowed')
      return cards(pageOf(waiting(DESK), cursor), context)
  }
}

/** The rows are read beside whatever else the cards need. */
async function cards(
  reading: Promise<Outcome<Page<CardSource>>>,
  context: CallContext,
): Promise<Outcome<Page<ReportCard>>> {
  const [page, actor, settings] = await Promise.all([reading, context.actor(), context.settings()])
  if (!page.ok) return page
  const reader = { actor, now: context.now, settings }
  const { items, next } = page.value
  return ok({ items: items.map((report) => cardOf(report, reader)), next })
}
