import type { Hours } from '../../../domain/booking/types'
import type { Committee } from '../../../domain/street/committee'
import {
  COMMITTEE,
  accountOf,
  hoursFor,
  official,
  staffIdOf,
  staffOf,
  type Official,
} from '../../functions/officials'

/** The committee of the simulated street: who mediates where, and who runs it. All have bound accounts. */

const MEDIATORS = ['lead', 'second', 'third'] as const
const OFFICIALS: readonly Official[] = ['chair', 'clerk', ...MEDIATORS]

/** By the names that actors speak of them with. */
export const COMMITTEE_OPENID = {
  chair: official('chair').openid,
  clerk: official('clerk').openid,
  mediator: official('lead').openid,
  second: official('second').openid,
  third: official('third').openid,
} as const

export const MEDIATOR_IDS: readonly string[] = MEDIATORS.map(staffIdOf)

const [venue] = COMMITTEE.venues
const [room] = venue!.rooms

/** One room for all: time is short. */
export const ROOM = `room:${room!.code}`

export const SMALL_COMMITTEE: Committee = {
  ...COMMITTEE,
  mediators: COMMITTEE.mediators.filter(({ id }) => MEDIATOR_IDS.includes(id)),
  venues: [{ ...venue!, rooms: [room!] }],
}

export const COMMITTEE_STAFF = OFFICIALS.map(staffOf)
export const COMMITTEE_ACCOUNTS = OFFICIALS.map(accountOf)
export const COMMITTEE_HOURS: Hours[] = [...MEDIATOR_IDS, ROOM].map(hoursFor)
