import { DAY_MS } from '../../domain/calendar/zone'
import type { Principal } from '../../domain/matter/types'
import {
  HOURS_KINDS,
  minutesByKind,
  type HoursKind,
  type Minutes,
} from '../../domain/volunteer/hours/kinds'
import { LIMITS } from '../../domain/volunteer/limits'
import type { Part } from '../../domain/volunteer/part/types'
import { command, database } from './collections'
import { keyOf } from './keyOf'
import { list } from './lists'
import type { Transaction } from './transact'

/** `_id` in `volunteers` of an account (`user:…`). */
export const volunteerId = (user: string): string => `volunteer:${keyOf(user)}`

/** `_id` in `teamMembers` of an account in a team: nobody is in one twice. */
export const teamMemberId = (team: string, user: string): string =>
  `teamMember:${keyOf(`${team}:${user}`)}`

/** Key of an account, or of a child of it, in an activity, on its roll and in its part: nobody takes part twice. */
export const partKey = (activity: string, user: string, ward: string | null = null): string =>
  keyOf(ward === null ? `${activity}:${user}` : `${activity}:${user}:${ward}`)

export const partIdOf = (key: string): string => `part:${key}`

/** Nobody signs up for more within some days. */
export const MOST_OF_ONE = 100

/** Everybody with a place or waiting for one, whatever became of him; who has cancelled takes nobody's line. */
export const partsOn = (activity: string) =>
  list(
    'parts',
    { activity, state: command.neq('CANCELLED') },
    { limit: LIMITS.places + LIMITS.waiting },
  )

/** What a person, or a child of his, does from a day before a span to a day after it. */
export const partsAround = ({
  user,
  ward,
  from,
  to,
}: Pick<Part, 'user' | 'ward' | 'from' | 'to'>) =>
  list(
    'parts',
    { user, ward, from: command.gte(from - DAY_MS).and(command.lte(to + DAY_MS)) },
    { sort: [['from', 'desc']], limit: MOST_OF_ONE },
  )

interface Summed {
  _id: { kind: HoursKind | null; ward: string | null }
  name: string
  minutes: number
}

export interface HoursOfAll {
  minutes: Minutes
  /** Of each child of his that has any. */
  children: { name: string; minutes: Minutes }[]
}

/** Children of one guardian at a time, and those of former years. */
const MOST_CHILDREN = 20

/** Minutes of a person that count, by how they are known, and his children's: one request however many there are. */
export async function minutesOfAll(user: Principal): Promise<HoursOfAll> {
  const { sum, max } = command.aggregate
  const answer = (await database
    .collection('parts')
    .aggregate()
    .match({ user, state: 'COUNTED' })
    .group({
      _id: { kind: '$kind', ward: '$ward' },
      name: max('$name'),
      minutes: sum('$minutes'),
    })
    .limit((Object.keys(HOURS_KINDS).length + 1) * (MOST_CHILDREN + 1))
    .end()) as unknown as { list: Summed[] }
  const counted = answer.list.flatMap(({ _id: { kind, ward }, name, minutes }) =>
    kind ? [{ kind, ward, name, minutes }] : [],
  )
  const of = (key: string | null) => counted.filter(({ ward }) => ward === key)
  const keys = [...new Set(counted.flatMap(({ ward }) => ward ?? []))].sort()
  return {
    minutes: minutesByKind(of(null)),
    children: keys.map((key) => ({ name: of(key)[0]!.name, minutes: minutesByKind(of(key)) })),
  }
}

/**
 * One after another decides what a person's time counts for: each goes by what else he did, and nothing else that
 * both write would make two of them collide. Whoever has left has no such document, and nothing to be decided.
 */
export const oneAtATime = (transaction: Transaction, user: string, at: number): Promise<unknown> =>
  transaction.collection('volunteers').change(volunteerId(user), { decidedAt: at })
