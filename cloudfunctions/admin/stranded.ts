import type { StrandWhy } from '../../domain/booking/stranded'
import { bookable, strandedSittings } from '../../domain/mediation/strands'
import type { StreetSettings } from '../../domain/street/types'
import { now } from '../platform/clock'
import { allDays, allHours, byResource, datesFrom, rulesOf } from '../platform/days'

/** What an import can do to an appointment. Leave, and what a person sets himself, is no import's. */
const BY_IMPORT: readonly StrandWhy[] = ['gone', 'holiday']

/**
 * Appointments ahead that the street, as it is imported now, leaves without one of their people or their
 * room, or on a holiday. Those of whoever has left the roster count as well, though their cases have gone
 * back to the chair with it (`moved`) and whoever else was to come has been told.
 */
export async function countStranded(settings: StreetSettings): Promise<number> {
  if (!settings.committee) return 0
  const { horizonDays, leadMs } = rulesOf(settings)
  const [days, hours] = await Promise.all([allDays(datesFrom(now(), horizonDays)), allHours()])
  const all = { calendar: settings.calendar, days, hours: byResource(hours), now: now(), leadMs }
  return strandedSittings(bookable(all, settings)).filter(({ strands }) =>
    strands.some(({ why }) => BY_IMPORT.includes(why)),
  ).length
}
