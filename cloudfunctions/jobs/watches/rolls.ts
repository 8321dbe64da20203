import { SYSTEM } from '../../../domain/matter/escalate'
import type { Principal } from '../../../domain/matter/types'
import type { Tell } from '../../../domain/notice/compose'
import { AGAIN_AFTER_MS } from '../../../domain/identity/leaving'
import { ok, type Outcome } from '../../../domain/result'
import {
  NEVER,
  keysOn,
  onSince,
  takeOff,
  written,
  type Roll,
} from '../../../domain/volunteer/activity/roll'
import type { Activity } from '../../../domain/volunteer/activity/types'
import {
  atEnd,
  count,
  minutesOn,
  moveUp,
  spansOf,
  type Doing,
} from '../../../domain/volunteer/part/decide'
import { changedTells, deciderTells, partTells } from '../../../domain/volunteer/part/notices'
import type { Part } from '../../../domain/volunteer/part/types'
import { isPlain } from '../../../domain/volunteer/part/undecided'
import { now } from '../../platform/clock'
import { collection } from '../../platform/collections'
import { nextDecider } from '../../platform/deciders'
import { housemates } from '../../platform/households'
import { bothLists, list, readLists } from '../../platform/lists'
import { writeNotices } from '../../platform/notices'
import { streetSettings } from '../../platform/settings'
import { transact, type Transaction } from '../../platform/transact'
import { oneAtATime, partIdOf, partsAround, partsOn } from '../../platform/volunteers'

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

/** Of hours that have begun to wait: by whom they are decided, and who is family of whose they are. */
interface Asking {
  activity: Activity
  kin: readonly Principal[]
}

/** Who is told that hours wait, where it is none of those who lead: these have the list to confirm. */
async function asked(transaction: Transaction, part: Part, { activity, kin }: Asking) {
  const { organisers: leaders, community } = activity
  const of = { leaders, community }
  const decider = await nextDecider(transaction, part, of, kin, await streetSettings())
  return decider !== null && leaders.includes(decider) ? [] : deciderTells(part, decider, now())
}

const WAITS: readonly Part['state'][] = ['FORGOTTEN', 'LEFT']

/** Changes one part as it is stored by then; null: nothing is to be done any more. */
const changePart = (
  _id: string,
  change: (part: Part, transaction: Transaction) => Done | null | Promise<Done | null>,
  asking: Asking | null = null,
): Promise<Outcome<null>> =>
  transact(async (transaction) => {
    const stored = await transaction.collection('parts').get(_id)
    const done = stored && (await change(stored, transaction))
    if (!done) return ok(null)
    const { part } = done
    await transaction.collection('parts').put(part)
    const waits = asking && WAITS.includes(part.state) && part.odd.length > 0
    const tells = [...done.tells, ...(waits ? await asked(transaction, part, asking) : [])]
    await writeNotices(transaction, part, tells, NO_ACTOR, now())
    return ok(null)
  })

const stepped = (outcome: Outcome<Part>, at: number): Done | null =>
  outcome.ok ? { part: outcome.value, tells: partTells(outcome.value, at) } : null

/** The list is confirmed: about this one nothing was odd, so it counts as it was. */
async function countPlain(activity: Activity, part: Part, by: string): Promise<void> {
  const kin = await readLists(housemates(part.user))
  const at = now()
  // Nobody finds his own hours right, nor his household's: another one is asked.
  const isKin = part.user === by || kin.includes(by)
  const change = async (stored: Part, transaction: Transaction): Promise<Done | null> => {
    const { inAt, outAt } = stored
    if (!isPlain(stored) || inAt === null || outAt === null) return null
    if (isKin) return { part: { ...stored, odd: ['kin'], version: stored.version + 1 }, tells: [] }
    await oneAtATime(transaction, stored.user, at)
    const others = await readLists(partsAround(stored))
    const [spans, minutes] = [spansOf(others, stored), minutesOn(others, stored, inAt)]
    const found = { from: inAt, to: outAt, note: '' }
    const counted = count(stored, found, spans, minutes, { by, role: 'organiser', now: at })
    return stepped(counted, at)
  }
  await changePart(part._id, change, { activity, kin })
}

