import { AGAIN_AFTER_MS } from '../../../domain/identity/leaving'
import { ok, refuse } from '../../../domain/result'
import { freePost } from '../../platform/binding'
import { collection } from '../../platform/collections'
import { askToSend } from '../../platform/functions'
import { leavingIdOf } from '../../platform/leaving'
import { transact } from '../../platform/transact'
import type { Handler } from '../context'

/**
 * 注销: the post is free and the account is gone with this answer; all that is left elsewhere is cleared by
 * `jobs`, asked at once, and looked at again when nothing of before can be under way any more. It leaves no
 * mark: the same again finds that it was done. Outcome: `caseOpen`, while others wait for this person.
 */
export const leave: Handler<'identity.leave'> = async (_input, context) => {
  const { openid, userId, now } = context
  const _id = leavingIdOf(openid)
  const [user, open] = await Promise.all([
    context.storedUser(),
    collection('cases').find({ people: userId, open: true }, { limit: 1, fields: ['_id'] }),
  ])
  if (open.length > 0) return refuse('caseOpen')
  await context.count?.within()
  const done = await transact(async (transaction) => {
    const leavings = transaction.collection('leavings')
    const before = await leavings.get(_id)
    if (before) return ok(before.at)
    const staffId = user?.staffId ?? null
    if (staffId !== null) await freePost(transaction, staffId, openid, now)
    await leavings.add({ _id, openid, staffId, at: now, againAt: now + AGAIN_AFTER_MS })
    return ok(now)
  })
  if (!done.ok) return done
  await collection('users').remove(userId)
  await askToSend([_id])
  return ok({ at: done.value })
}
