import type { User } from '../../domain/identity/types'
import type { Principal } from '../../domain/matter/types'
import { PUSHES_A_MINUTE, freeAt } from '../../domain/notice/digest'
import { messageData } from '../../domain/notice/message'
import { REFUSED } from '../../domain/notice/outbox'
import { quietUntil } from '../../domain/notice/quiet'
import type { TemplateKey } from '../../domain/notice/templates'
import { MINUTE_MS } from '../../domain/calendar/zone'
import { now } from '../platform/clock'
import { collection, command } from '../platform/collections'
import { findUser } from '../platform/identity'
import type { PushMessage } from '../platform/push'
import { streetSettings } from '../platform/settings'
import { recipientOf } from './recipient'

/** Whom a push would go to, and whether it may go now. */

export type Unsent = 'unbound' | 'noQuota' | 'spared' | { deputy: Principal }

/** What one push says, of one notice or of several. */
export interface Saying {
  to: Principal
  template: TemplateKey
  fields: Record<string, string>
  page: string
  /** See `Notice.keep`. */
  keep: number
}

/** The message, or why none can be sent. Reads only. */
export async function prepare(
  { to, template: key, fields, page, keep }: Saying,
  isDeputys: boolean,
): Promise<{ user: User; message: PushMessage } | Unsent> {
  const recipient = await recipientOf(to, isDeputys)
  if (recipient.kind === 'unbound') return 'unbound'
  if (recipient.kind === 'away') return { deputy: recipient.deputy }
  if (recipient.kind === 'stranger') return 'noQuota'
  const { user } = recipient
  const left = user.quota[key] ?? 0
  if (left <= 0) return 'noQuota'
  if (left <= keep) return 'spared'
  const template = (await streetSettings()).templates[key]
  const { openid } = user
  const data = messageData(template, fields)
  return { user, message: { openid, templateId: template.id, page, data } }
}

/** When the night is over; null where people may be disturbed now. */
export async function quietNow(): Promise<number | null> {
  return quietUntil(now(), (await streetSettings()).quiet)
}

/** Senders that meet at one account: each that loses looks again. */
const MAX_TRIES = 8

/**
 * Takes one of the account's pushes of this minute, by one conditional update: null where it has it, else
 * when there is one again. Dying after it loses one push of a minute.
 */
export async function takeTurn(user: User): Promise<number | null> {
  let known: User | null = user
  for (let tries = 0; tries < MAX_TRIES && known; tries++) {
    const at = now()
    const free = freeAt(known.pushed, at)
    if (free !== null) return free
    const { pushed = [] } = known
    // Two instants that differ: whoever else has pushed in between has changed the newest.
    const next = Math.max(at, (pushed[0] ?? 0) + 1)
    const taken = await collection('users').changeWhere(
      { _id: known._id, 'pushed.0': pushed[0] ?? command.exists(false) },
      { pushed: command.set([next, ...pushed].slice(0, PUSHES_A_MINUTE)) },
    )
    if (taken === 1) return null
    known = await findUser(user.openid)
  }
  return now() + MINUTE_MS
}

/** The account's count follows WeChat's: one less for a send, none after a refusal. */
export async function spend(user: User, key: TemplateKey, code: number): Promise<void> {
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