/** Of one that is over: what becomes of whoever was still expected, and what counts with the list. */
async function afterEnd(activity: Activity, part: Part): Promise<void> {
  const at = now()
  const isCancelled = activity.state === 'CANCELLED'
  if (part.state === 'LEFT') {
    if (activity.confirmedBy !== null) await countPlain(activity, part, activity.confirmedBy)
    return
  }
  const over = { at: activity.overAt ?? at, isCancelled }
  const [around, kin] = await readLists(bothLists(partsAround(part), housemates(part.user)))
  const others = spansOf(around, part)
  const change = (stored: Part): Done | null => {
    const next = atEnd(stored, over, others, at)
    return next && { part: next, tells: partTells(next, at) }
  }
  await changePart(part._id, change, { activity, kin })
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

/** He has been on it for so long that the function that put him there is over. */
const isLost = (roll: Roll, key: string, at: number): boolean =>
  (onSince(roll, key) ?? at) <= at - AGAIN_AFTER_MS

/** Takes him off who is on the roll as it is stored by then, for long, and has no part. */
const takeOffLost = (_id: string, key: string, at: number): Promise<Outcome<null>> =>
  transact(async (transaction) => {
    const stored = await transaction.collection('rolls').get(_id)
    const part = await transaction.collection('parts').get(partIdOf(key))
    if (!stored || !isLost(stored, key, at) || isComing(part)) return ok(null)
    await transaction.collection('rolls').put(written(takeOff(stored, key, at).roll, at))
    return ok(null)
  })

const isComing = (part: Part | null): boolean => part !== null && part.state !== 'CANCELLED'

/**
 * Whoever is on the roll and has no part, once none can come any more: a function died in between. Whoever has
 * just entered is looked at later, of one that is over as well: his part may come after its end.
 */
async function strays(roll: Roll, parts: readonly Part[]): Promise<'later' | 'none'> {
  const at = now()
  const there = new Set(parts.filter(isComing).map(({ _id }) => _id))
  const without = keysOn(roll).filter((key) => !there.has(partIdOf(key)))
  const lost = without.filter((key) => isLost(roll, key, at))
  // Of one that is over no place is of use to anybody any more.
  if (!roll.open) return lost.length === without.length ? 'none' : 'later'
  for (const key of lost) await takeOffLost(roll._id, key, at)
  return without.length === 0 ? 'none' : 'later'
}

/** Looks at a roll and every part of its activity that is not at its end. */
export async function followRoll(_id: string): Promise<void> {
  const lists = bothLists(
    bothLists(list('activities', { _id }, { limit: 1 }), list('rolls', { _id }, { limit: 1 })),
    partsOn(_id),
  )
  const [[[activity], [roll]], parts] = await readLists(lists)
  if (!activity || !roll) return
  const expected = parts.filter(({ state }) =>
    ['WAITING', 'SIGNED', 'PRESENT', 'LEFT'].includes(state),
  )
  for (const part of expected)
    await (activity.state === 'OPEN' ? beforeEnd(activity, roll, part) : afterEnd(activity, part))
  const left = await strays(roll, parts)
  // Who was there as it was cancelled has been checked out by now, and counts with the next look.
  const isLeft = activity.state === 'CANCELLED' && parts.some((p) => p.state === 'PRESENT')
  const later = left === 'none' ? NEVER : now() + AGAIN_AFTER_MS
  const lookAt = isLeft ? now() : later
  // Whatever was written meanwhile is looked at with the next tick.
  await collection('rolls').changeWhere({ _id, rev: roll.rev }, { lookAt })
}
