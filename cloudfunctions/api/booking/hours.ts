import { hoursView, strandedViews, type Calendars } from '../../../domain/booking/week'
import { hoursId, type Hours } from '../../../domain/booking/types'
import { ok, refuse, type Outcome } from '../../../domain/result'
import type { HoursView } from '../../../domain/contract'
import {
  HOURS,
  allDays,
  allHours,
  block,
  byResource,
  datesFrom,
  rulesOf,
} from '../../platform/days'
import { transact } from '../../platform/transact'
import type { CallContext, Handler } from '../context'
import { leaveMark, once } from '../once'

/** One's hours with what is stranded: of a team that is, everybody's calendar counts. */
async function present(
  own: string,
  context: CallContext,
  known = allHours(),
): Promise<Outcome<HoursView>> {
  const settings = await context.settings()
  const { horizonDays, leadMs } = rulesOf(settings)
  const [all, days] = await Promise.all([known, allDays(datesFrom(context.now, horizonDays))])
  const hours = byResource(all)
  const mine = hours.get(own)
  if (!mine) return refuse('notAllowed')
  const c: Calendars = { calendar: settings.calendar, days, hours, now: context.now, leadMs }
  return ok(hoursView(mine, strandedViews(own, c)))
}

/** Outcome: `notAllowed` for whoever cannot be booked. */
export const hours: Handler<'booking.hours'> = async (_input, context) => {
  const { staffId } = await context.actor()
  return staffId === null ? refuse('notAllowed') : present(staffId, context)
}

/**
 * Sets the own hours and hours off. The days hold the hours off right after the commit, so that nobody
 * books into them; what was booked before is answered as stranded. Outcomes: `notAllowed`, `changed`.
 */
export const setHours: Handler<'booking.setHours'> = async (input, context) => {
  const all = await context.readWith(HOURS)
  const { staffId } = await context.actor()
  if (staffId === null) return refuse('notAllowed')
  const _id = hoursId(staffId)
  const commit = (): Promise<Outcome<Hours>> =>
    transact(async (transaction) => {
      const stored = await transaction.collection('hours').get(_id)
      if (!stored) return refuse('notAllowed')
      if (stored.rev !== input.rev) return refuse('changed')
      const { weekly, onHolidays, minutes, bufferMinutes } = input
      const off = input.off.filter((span) => span.to > context.now)
      const given = { weekly, onHolidays, minutes, bufferMinutes, off }
      const next: Hours = { ...stored, ...given, rev: stored.rev + 1 }
      await transaction.collection('hours').put(next)
      await leaveMark(transaction, context, _id)
      return ok(next)
    })
  const work = async (): Promise<Outcome<HoursView>> => {
    const done = await commit()
    if (!done.ok) return done
    const { horizonDays } = rulesOf(await context.settings())
    await block(done.value, datesFrom(context.now, horizonDays))
    const known = all.map((hours) => (hours._id === _id ? done.value : hours))
    return present(staffId, context, Promise.resolve(known))
  }
  return once(context, work, () => present(staffId, context))
}
