import { dayOf } from '../../../../../domain/calendar/zone'
import type { ActivityView } from '../../../../../domain/contract'

/** Open, and today: whoever leads it has the code to show. */
export const isOnDay = ({ state, from }: ActivityView, now: number): boolean =>
  state === 'OPEN' && dayOf(from) <= dayOf(now)
