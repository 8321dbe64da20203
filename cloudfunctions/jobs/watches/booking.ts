import type { Booking } from '../../../domain/booking/types'
import type { Owners } from '../../platform/days'
import {
  remind,
  settleFound,
  toRemind,
  unsettled,
  type Unsettled,
} from '../../platform/days/settle'
import type { Watch } from '../watch'
import { BOOKED_FOR } from './bookedFor'

/**
 * The days that can be booked: makes those that come, completes what a dead function left booked,
 * drops holds that are over, and offers what is free to those who wait.
 */
export const dayWatch = (owners: Owners): Watch<Unsettled> => ({
  name: 'days',
  share: 0.3,
  due: async (limit) => (await unsettled()).slice(0, limit),
  look: (found) => settleFound(found, owners),
})

/** Reminders, judged when they are due: what was cancelled or moved since reminds nobody. */
export const reminderWatch = (owners: Owners): Watch<Pick<Booking, '_id'>> => ({
  name: 'reminders',
  share: 0.3,
  due: toRemind,
  look: ({ _id }) => remind(_id, owners),
})

export const BOOKING_WATCHES: readonly Watch[] = [dayWatch(BOOKED_FOR), reminderWatch(BOOKED_FOR)]
