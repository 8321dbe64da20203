import { HOUR_MS, MINUTE_MS } from '../calendar/zone'
import type { BookingRules, StreetSettings } from '../street/types'

/** [P] DOMAIN §3.6, where the street has not said otherwise. */
export const BOOKING_RULES: BookingRules = {
  leadMs: 4 * HOUR_MS,
  horizonDays: 14,
  holdMs: 10 * MINUTE_MS,
  cancelMs: 2 * HOUR_MS,
  offerMs: 2 * HOUR_MS,
  by: 'update',
}

export const rulesOf = ({ booking }: Pick<StreetSettings, 'booking'>): BookingRules => ({
  ...BOOKING_RULES,
  ...booking,
})
