import { rulesOf } from '../../../domain/booking/rules'
import type { BookingRules, StreetSettings } from '../../../domain/street/types'
import { byTransaction } from './byTransaction'
import { byUpdate } from './byUpdate'
import type { Taking } from './types'

export { rulesOf } from '../../../domain/booking/rules'
export { bookIn, cancelIn, excuseIn, guestIn, moveIn, type Freed } from './free'
export { block } from './block'
export {
  HOURS,
  allDays,
  allHours,
  byResource,
  datesFrom,
  daysOf,
  knownHours,
  type HoursOf,
} from './read'
export type { Owners } from './settle'
export type { Holding, Owner, Taking } from './types'
export { waitIn } from './wait'

/** How a slot is taken in this street. */
export const takingOf = ({ by }: Pick<BookingRules, 'by'>): Taking =>
  by === 'transaction' ? byTransaction : byUpdate

/** The same from the settings. */
export const takingIn = (settings: Pick<StreetSettings, 'booking'>): Taking =>
  takingOf(rulesOf(settings))
