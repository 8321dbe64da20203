import { holds } from '../../../domain/identity/authorize'
import { freedTell } from '../../../domain/identity/notices'
import type { Actor } from '../../../domain/identity/types'
import { ok, refuse, type Outcome } from '../../../domain/result'
import type { Staff } from '../../../domain/street/types'
import { collection } from '../../platform/collections'
import { unbindPost } from '../../platform/binding'
import { askToSend } from '../../platform/functions'
import { list } from '../../platform/lists'
import { writeNotices } from '../../platform/notices'
import { transact } from '../../platform/transact'
import { NOTHING_TO_SHOW, type CallContext, type Handler } from '../context'
import { markFirst, once } from '../once'

type Answered = Outcome<{ name: string } | typeof NOTHING_TO_SHOW>

/** One's own post, or any by an administrator. */
const mayUnbind = (actor: Actor, id: string): boolean =>
  id === actor.staffId || holds(actor, 'admin')

/**
 * Counts the call: where the own post is freed, with the change of the account, which a count beside the
 * transaction would take from under it; else before the transaction looks at another's.
 */
async function counted(staff: Staff, { count, storedUser }: CallContext) {
  const user = await storedUser()
  if (user?.staffId === staff._id) {
    const together = await count?.together(user)
    return together && { user, change: together.change }
  }
  await count?.within()
  return undefined
}

/**
 * 解除绑定: the account has the post no more, and what waits for the person goes to others as when somebody has
 * left. Outcomes: `notAllowed`, `notBound`.
 */
export const unbind: Handler<'identity.unbind'> = (input, context) => {
  const work = async (): Promise<Answered> => {
    const id = input.staff ?? (await context.actor()).staffId
    if (id === null) return refuse('notAllowed')
    const done = await transact(async (transaction) => {
      await markFirst(transaction, context, id)
      const [staff] = await context.readAnewWith(list('staff', { _id: id }, { limit: 1 }))
      const actor = await context.actor()
      if (!mayUnbind(actor, id)) return refuse('notAllowed')
      if (!staff?.active || staff.openid === null) return refuse('notBound')
      const isOwn = staff.openid === context.openid
      // Somebody else has the post by now, or the account was read before it lost it.
      if (!isOwn && !holds(actor, 'admin')) return refuse('notAllowed')
      await unbindPost(transaction, staff, context.now, await counted(staff, context))
      const about = { _id: `binding:${context.request().key}`, version: 1 }
      const tells = isOwn ? [] : [freedTell(staff.openid, about, context.now)]
      const toSend = await writeNotices(transaction, about, tells, actor, context.now)
      return ok({ name: staff.name, toSend })
    })
    if (!done.ok) return done
    const { name, toSend } = done.value
    if (toSend.length > 0) await askToSend(toSend)
    return ok({ name })
  }
  const again = async ({ made }: { made: string }): Promise<Answered> => {
    const staff = await collection('staff').get(made)
    const mayKnow = input.staff === undefined || holds(await context.actor(), 'admin')
    return ok(staff && mayKnow ? { name: staff.name } : NOTHING_TO_SHOW)
  }
  return once(context, work, again)
}
