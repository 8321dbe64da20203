import { deputyNotice, fallbackNotice, isForOneAlone } from '../../domain/notice/compose'
import {
  DIGEST_PAGE,
  MAX_HELD,
  digestFields,
  digestIdOf,
  digestOf,
} from '../../domain/notice/digest'
import {
  HELD_MS,
  LEASE_MS,
  afterSend,
  endUnsent,
  heldIn,
  isAbandoned,
  isUndelivered,
  putOff,
} from '../../domain/notice/outbox'
import type { Digest, Notice, Push } from '../../domain/notice/types'
import { now } from '../platform/clock'
import { collection, command } from '../platform/collections'
import { BUSY, sendPush } from '../platform/push'
import { isDuplicate } from '../platform/sdk'
import { prepare, quietNow, spend, takeTurn, type Saying } from './addressee'
import { addOnce } from './fanout'
import { settleAbout } from './unreached'
import type { Alone } from './watch'

/**
 * 汇总提醒. A notice that may not be pushed now is written into the digest of its person and moment, and then
 * held; the digest is claimed, sent and recorded as a notice is, so it comes at most once. Dying anywhere
 * between two writes leaves each notice with its digest or with its own lease, and none without an end.
 */
const digests = () => collection('digests')
const notices = () => collection('notices')

/** Writes a notice into the digest of this moment. False: that one is on its way already. */
async function join(notice: Notice, at: number): Promise<boolean> {
  const made = digestOf(notice, at, now())
  try {
    await digests().add(made)
    return true
  } catch (error) {
    if (!isDuplicate(error)) throw error
  }
  const joined = await digests().changeWhere(
    {
      _id: made._id,
      'push.state': 'waiting',
      [`notices.${MAX_HELD - 1}`]: command.exists(false),
    },
    { notices: command.addToSet(notice._id) },
  )
  return joined === 1
}

/** What becomes of a claimed notice that may go out at `at` and not before. */
export async function hold(notice: Notice, at: number): Promise<Push> {
  const id = digestIdOf(notice.to, notice.template, at)
  if (await join(notice, at)) return heldIn(notice.push, id, at)
  const there = await digests().get(id)
  const isFull = (there?.notices.length ?? 0) >= MAX_HELD
  return isFull ? endUnsent(notice.push, 'spared') : putOff(notice.push, now() + LEASE_MS)
}

async function claim(id: string): Promise<Digest | null> {
  const at = now()
  const taken = await digests().changeWhere(
    { _id: id, 'push.state': 'waiting', 'push.nextAt': command.lte(at) },
    { 'push.state': 'sending', 'push.tries': command.inc(1), 'push.nextAt': at + LEASE_MS },
  )
  return taken === 1 ? digests().get(id) : null
}

/** The notices that this digest still has to answer for. */
const heldBy = async ({ notices: ids }: Digest): Promise<Notice[]> =>
  (await notices().find({ _id: command.in(ids) }, { limit: MAX_HELD })).filter(
    ({ push }) => push.state === 'held',
  )

/** Whether this sender still has it: a sweep may have given it up meanwhile. */
const release = (digest: Digest, push: Push): Promise<number> =>
  digests().changeWhere(
    { _id: digest._id, 'push.state': 'sending', 'push.tries': digest.push.tries },
    { push: command.set(push) },
  )

/**
 * Says of each notice what became of the digest, and of each that did not arrive to whom its fallback
 * names; then the digest goes. Dying in between repeats it for those that are left.
 */
async function end(digest: Digest, held: readonly Notice[], push: Push): Promise<void> {
  if (isUndelivered(push)) {
    for (const notice of held) {
      const fallback = fallbackNotice(notice, now())
      if (fallback) await addOnce(fallback)
    }
  }
  if (held.length > 0)
    await notices().changeWhere(
      { _id: command.in(held.map((n) => n._id)), 'push.state': 'held' },
      { 'push.state': push.state, 'push.code': push.code, 'push.nextAt': null },
    )
  await digests().remove(digest._id)
}

