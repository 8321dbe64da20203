import { SYSTEM } from '../../../domain/matter/escalate'
import type { Tell } from '../../../domain/notice/compose'
import { AGAIN_AFTER_MS } from '../../../domain/identity/leaving'
import { ok, type Outcome } from '../../../domain/result'
import { NEVER, takeOff, type Roll } from '../../../domain/volunteer/activity/roll'
import type { Activity } from '../../../domain/volunteer/activity/types'
import { LIMITS } from '../../../domain/volunteer/limits'
import {
  atEnd,
  count,
  minutesOn,
  moveUp,
  spansOf,
  type Doing,
} from '../../../domain/volunteer/part/decide'
import { changedTells, partTells } from '../../../domain/volunteer/part/notices'
import type { Part } from '../../../domain/volunteer/part/types'
import { isPlain } from '../../../domain/volunteer/part/undecided'
import { now } from '../../platform/clock'
import { collection } from '../../platform/collections'
import { housemates } from '../../platform/households'
import { bothLists, list, readLists } from '../../platform/lists'
import { writeNotices } from '../../platform/notices'
import { transact } from '../../platform/transact'
import { partIdOf, partsAround } from '../../platform/volunteers'

/**
 * A roll and the parts of its activity agree: who has moved up is told, of what was changed and what was
 * cancelled everybody, who never came is absent, and what a confirmed list has found right counts. Each part in
 * a transaction of its own; whatever a death leaves, the next look finds.
 */

const NO_ACTOR = { userId: SYSTEM.principal, staffId: null }
const doing = (at: number): Doing => ({ by: SYSTEM.principal, role: 'system', now: at })

interface Done {
  part: Part
  tells: Tell[]
}

/** Changes one part as it is stored by then; null: nothing is to be done any more. */
const changePart = (_id: string, change: (part: Part) => Done | null): Promise<Outcome<null>> =>
  transact(async (transaction) => {
    const stored = await transaction.collection('parts').get(_id)
    const done = stored && change(stored)
    if (!done) return ok(null)
    await transaction.collection('parts').put(done.part)
    await writeNotices(transaction, done.part, done.tells, NO_ACTOR, now())
    return ok(null)
  })

const stepped = (outcome: Outcome<Part>, at: number): Done | null =>
  outcome.ok ? { part: outcome.value, tells: partTells(outcome.value, at) } : null

/** The list is confirmed: about this one nothing was odd, so it counts as it was. */
async function countPlain(part: Part, by: string): Promise<void> {
  const [others, kin] = await readLists(bothLists(partsAround(part), housemates(by)))
  const spans = spansOf(others, part)
  const at = now()
  // Nobody finds his own hours right, nor his household's: another one is asked.
  const isKin = part.user === by || kin.includes(part.user)
  await changePart(part._id, (stored) => {
    const { inAt, outAt } = stored
    if (!isPlain(stored) || inAt === null || outAt === null) return null
    if (isKin) return { part: { ...stored, odd: ['kin'], version: stored.version + 1 }, tells: [] }
    const minutes = minutesOn(others, stored, inAt)
    const found = { from: inAt, to: outAt, note: '' }
    const counted = count(stored, found, spans, minutes, { by, role: 'organiser', now: at })
    return stepped(counted, at)
  })
}

/** Of one that is over: what becomes of whoever was still expected, and what counts with the list. */
async function afterEnd(activity: Activity, part: Part): Promise<void> {
  const at = now()
  const isCancelled = activity.state === 'CANCELLED'
  if (part.state === 'LEFT') {
    if (activity.confirmedBy !== null) await countPlain(part, activity.confirmedBy)
    return
  }
  const over = { at: activity.overAt ?? at, isCancelled }
  const others = spansOf(await readLists(partsAround(part)), part)
  await changePart(part._id, (stored) => {
    const next = atEnd(stored, over, others, at)
    return next && { part: next, tells: partTells(next, at) }
  })
}

const isAsPlanned = (part: Part, { from, to, title }: Activity): boolean =>
  part.from === from && part.to === to && part.title === title

/** Of one that is open: who has moved up, and what was changed, each told. */
async function beforeEnd(activity: Activity, roll: Roll, part: Part): Promise<void> {
  const at = now()
  const key = part._id.slice('part:'.length)
  if (part.state === 'WAITING' && key in roll.going)
    await changePart(part._id, (stored) => stepped(moveUp(stored, doing(at)), at))
  if (isAsPlanned(part, activity)) return
  const { from, to, title } = activity
  await changePart(part._id, (stored) => {
    if (isAsPlanned(stored, activity)) return null
    const next = { ...stored, from, to, title, version: stored.version + 1 }
    return { part: next, tells: changedTells(next, at) }
  })
}

/** Whoever is on the roll and has no part, once none can come any more: a function died in between. */
async function strays(roll: Roll, parts: readonly Part[]): Promise<'later' | 'none'> {
  const at = now()
  const there = new Set(parts.filter((p) => p.state !== 'CANCELLED').map(({ _id }) => _id))
  const lost = [...Object.keys(roll.going), ...roll.waiting].filter(
    (key) => !there.has(partIdOf(key)),
  )
  if (lost.length === 0) return 'none'
  const late = lost.filter(
    (key) => (roll.going[key] ?? roll.lookAt - AGAIN_AFTER_MS) <= at - AGAIN_AFTER_MS,
  )
  for (const key of late)
    await transact(async (transaction) => {
      const stored = await transaction.collection('rolls').get(roll._id)
      const part = await transaction.collection('parts').get(partIdOf(key))
      if (!stored || (part && part.state !== 'CANCELLED')) return ok(null)
      await transaction.collection('rolls').put({ ...takeOff(stored, key, at).roll, lookAt: at })
      return ok(null)
    })
  return 'later'
}

/** Looks at a roll and every part of its activity that is not at its end. */
export async function followRoll(_id: string): Promise<void> {
  const lists = bothLists(
    bothLists(list('activities', { _id }, { limit: 1 }), list('rolls', { _id }, { limit: 1 })),
    list('parts', { activity: _id }, { limit: LIMITS.places + LIMITS.waiting }),
  )
  const [[[activity], [roll]], parts] = await readLists(lists)
  if (!activity || !roll) return
  const expected = parts.filter(({ state }) =>
    ['WAITING', 'SIGNED', 'PRESENT', 'LEFT'].includes(state),
  )
  for (const part of expected)
    await (activity.state === 'OPEN' ? beforeEnd(activity, roll, part) : afterEnd(activity, part))
  const left = activity.state === 'OPEN' ? await strays(roll, parts) : 'none'
  // Who was there as it was cancelled has been checked out by now, and counts with the next look.
  const isLeft = activity.state === 'CANCELLED' && parts.some((p) => p.state === 'PRESENT')
  const later = left === 'none' ? NEVER : now() + AGAIN_AFTER_MS
  const lookAt = isLeft ? now() : later
  // Whoever has entered meanwhile is looked at with the next tick.
  await collection('rolls').changeWhere({ _id, lookAt: roll.lookAt }, { lookAt })
}
