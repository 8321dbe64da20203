import { createHash } from 'node:crypto'
import { DAY_MS } from '../../domain/calendar/zone'
import type { Principal } from '../../domain/matter/types'
import {
  HOURS_KINDS,
  minutesByKind,
  type HoursKind,
  type Minutes,
} from '../../domain/volunteer/hours/kinds'
import type { Part } from '../../domain/volunteer/part/types'
import { command, database } from './collections'
import { list } from './lists'

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 24)

/** `_id` in `volunteers` of an account (`user:…`). */
export const volunteerId = (user: string): string => `volunteer:${hash(user)}`

/** `_id` in `teamMembers` of an account in a team: nobody is in one twice. */
export const teamMemberId = (team: string, user: string): string =>
  `teamMember:${hash(`${team}:${user}`)}`

/** Key of an account in an activity, on its roll and in its part: nobody takes part twice. */
export const partKey = (activity: string, user: string): string => hash(`${activity}:${user}`)

export const partIdOf = (key: string): string => `part:${key}`

/** Nobody signs up for more within some days. */
export const MOST_OF_ONE = 100

/** What a person does from a day before a span to a day after it. */
export const partsAround = ({ user, from, to }: Pick<Part, 'user' | 'from' | 'to'>) =>
  list(
    'parts',
    { user, from: command.gte(from - DAY_MS).and(command.lte(to + DAY_MS)) },
    { sort: [['from', 'desc']], limit: MOST_OF_ONE },
  )

interface Summed {
  _id: HoursKind | null
  minutes: number
}

/** Minutes of a person that count, by how they are known: one request however many services there are. */
export async function minutesOfAll(user: Principal): Promise<Minutes> {
  const answer = (await database
    .collection('parts')
    .aggregate()
    .match({ user, state: 'COUNTED' })
    .group({ _id: '$kind', minutes: command.aggregate.sum('$minutes') })
    .limit(Object.keys(HOURS_KINDS).length + 1)
    .end()) as unknown as { list: Summed[] }
  return minutesByKind(
    answer.list.flatMap(({ _id, minutes }) => (_id ? [{ kind: _id, minutes }] : [])),
  )
}