/** One notice is told as itself; more are counted. */
function sayingOf({ to, template }: Digest, unread: readonly Notice[]): Saying {
  const [only] = unread
  const keep = Math.min(...unread.map((n) => n.keep))
  return only && unread.length === 1
    ? { to, template, fields: only.fields, page: only.page, keep }
    : { to, template, fields: digestFields(unread.length, now()), page: DIGEST_PAGE, keep }
}

/**
 * Told to whoever stands in, each by itself, under the same `_id`s however often this is repeated. What is for
 * the person alone goes out by itself.
 */
async function deputise(held: readonly Notice[], deputy: string): Promise<Notice[]> {
  const [alone, others] = [held.filter(isForOneAlone), held.filter((n) => !isForOneAlone(n))]
  for (const notice of others) await addOnce(deputyNotice(notice, deputy, now()))
  if (alone.length > 0)
    await notices().changeWhere(
      { _id: command.in(alone.map((n) => n._id)), 'push.state': 'held' },
      { 'push.state': 'waiting', 'push.nextAt': now() },
    )
  return others
}

/** Whom it finds nobody for is settled before the end is recorded, one matter after another. */
const settleAndEnd =
  (digest: Digest, held: readonly Notice[], push: Push): Alone =>
  async () => {
    for (const about of new Set(held.map((n) => n.about))) await settleAbout(about)
    await end(digest, held, push)
  }

/** Tries the push of one digest, at most once. */
export async function deliverDigest(id: string): Promise<Alone | void> {
  const digest = await claim(id)
  if (!digest) return
  const held = await heldBy(digest)
  const unread = held.filter((n) => !n.read)
  // Whoever has looked meanwhile is not disturbed for it.
  if (unread.length === 0) return end(digest, held, endUnsent(digest.push, 'spared'))
  const quiet = unread.some((n) => n.urgent) ? null : await quietNow()
  if (quiet !== null) return void (await release(digest, putOff(digest.push, quiet)))
  let prepared: Awaited<ReturnType<typeof prepare>>
  try {
    prepared = await prepare(sayingOf(digest, unread), unread.every(isForOneAlone))
  } catch (error) {
    await recordSend(digest, held, afterSend(digest.push, BUSY, now()))
    throw error
  }
  if (prepared === 'unbound') return settleAndEnd(digest, held, endUnsent(digest.push, prepared))
  if (typeof prepared === 'string') return end(digest, held, endUnsent(digest.push, prepared))
  if ('deputy' in prepared) {
    const others = await deputise(held, prepared.deputy)
    return end(digest, others, endUnsent(digest.push, 'deputised'))
  }
  const turn = await takeTurn(prepared.user)
  if (turn !== null) return void (await release(digest, putOff(digest.push, turn)))
  const answer = await sendPush(prepared.message)
  if (answer === 'unknown') return end(digest, held, endUnsent(digest.push, 'uncertain'))
  await recordSend(digest, held, afterSend(digest.push, answer, now()))
  await spend(prepared.user, digest.template, answer)
}

const recordSend = async (digest: Digest, held: readonly Notice[], push: Push): Promise<void> =>
  push.nextAt === null ? end(digest, held, push) : void (await release(digest, push))

/**
 * A held notice whose digest should have ended it by now. It waits on with one that is only later; where the
 * digest went without it (it was recorded as held a moment too late), it is to be sent like any other.
 */
export async function lookAfterHeld({ _id, push }: Notice): Promise<void> {
  const digest = push.in === undefined ? null : await digests().get(push.in)
  const waits = digest !== null && digest.notices.includes(_id)
  const next = waits
    ? { 'push.nextAt': Math.max(digest.push.nextAt ?? 0, now()) + HELD_MS }
    : { 'push.state': 'waiting', 'push.nextAt': now() }
  await notices().changeWhere({ _id, 'push.state': 'held', 'push.nextAt': push.nextAt }, next)
}

/** One digest that a sweep has found due: a dead sender's may have gone out, and is not sent again. */
export async function settleDigest(digest: Digest): Promise<Alone | void> {
  if (!isAbandoned(digest.push, now())) return deliverDigest(digest._id)
  return settleAndEnd(digest, await heldBy(digest), endUnsent(digest.push, 'uncertain'))
}
