import type { User } from '../../domain/identity/types'
import { deputyNotice, fallbackNotice, isDeputys } from '../../domain/notice/compose'
import type { Principal } from '../../domain/matter/types'
import { messageData } from '../../domain/notice/message'
import { LEASE_MS, REFUSED, afterSend, endUnsent, isAbandoned } from '../../domain/notice/outbox'
import type { Notice } from '../../domain/notice/types'
import { now } from '../platform/clock'
import { collection, command } from '../platform/collections'
import { BUSY, sendPush, type PushMessage } from '../platform/push'
import { streetSettings } from '../platform/settings'
import { addOnce } from './fanout'
import { recipientOf } from './recipient'
import { settleAbout } from './unreached'
import type { Alone } from './watch'

/**
 * The outbox. A notice was written with what it tells of; here its push is tried. This function may
 * die between any two writes, and may run concurrently with itself: whoever turns `waiting` into `sending`
 * has it alone for a minute. A claim that nobody ended is `uncertain` and is never sent again,
 * because a push may be lost but must not come twice; the in-app notice is there in any case.
 */
type Unsent = 'unbound' | 'noQuota' | 'spared' | { deputy: Principal }

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
  const isTold = push.state === 'sent' || push.state === 'deputised'
  const undelivered = push.nextAt === null && !isTold
  const fallback = undelivered ? fallbackNotice(notice, now()) : null
  if (fallback) await addOnce(fallback)
  await notices().changeWhere(
    { _id: notice._id, 'push.state': 'sending', 'push.tries': notice.push.tries },
    { push: command.set(push) },
  )
}

/** The account's count follows WeChat's: one less for a send, none after a refusal. */
async function spend(user: User, key: Notice['template'], code: number): Promise<void> {
  const field = `quota.${key}`
  if (code === 0) {
    await collection('users').changeWhere(
      { _id: user._id, [field]: command.gt(0) },
      { [field]: command.inc(-1) },
    )
  } else if (code === REFUSED) {
    await collection('users').change(user._id, { [field]: 0 })
  }
}

/** The message of a notice, or why none can be sent. Reads only. */
async function prepare(notice: Notice): Promise<{ user: User; message: PushMessage } | Unsent> {
  const recipient = await recipientOf(notice.to, isDeputys(notice))
  if (recipient.kind === 'unbound') return 'unbound'
  if (recipient.kind === 'away') return { deputy: recipient.deputy }
  if (recipient.kind === 'stranger') return 'noQuota'
  const { user } = recipient
  const left = user.quota[notice.template] ?? 0
  if (left <= 0) return 'noQuota'
  if (left <= notice.keep) return 'spared'
  const template = (await streetSettings()).templates[notice.template]
  const data = messageData(template, notice.fields)
  const { openid } = user
  return { user, message: { openid, templateId: template.id, page: notice.page, data } }
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
  try {
    prepared = await prepare(notice)
  } catch (error) {
    // Nothing has gone out yet, so this attempt counts as one that never reached WeChat.
    await record(notice, afterSend(notice.push, BUSY, now()))
    throw error
  }
  if (typeof prepared === 'object' && 'deputy' in prepared) {
    // Written first: dying in between writes it again, under the same `_id`.
    await addOnce(deputyNotice(notice, prepared.deputy, now()))
    return record(notice, endUnsent(notice.push, 'deputised'))
  }
  if (prepared === 'unbound') return settleAndRecord(notice, endUnsent(notice.push, prepared))
  if (typeof prepared === 'string') return record(notice, endUnsent(notice.push, prepared))
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
export const settle = async (notice: Notice): Promise<Alone | void> =>
  isAbandoned(notice.push, now()) ? giveUp(notice) : deliver(notice._id)
