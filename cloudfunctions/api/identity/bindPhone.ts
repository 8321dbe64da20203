import { ok, refuse, type Outcome } from '../../../domain/result'
import { maskedPhone } from '../../../domain/identity/masks'
import { phoneId } from '../../../domain/identity/phones'
import type { User } from '../../../domain/identity/types'
import type { Staff } from '../../../domain/street/types'
import { collection, command } from '../../platform/collections'
import { askToSend } from '../../platform/functions'
import { newUser } from '../../platform/identity'
import { leavingIdOf } from '../../platform/leaving'
import { bothLists, list, mapLists } from '../../platform/lists'
import { phoneOfCode } from '../../platform/phone'
import { transact, type Transaction } from '../../platform/transact'
import type { CallContext, Handler } from '../context'
import type { Counted } from '../limits'
import { markFirst, once } from '../once'
import { askToBind, bindingIdOf, isBindingId } from './askToBind'

interface Bound {
  staffName: string
  asked: boolean
}

/**
 * Binds this WeChat account to the staff member with the phone number that WeChat vouches for. A post that
 * another account has, or a second post for this account, is asked for: an administrator decides
 * (`identity.approve`). A code works once; a repeated request is known by its mark and answered without one.
 * Outcomes: `phoneCodeInvalid`, `noStaffWithPhone`, `alreadyBound` (and nobody could decide),
 * `stillLeaving`.
 */
export const bindPhone: Handler<'identity.bindPhone'> = (input, context) => {
  const work = async (): Promise<Outcome<Bound>> => {
    const phone = await phoneOfCode(input.code)
    if (phone === null) {
      // Whoever tries codes is counted as well.
      await context.count?.within()
      return refuse('phoneCodeInvalid')
    }
    const [found] = await collection('staff').find({ phone, active: true }, { limit: 1 })
    if (!found) {
      await context.count?.within()
      return refuse('noStaffWithPhone')
    }
    const done = await bind(found, phone, context)
    if (!done.ok) return done
    const { toSend, ...bound } = done.value
    if (toSend.length > 0) await askToSend(toSend)
    return ok(bound)
  }
  return once(context, work, async ({ made }) => {
    const { staffName } = await context.user()
    return ok({ staffName, asked: isBindingId(made) })
  })
}

/** Whether somebody's yes is needed first: the account or the post is in other hands. */
const isTaken = (staff: Staff, user: User | null, openid: string): boolean =>
  (staff.openid !== null && staff.openid !== openid) ||
  (user !== null && user.staffId !== null && user.staffId !== staff._id)

/** 系统管理员, who decide where somebody must be asked. */
const ADMINS = list(
  'staff',
  { 'posts.role': 'admin', active: true },
  { limit: 20, fields: ['_id'] },
)

/** All that a binding is decided by, besides the account: read by one request. */
const surroundings = (staffId: string, openid: string) =>
  mapLists(
    bothLists(
      bothLists(
        list('staff', { _id: staffId }, { limit: 1 }),
        list('leavings', { _id: leavingIdOf(openid) }, { limit: 1, fields: ['_id'] }),
      ),
      bothLists(ADMINS, list('bindings', { _id: bindingIdOf(openid, staffId) }, { limit: 1 })),
    ),
    ([[[staff], leavings], [admins, [binding = null]]]) => ({
      staff,
      isLeaving: leavings.length > 0,
      admins: admins.map(({ _id }) => _id),
      binding,
    }),
  )

/**
 * Once the mark has taken the snapshot of the transaction, all is read beside it by one request: what somebody
 * else has changed since then cannot be written.
 */
const bind = (
  found: Staff,
  phone: string,
  context: CallContext,
): Promise<Outcome<Bound & { toSend: string[] }>> =>
  transact<Bound & { toSend: string[] }>(async (transaction) => {
    await markFirst(transaction, context, found._id)
    const { openid, now } = context
    const around = await context.readAnewWith(surroundings(found._id, openid))
    const { staff, isLeaving } = around
    if (!staff?.active || staff.phone !== phone) return refuse('noStaffWithPhone')
    const user = await context.storedUser()
    if (isTaken(staff, user, openid)) {
      const counted = user && (await context.count?.together(user))
      if (counted) await transaction.collection('users').change(user._id, counted.change)
      const asked = await askToBind(transaction, staff, user, context, around)
      return asked.ok ? ok({ staffName: '', asked: true, toSend: asked.value }) : asked
    }
    if (!user && isLeaving) return refuse('stillLeaving')
    const counted = await context.count?.together(user)
    await givePost(transaction, staff, openid, user, now, counted)
    await context.count?.admitted(transaction)
    return ok({ staffName: staff.name, asked: false, toSend: [] })
  })

/** What an account carries of the post that it has. */
function postOf(staff: Staff) {
  const own = {
    phoneMask: maskedPhone(staff.phone),
    staffId: staff._id,
    staffName: staff.name,
    posts: staff.posts,
  }
  const fields = staff.leave ? { ...own, leave: staff.leave } : own
  const leave = staff.leave ? command.set(staff.leave) : command.remove()
  return { fields, change: { ...fields, posts: command.set(staff.posts), leave } }
}

/** Gives a post to an account, whose document as it is stored, or null, is known; `counted` with it (`limits.ts`). */
export async function givePost(
  transaction: Transaction,
  staff: Staff,
  openid: string,
  stored: User | null,
  at: number,
  counted?: Counted,
): Promise<void> {
  const users = transaction.collection('users')
  const { fields, change } = postOf(staff)
  if (stored) await users.change(stored._id, { ...change, ...counted?.change })
  else
    await users.add({ ...newUser(openid, at), ...fields, ...(counted && { used: counted.used }) })
  const number = { _id: phoneId(openid), phone: staff.phone, why: 'post' as const, at }
  await transaction.collection('phones').put(number)
  await transaction.collection('staff').change(staff._id, { openid })
}
