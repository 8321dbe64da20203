import { createHash } from 'node:crypto'
import { DAY_MS } from '../../domain/calendar/zone'
import { AGAIN_AFTER_MS } from '../../domain/identity/leaving'
import type { Roll } from '../../domain/volunteer/activity/roll'
import { LIMITS } from '../../domain/volunteer/limits'
import type { Part } from '../../domain/volunteer/part/types'
import { collection, command } from './collections'
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

/**
 * Has a place on the roll, or stands at the end of the waiting list, by one conditional update each: however
 * many come at once, the last place has one of them. The timer looks at the roll afterwards, for a function may
 * die before the part is written. Null: neither; the roll says why.
 */
export async function enterRoll(
  { _id }: Pick<Roll, '_id'>,
  key: string,
  now: number,
): Promise<'going' | 'waiting' | null> {
  const isOpen = { _id, open: true, from: command.gt(now) }
  const isNew = { [`going.${key}`]: command.exists(false), waiting: command.neq(key) }
  const lookAt = command.min(now + AGAIN_AFTER_MS)
  const rolls = collection('rolls')
  const placed = await rolls.changeWhere(
    { ...isOpen, ...isNew, free: command.gt(0) },
    { free: command.inc(-1), [`going.${key}`]: now, lookAt },
  )
  if (placed === 1) return 'going'
  const queued = await rolls.changeWhere(
    { ...isOpen, ...isNew, free: 0, [`waiting.${LIMITS.waiting - 1}`]: command.exists(false) },
    { waiting: command.push([key]), lookAt },
  )
  return queued === 1 ? 'waiting' : null
}
