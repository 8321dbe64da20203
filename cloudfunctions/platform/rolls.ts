import { AGAIN_AFTER_MS } from '../../domain/identity/leaving'
import type { Roll } from '../../domain/volunteer/activity/roll'
import { LIMITS } from '../../domain/volunteer/limits'
import { collection, command, type Change, type Filter } from './collections'

/** 名单: what people fight over is decided by one conditional update of its one document. */

/** What every write of a roll beside a transaction does: the timer looks at it, and nobody misses it. */
export const looked = (lookAt: number): Change => ({
  lookAt: command.min(lookAt),
  rev: command.inc(1),
})

/** Where it is not on the roll yet. */
const isNew = (key: string): Filter => ({
  [`going.${key}`]: command.exists(false),
  waiting: command.neq(key),
})

/** Stands at the end of the row where the roll is so, unless that is full. */
async function queueWhere(where: Filter, key: string, now: number): Promise<'waiting' | null> {
  const queued = await collection('rolls').changeWhere(
    { ...where, ...isNew(key), [`waiting.${LIMITS.waiting - 1}`]: command.exists(false) },
    {
      ...{ waiting: command.push([key]), [`queued.${key}`]: now },
      ...looked(now + AGAIN_AFTER_MS),
    },
  )
  return queued === 1 ? 'waiting' : null
}

/**
 * Has a place on the roll, or stands at the end of the waiting list, by one conditional update each: however
 * many come at once, the last place has one of them. The timer looks at the roll afterwards, for a function may
 * die before the part is written. Null: neither; the roll says why.
 */
export async function enterRoll(
  { _id }: Pick<Roll, '_id' | 'from'>,
  key: string,
  now: number,
): Promise<'going' | 'waiting' | null> {
  const isOpen = { _id, open: true, from: command.gt(now) }
  const placed = await collection('rolls').changeWhere(
    { ...isOpen, ...isNew(key), free: command.gt(0) },
    { free: command.inc(-1), [`going.${key}`]: now, ...looked(now + AGAIN_AFTER_MS) },
  )
  return placed === 1 ? 'going' : queueWhere({ ...isOpen, free: 0 }, key, now)
}

/** Of who walks in (`walkIn`): until the start as `enterRoll`, then at the end of the row, whatever is free. */
export const walkOnRoll = (
  roll: Pick<Roll, '_id' | 'from'>,
  key: string,
  now: number,
): Promise<'going' | 'waiting' | null> =>
  now < roll.from
    ? enterRoll(roll, key, now)
    : queueWhere({ _id: roll._id, open: true, from: command.lte(now) }, key, now)

/**
 * Is on it already, as a death has left him, from this very moment on: so nobody takes him off as lost while
 * his part is written. Null: he has been taken off. Who waits may move up meanwhile, and nobody moves down.
 */
export async function standOnRoll(
  { _id }: Pick<Roll, '_id'>,
  key: string,
  now: number,
): Promise<'going' | 'waiting' | null> {
  const look = looked(now + AGAIN_AFTER_MS)
  const rolls = collection('rolls')
  for (const [as, times] of [
    ['waiting', 'queued'],
    ['going', 'going'],
  ] as const) {
    const on = { _id, open: true, [`${times}.${key}`]: command.exists(true) }
    if ((await rolls.changeWhere(on, { [`${times}.${key}`]: now, ...look })) === 1) return as
  }
  return null
}
