import type { Cloud } from '../../devtools/cloud'
import { dayIn } from '../../domain/calendar/workingTime'
import { HOUR_MS, MINUTE_MS, dayOf, startOfDay } from '../../domain/calendar/zone'

const NINE_THIRTY_MS = 9 * HOUR_MS + 30 * MINUTE_MS
const STATUTE = { hours: [], years: {} }

/**
 * The clock goes on to half past nine of a working day that another follows: what is pushed at once, who
 * is on duty and what is due “today” do not depend on the hour at which the tests run.
 */
export function toMorning({ clock }: Cloud): void {
  const isWorked = (day: number): boolean => dayIn(STATUTE, day).worked
  let day = dayOf(clock.now()) + 1
  while (!isWorked(day) || !isWorked(day + 1)) day += 1
  clock.set(startOfDay(day) + NINE_THIRTY_MS)
}
