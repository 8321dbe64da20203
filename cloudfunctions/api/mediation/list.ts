import type { Page } from '../../../domain/call/views'
import { holds } from '../../../domain/identity/authorize'
import type { CaseCard } from '../../../domain/mediation/answers'
import { CHAIR, CLERK } from '../../../domain/mediation/limits'
import { mayRead } from '../../../domain/mediation/qualities'
import { CASE_CARD_FIELDS, caseCardOf, type CaseCardSource } from '../../../domain/mediation/views'
import { ok, refuse, type Outcome } from '../../../domain/result'
import { collection, command, type Filter } from '../../platform/collections'
import type { CallContext, Handler } from '../context'
import { pageOf, type Listed } from '../paging'

const newest = (filter: Filter): Listed<'appliedAt', CaseCardSource> => ({
  key: 'appliedAt',
  direction: 'desc',
  find: (when, options) =>
    collection('cases').find({ ...filter, ...when }, { ...options, fields: CASE_CARD_FIELDS }),
})

const owed = (turn: unknown): Listed<'dueAt', CaseCardSource> => ({
  key: 'dueAt',
  direction: 'asc',
  find: (when, options) =>
    collection('cases').find({ turn, ...when }, { ...options, fields: CASE_CARD_FIELDS }),
})

/** The lists of a person: as a party, at the table, and of the committee's posts. */
export const list: Handler<'mediation.list'> = async ({ scope, cursor }, context) => {
  const actor = await context.actor()
  const { userId, staffId } = actor
  switch (scope) {
    case 'mine':
      return cards(pageOf(newest({ people: userId }), cursor), context)
    case 'table':
      if (staffId === null) return ok({ items: [], next: null })
      return cards(pageOf(newest({ people: staffId, open: true }), cursor), context)
    case 'closed':
      if (staffId === null) return ok({ items: [], next: null })
      return cards(pageOf(newest({ people: staffId, open: false }), cursor), context)
    case 'todo':
      return cards(
        pageOf(owed(staffId === null ? userId : command.in([userId, staffId])), cursor),
        context,
      )
    case 'chair':
      if (!holds(actor, 'mediationChair')) return refuse('notAllowed')
      return cards(pageOf(owed(CHAIR), cursor), context)
    case 'clerk':
      if (!holds(actor, 'mediationClerk')) return refuse('notAllowed')
      return cards(pageOf(owed(CLERK), cursor), context)
    case 'open':
      if (!holds(actor, 'mediationChair') && !holds(actor, 'mediationClerk')) {
        return refuse('notAllowed')
      }
      return cards(pageOf(newest({ open: true }), cursor), context)
  }
}

/** Of what was found, what this reader may see: a chair's own dispute stands in no list of the chair's. */
async function cards(
  reading: Promise<Outcome<Page<CaseCardSource>>>,
  context: CallContext,
): Promise<Outcome<Page<CaseCard>>> {
  const [page, actor, settings] = await Promise.all([reading, context.actor(), context.settings()])
  if (!page.ok) return page
  const { items, next } = page.value
  const reader = { actor, now: context.now, settings }
  const shown = items.filter((c) => mayRead(actor, c))
  return ok({ items: shown.map((c) => caseCardOf(c, reader)), next })
}
