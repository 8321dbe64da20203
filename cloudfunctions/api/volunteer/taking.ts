import { DAY_MS } from '../../../domain/calendar/zone'
import type { ErrorCode } from '../../../domain/call/errors'
import type { Roll } from '../../../domain/volunteer/activity/roll'
import { enter } from '../../../domain/volunteer/activity/roll'
import type { Activity } from '../../../domain/volunteer/activity/types'
import { ageFault, type Ward } from '../../../domain/volunteer/age'
import { crossing } from '../../../domain/volunteer/hours/span'
import type { Doing, Taken } from '../../../domain/volunteer/part/decide'
import type { Part } from '../../../domain/volunteer/part/types'
import { riskOfNow } from '../../../domain/volunteer/risk'
import type { Volunteer } from '../../../domain/volunteer/types'
import { isGoing } from '../../../domain/volunteer/wards'
import { command } from '../../platform/collections'
import { bothLists, list, mapLists, type Lists } from '../../platform/lists'
import { MOST_OF_ONE, partIdOf, partKey, volunteerId } from '../../platform/volunteers'
import type { CallContext } from '../context'

/** Everything by which somebody's part in an activity is decided, read by one request. */
export interface Taking {
  activity: Activity | null
  roll: Roll | null
  /** His own, whatever state it is in. */
  part: Part | null
  volunteer: Volunteer | null
  /** What else of his there is from the day before yesterday on; of a child, what else of the child. */
  others: Part[]
  /** The child it is for; null: himself. */
  ward: Ward | null
  /** His own part where it is for a child. */
  guardian: Part | null
  /** Everything of his and his children's from the day before yesterday on. */
  family: Part[]
}

/** States in which somebody is expected somewhere. */
export const COMING: readonly Part['state'][] = ['WAITING', 'SIGNED', 'PRESENT']
/** An activity lasts a day at the most: what began before cannot cross anything of today. */
const SINCE_MS = 2 * DAY_MS

export const takingOf = (activity: string, { userId: user, now }: CallContext): Lists<Taking> => {
  const _id = partIdOf(partKey(activity, user))
  const lists = bothLists(
    bothLists(
      list('activities', { _id: activity }, { limit: 1 }),
      list('rolls', { _id: activity }, { limit: 1 }),
    ),
    bothLists(
      bothLists(
        list('parts', { _id }, { limit: 1 }),
        list(
          'parts',
          { user, from: command.gte(now - SINCE_MS) },
          { sort: [['from', 'desc']], limit: MOST_OF_ONE },
        ),
      ),
      list('volunteers', { _id: volunteerId(user) }, { limit: 1 }),
    ),
  )
  return mapLists(
    lists,
    ([[[found = null], [roll = null]], [[[part = null], family], [known = null]]]) => ({
      ...{ activity: found, roll, volunteer: known, family, ward: null, guardian: null },
      part: asPlanned(part, found),
      others: family.filter((p) => p._id !== _id && p.ward === null),
    }),
  )
}

/** When it is was changed meanwhile: what counts is how it is planned now. */
const asPlanned = (part: Part | null, found: Activity | null): Part | null =>
  part && found ? { ...part, from: found.from, to: found.to, title: found.title } : part

/** The same for a child of his. */
export function takingFor(taking: Taking, ward: Ward): Taking {
  const { activity, volunteer, family, part: guardian } = taking
  if (!activity || !volunteer) return { ...taking, ward, part: null, guardian }
  const _id = partIdOf(partKey(activity._id, volunteer.user, ward.key))
  return {
    ...{ ...taking, ward, guardian },
    part: asPlanned(family.find((p) => p._id === _id) ?? null, activity),
    others: family.filter((p) => p._id !== _id && p.ward === ward.key),
  }
}

/** What is asked of whoever signs up: that he has read the notice as it stands now. */
export const askedOf = ({ risks }: Pick<Activity, 'risks'>): number => riskOfNow(risks).version

/**
 * Why he cannot sign up, or null, in this order: who he is, what he has read, whether there is a place, whether
 * he has time.
 * @param risk version of the notice that he has read
 * @param enters how the roll takes him: `enter`, or `walkIn` of who stands there
 */
export function signUpFault(
  taking: Taking,
  risk: number,
  now: number,
  enters: typeof enter = enter,
): ErrorCode | null {
  const { activity, roll, volunteer, others, part, ward, guardian } = taking
  if (!activity || !roll) return 'signUpOver'
  if (!volunteer) return 'needVolunteer'
  const isOn = part !== null && part.state !== 'CANCELLED'
  if (isOn) return 'signedUp'
  if (askedOf(activity) !== risk) return 'riskChanged'
  const band = ward ? 'under14' : volunteer.band
  const tooYoung = ageFault(band, activity.minAge, { isGoing: isGoing(guardian) })
  if (tooYoung) return tooYoung
  const key = partKey(activity._id, volunteer.user, ward?.key)
  const entered = enters(roll, key, now)
  // He is on the roll and has no part: a function died in between, and he goes on from there.
  if (!entered.ok && entered.code !== 'signedUp') return entered.code
  const coming = others.filter((p) => COMING.includes(p.state))
  return crossing(activity, coming) ? 'signUpCrosses' : null
}

export const doingOf = ({ userId, now }: CallContext): Doing => ({
  by: userId,
  role: 'volunteer',
  now,
})

/** What is known of whoever takes part. */
export const takenOf = (
  activity: Activity,
  { user, name }: Volunteer,
  ward: Ward | null = null,
): Taken => ({
  key: partKey(activity._id, user, ward?.key),
  ...{ activity: activity._id, team: activity.team, title: activity.title, user },
  ...(ward ? { ward: ward.key, name: ward.name, guardian: name } : { ward: null, name }),
  ...{ from: activity.from, to: activity.to, risk: askedOf(activity) },
})
