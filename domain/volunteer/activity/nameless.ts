import { GONE, withoutNumbers } from '../../identity/leaving'
import type { Principal } from '../../matter/types'
import type { Activity } from './types'

/** An activity without this account: who leads its team now was settled before; what was held stays. */
export const nameless = (activity: Activity, user: Principal): Activity => ({
  ...activity,
  organisers: activity.organisers.filter((p) => p !== user),
  waitingFor: activity.waitingFor === user ? GONE : activity.waitingFor,
  confirmedBy: activity.confirmedBy === user ? GONE : activity.confirmedBy,
  history: activity.history.map((entry) =>
    entry.by.principal === user
      ? { ...entry, by: { ...entry.by, principal: GONE }, note: withoutNumbers(entry.note) }
      : entry,
  ),
})
