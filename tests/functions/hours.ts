import { HOURS_SHAPE, hoursId, type Hours } from '../../domain/booking/types'
import { WHO, type StaffName } from './street'
import type { Town } from './town'

/** What a person sets of the own hours: Monday to Friday mornings and afternoons, 90 minutes. */
export const HOURS = {
  weekly: [1, 2, 3, 4, 5].flatMap((weekday) => [
    { weekday, from: '09:00', to: '12:00' },
    { weekday, from: '14:00', to: '17:00' },
  ]),
  onHolidays: false,
  minutes: 90 as const,
  bufferMinutes: 0,
  off: [] as { from: number; to: number }[],
}

/** Hours of a person or a room, put into the town. */
export function offering(town: Town, who: StaffName | `room:${string}`, more = {}): Hours {
  const resource = who in WHO ? WHO[who as StaffName].id : who
  const hours: Hours = {
    ...{ _id: hoursId(resource), shape: HOURS_SHAPE, resource },
    ...{ ...HOURS, leave: null, rev: 1, ...more },
  }
  town.cloud.store.insertMany('hours', [structuredClone(hours) as never])
  return hours
}

export const storedHours = (town: Town, who: StaffName): Hours =>
  town.cloud.store.find('hours', { _id: hoursId(WHO[who].id) })[0] as unknown as Hours
