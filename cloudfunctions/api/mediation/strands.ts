import { dayId, emptyDay } from '../../../domain/booking/types'
import { holds } from '../../../domain/identity/authorize'
import {
  bookable,
  strandViews,
  strandedSittings,
  subjectsOf,
} from '../../../domain/mediation/strands'
import { ok, refuse } from '../../../domain/result'
import { collection, command, MAX_LIMIT } from '../../platform/collections'
import { byResource, datesFrom, rulesOf } from '../../platform/days'
import { bothLists, list, readLists } from '../../platform/lists'
import type { Handler } from '../context'

/** A list that people work off; the soonest are in it. */
const MOST = 50

/** 受影响的预约, for chair and clerk: everybody's calendar as it is now, in one request. */
export const strands: Handler<'mediation.strands'> = async (_input, context) => {
  const [actor, settings] = await Promise.all([context.actor(), context.settings()])
  if (!holds(actor, 'mediationChair') && !holds(actor, 'mediationClerk'))
    return refuse('notAllowed')
  const { horizonDays, leadMs } = rulesOf(settings)
  const dates = datesFrom(context.now, horizonDays)
  const [found, hours] = await readLists(
    bothLists(
      list('days', { _id: command.in(dates.map(dayId)) }, { limit: dates.length }),
      list('hours', { _id: command.gte('hours:') }, { limit: MAX_LIMIT }),
    ),
  )
  const byId = new Map(found.map((day) => [day._id, day]))
  const days = dates.map((date) => byId.get(dayId(date)) ?? emptyDay(date))
  const all = { calendar: settings.calendar, days, hours: byResource(hours) }
  const calendars = bookable({ ...all, now: context.now, leadMs }, settings)
  const stranded = strandedSittings(calendars).slice(0, MOST)
  if (stranded.length === 0) return ok({ cases: [] })
  const cases = await collection('cases').find(
    { _id: command.in(subjectsOf(stranded)) },
    { limit: MOST },
  )
  const byCase = new Map(cases.map((c) => [c._id, c]))
  const reader = { actor, now: context.now, settings }
  return ok({ cases: strandViews(stranded, byCase, calendars, reader) })
}
