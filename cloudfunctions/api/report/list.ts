import type { Page, ReportCard } from '../../../domain/contract'
import { holds } from '../../../domain/identity/authorize'
import type { Actor } from '../../../domain/identity/types'
import { DESK } from '../../../domain/report/routing'
import type { Report } from '../../../domain/report/types'
import { cardOf } from '../../../domain/report/view'
import { ok, refuse } from '../../../domain/result'
import { collection, command, type Filter } from '../../platform/collections'
import type { CallContext, Handler } from '../context'
import { PAGE_LIMIT, SAME_INSTANT_LIMIT, pageOf } from '../paging'

/** The lists of a person: what I reported, what I handled (newest first), what waits (most urgent first). */
export const list: Handler<'report.list'> = async (input, context) => {
  const actor = await context.actor()
  const { cursor } = input
  switch (input.scope) {
    case 'mine':
      return ok(await newest({ reporter: actor.userId }, cursor, context))
    case 'mineOpen':
      return ok(await newest({ reporter: actor.userId, open: true }, cursor, context))
    case 'handled':
      return ok(
        actor.staffId === null
          ? { items: [], next: null }
          : await newest({ handlerId: actor.staffId }, cursor, context),
      )
    case 'todo':
      return ok(await waiting(turnsOf(actor), cursor, context))
    case 'desk':
      if (!holds(actor, 'dispatcher')) return refuse('notAllowed')
      return ok(await waiting([DESK], cursor, context))
  }
}

const turnsOf = ({ userId, staffId }: Actor): string[] =>
  staffId === null ? [userId] : [userId, staffId]

async function newest(
  filter: Filter,
  cursor: number | undefined,
  context: CallContext,
): Promise<Page<ReportCard>> {
  const rowsWhere = (when: Filter, limit: number): Promise<Report[]> =>
    collection('reports').find({ ...filter, ...when }, { sort: [['submittedAt', 'desc']], limit })
  const older = cursor === undefined ? {} : { submittedAt: command.lt(cursor) }
  const page = await pageOf(
    await rowsWhere(older, PAGE_LIMIT),
    (r) => r.submittedAt,
    (submittedAt) => rowsWhere({ submittedAt }, SAME_INSTANT_LIMIT),
  )
  return cards(page, context)
}

/** One query a principal, merged: each is one walk along the index, however long the lists are. */
async function waiting(
  principals: string[],
  cursor: number | undefined,
  context: CallContext,
): Promise<Page<ReportCard>> {
  const urgency = (r: Report): number => r.nextAt ?? 0
  const rowsWhere = async (when: Filter, limit: number): Promise<Report[]> => {
    const found = await Promise.all(
      principals.map((waitingFor) =>
        collection('reports').find({ waitingFor, ...when }, { sort: [['nextAt', 'asc']], limit }),
      ),
    )
    return found.flat().sort((a, b) => urgency(a) - urgency(b))
  }
  const later = cursor === undefined ? {} : { nextAt: command.gt(cursor) }
  const rows = (await rowsWhere(later, PAGE_LIMIT)).slice(0, PAGE_LIMIT)
  const page = await pageOf(rows, urgency, (nextAt) => rowsWhere({ nextAt }, SAME_INSTANT_LIMIT))
  return cards(page, context)
}

async function cards(page: Page<Report>, context: CallContext): Promise<Page<ReportCard>> {
  const reader = {
    actor: await context.actor(),
    now: context.now,
    settings: await context.settings(),
  }
  return { items: page.items.map((report) => cardOf(report, reader)), next: page.next }
}
