import { AGAIN_AFTER_MS } from '../../domain/identity/leaving'
import type { Roll } from '../../domain/volunteer/activity/roll'
import { LIMITS } from '../../domain/volunteer/limits'
import { collection, command, type Change } from './collections'

/** 名单: what people fight over is decided by one conditional update of its one document. */

/** What every write of a roll beside a transaction does: the timer looks at it, and nobody misses it. */
export const looked = (lookAt: number): Change => ({
  lookAt: command.min(lookAt),
  rev: command.inc(1),
})

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
  const look = looked(now + AGAIN_AFTER_MS)
  const rolls = collection('rolls')
  const placed = await rolls.changeWhere(
    { ...isOpen, ...isNew, free: command.gt(0) },
    { free: command.inc(-1), [`going.${key}`]: now, ...look },
  )
  if (placed === 1) return 'going'
  const queued = await rolls.changeWhere(
    { ...isOpen, ...isNew, free: 0, [`waiting.${LIMITS.waiting - 1}`]: command.exists(false) },
    { waiting: command.push([key]), [`queued.${key}`]: now, ...look },
  )
  return queued === 1 ? 'waiting' : null
}

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
