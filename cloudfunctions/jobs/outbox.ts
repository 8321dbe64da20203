import type { User } from '../../domain/identity/types'
import { deputyNotice, fallbackNotice, isForOneAlone } from '../../domain/notice/compose'
import {
  LEASE_MS,
  afterSend,
  endUnsent,
  isAbandoned,
  isUndelivered,
} from '../../domain/notice/outbox'
import type { Notice } from '../../domain/notice/types'
import { now } from '../platform/clock'
import { collection, command } from '../platform/collections'
import { findUser } from '../platform/identity'
import { BUSY, sendPush } from '../platform/push'
import { prepare, quietNow, spend, takeTurn } from './addressee'
import { hold, lookAfterHeld } from './digests'
import { addOnce } from './fanout'
import { settleAbout } from './unreached'
import type { Alone } from './watch'

/**
 * The outbox. A notice was written with what it tells of; here its push is tried. This function may
 * die between any two writes, and may run concurrently with itself: whoever turns `waiting` into `sending`
 * has it alone for a minute. A claim that nobody ended is `uncertain` and is never sent again,
 * because a push may be lost but must not come twice; the in-app notice is there in any case.
 */
const notices = () => collection('notices')

/** Takes a waiting notice for this sender; null when it is not due or somebody else has it. */
async function claim(id: string): Promise<Notice | null> {
  const at = now()
  const taken = await notices().changeWhere(
    { _id: id, 'push.state': 'waiting', 'push.nextAt': command.lte(at) },
    { 'push.state': 'sending', 'push.tries': command.inc(1), 'push.nextAt': at + LEASE_MS },
  )
  return taken === 1 ? notices().get(id) : null
}

/**
 * Records how an attempt ended, unless a sweep has given it up meanwhile. For an end without a
 * delivery the 网格长 is written to first: dying in between repeats that, and the `_id` makes it one.
 */
async function record(notice: Notice, push: Notice['push']): Promise<void> {
  const fallback = isUndelivered(push) ? fallbackNotice(notice, now()) : null
  if (fallback) await addOnce(fallback)
  await notices().changeWhere(
    { _id: notice._id, 'push.state': 'sending', 'push.tries': notice.push.tries },
    { push: command.set(push) },
  )
}

/** The other box of whoever has a post, of the same change. */
async function isToldAsStaff({ _id, to }: Notice): Promise<boolean> {
  if (!to.startsWith('user:') || !_id.endsWith(`:${to}`)) return false
  const user = await findUser(to.slice('user:'.length))
  if (!user?.staffId) return false
  const twin = await notices().get(`${_id.slice(0, -to.length)}${user.staffId}`)
  return twin !== null
}

/** When it may be pushed: null for now. */
async function notBefore(notice: Notice, user: User): Promise<number | null> {
  const quiet = notice.urgent ? null : await quietNow()
  return quiet ?? takeTurn(user)
}

/**
 * What a notice that finds nobody is about is settled before its end is recorded: whoever was named at the
 * very moment of leaving, the import that retired him could not see. Dying in between repeats it, which
 * changes nothing more.
 */
const settleAndRecord =
  (notice: Notice, push: Notice['push']): Alone =>
  async () => {
    await settleAbout(notice.about)
    await record(notice, push)
  }

/** Tries the push of one notice, at most once. Returns without effect when it is not to be had. */
export async function deliver(id: string): Promise<Alone | void> {
  const notice = await claim(id)
  if (!notice) return
  let prepared: Awaited<ReturnType<typeof prepare>>
  let later: number | null = null
  try {
    // The same change is told once: to a person with a post, as whoever has the work.
    prepared = (await isToldAsStaff(notice))
      ? 'spared'
      : await prepare(notice, isForOneAlone(notice))
    if (typeof prepared === 'object' && 'user' in prepared)
      later = await notBefore(notice, prepared.user)
  } catch (error) {
    // Nothing has gone out yet, so this attempt counts as one that never reached WeChat.
    await record(notice, afterSend(notice.push, BUSY, now()))
    throw error
  }
  if (prepared === 'unbound') return settleAndRecord(notice, endUnsent(notice.push, prepared))
  if (typeof prepared === 'string') return record(notice, endUnsent(notice.push, prepared))
  if ('deputy' in prepared) {
    // Written first: dying in between writes it again, under the same `_id`.
    await addOnce(deputyNotice(notice, prepared.deputy, now()))
    return record(notice, endUnsent(notice.push, 'deputised'))
  }
  if (later !== null) return record(notice, await hold(notice, later))
  const answer = await sendPush(prepared.message)
  if (answer === 'unknown') return record(notice, endUnsent(notice.push, 'uncertain'))
  // First what must never be doubted, then the count, which the next refusal would mend.
  await record(notice, afterSend(notice.push, answer, now()))
  await spend(prepared.user, notice.template, answer)
}

/** Gives up a claim whose sender died: nobody knows whether it went out, or found nobody there. */
const giveUp = (notice: Notice): Alone =>
  settleAndRecord(notice, endUnsent(notice.push, 'uncertain'))

/** One notice that a sweep has found due, in whichever state it is. */
export async function settle(notice: Notice): Promise<Alone | void> {
  if (notice.push.state === 'held') return lookAfterHeld(notice)
  return isAbandoned(notice.push, now()) ? giveUp(notice) : deliver(notice._id)
}
