import { BINDING_WAITS_MS, isOpen, type Binding } from '../../../domain/identity/bindings'
import { askedTells } from '../../../domain/identity/notices'
import type { User } from '../../../domain/identity/types'
import { ok, refuse, type Outcome } from '../../../domain/result'
import type { Staff } from '../../../domain/street/types'
import { keyOf } from '../../platform/keyOf'
import { writeNotices } from '../../platform/notices'
import { proofOf } from '../../platform/phone'
import type { Transaction } from '../../platform/transact'
import type { CallContext } from '../context'
import { markMade } from '../once'

const PREFIX = 'binding:'

export const isBindingId = (id: string): boolean => id.startsWith(PREFIX)

/** One for an account and a post: whoever asks twice has asked once. */
export const bindingIdOf = (openid: string, staffId: string): string =>
  PREFIX + keyOf(`${openid}:${staffId}`)

/**
 * Asks the administrators for a post, and tells whoever has it now. What waits already is left as it is.
 * Answers what is to be sent. Outcome: `alreadyBound` where there is no administrator to decide.
 */
export async function askToBind(
  transaction: Transaction,
  staff: Staff,
  user: User | null,
  context: CallContext,
  { admins, binding: stored }: { admins: readonly string[]; binding: Binding | null },
): Promise<Outcome<string[]>> {
  if (admins.length === 0) return refuse('alreadyBound')
  const { openid, now } = context
  const _id = bindingIdOf(openid, staff._id)
  await context.count?.admitted(transaction)
  await markMade(transaction, context, _id)
  if (isOpen(stored, now)) return ok([])
  const { staffId, staffName } = user ?? { staffId: null, staffName: '' }
  const asked: Binding & { until: number } = {
    _id,
    version: (stored?.version ?? 0) + 1,
    state: 'WAITING',
    staff: { id: staff._id, name: staff.name },
    openid,
    proof: proofOf(openid, staff.phone),
    instead: staffId === null ? null : { id: staffId, name: staffName },
    askedAt: now,
    until: now + BINDING_WAITS_MS,
    decided: null,
  }
  await transaction.collection('bindings').put(asked)
  const tells = askedTells(asked, admins, staff.openid, now)
  const asker = { userId: context.userId, staffId: null }
  return ok(await writeNotices(transaction, asked, tells, asker, now))
}
