import { startOfDay, dayOf } from '../../../domain/calendar/zone'
import { CASE_CARD_FIELDS, caseCardOf, type CaseCardSource } from '../../../domain/mediation/views'
import { ok } from '../../../domain/result'
import { command } from '../../platform/collections'
import { bothLists, list, readLists } from '../../platform/lists'
import type { Handler } from '../context'

/** More than anybody can sit through in the days that can be booked. */
const MOST_SITTINGS = 100
const MOST_WAITING = 20

/** What a mediator may be asked before there is an appointment. */
const nextOf = (watching: CaseCardSource['watching']): 'take' | 'book' | null =>
  watching === 'take' || watching === 'book' ? watching : null

/**
 * 我的日程: sittings from this morning on, the soonest first, and the cases that wait for the reader to
 * answer or to make a time. Whoever mediates nothing has an empty day.
 */
export const day: Handler<'mediation.day'> = async (_input, context) => {
  const { staffId } = await context.actor()
  if (staffId === null) return ok({ sittings: [], waiting: [] })
  const since = startOfDay(dayOf(context.now))
  const sits = { people: staffId, open: true, 'booking.from': command.gte(since) }
  const sittings = list('cases', sits, {
    sort: [
      ['booking.from', 'asc'],
      ['_id', 'asc'],
    ],
    limit: MOST_SITTINGS,
    fields: CASE_CARD_FIELDS,
  })
  const owed = list(
    'cases',
    { turn: staffId },
    {
      sort: [
        ['dueAt', 'asc'],
        ['_id', 'asc'],
      ],
      limit: MOST_WAITING,
      fields: CASE_CARD_FIELDS,
    },
  )
  const [[sat, turn], actor, settings] = await Promise.all([
    readLists(bothLists(sittings, owed)),
    context.actor(),
    context.settings(),
  ])
  const reader = { actor, now: context.now, settings }
  return ok({
    sittings: sat.map((c) => ({ card: caseCardOf(c, reader), lead: c.lead?.id === staffId })),
    // A sitting of today that waits for him stands among the sittings already.
    waiting: turn
      .filter((c) => c.booking === null)
      .map((c) => ({ card: caseCardOf(c, reader), next: nextOf(c.watching) })),
  })
}
