import type { Page, ReportCard } from '../../../domain/contract'
import { holds } from '../../../domain/identity/authorize'
import { DESK } from '../../../domain/report/routing'
import { CARD_FIELDS, cardOf, type CardSource } from '../../../domain/report/views'
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
      return cards(await pageOf(newest({ reporter }), cursor), context)
    case 'mineOpen':
      return cards(await pageOf(newest({ reporter, open: true }), cursor), context)
    case 'handled': {
      const { staffId } = await context.actor()
      if (staffId === null) return ok({ items: [], next: null })
      return cards(await pageOf(newest({ handlerId: staffId }), cursor), context)
    }
    case 'todo': {
      const { userId, staffId } = await context.actor()
      return cards(await pageOf(waiting(staffId ?? userId), cursor), context)
    }
    case 'desk':
      if (!holds(await context.actor(), 'dispatcher')) return refuse('notAllowed')
      return cards(await pageOf(waiting(DESK), cursor), context)
  }
}

async function cards(
  page: Outcome<Page<CardSource>>,
  context: CallContext,
): Promise<Outcome<Page<ReportCard>>> {
  if (!page.ok) return page
  const [actor, settings] = await Promise.all([context.actor(), context.settings()])
  const reader = { actor, now: context.now, settings }
  const { items, next } = page.value
  return ok({ items: items.map((report) => cardOf(report, reader)), next })
}
