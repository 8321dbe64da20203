import { ok, refuse, type Outcome } from '../../../domain/result'
import type { Staff } from '../../../domain/street/types'
import { collection, command } from '../../platform/collections'
import { phoneOfCode } from '../../platform/phone'
import { transact, type Transaction } from '../../platform/transact'
import type { CallContext, Handler } from '../context'
import { leaveMark, once } from '../once'
import { writeUser } from './saveUser'

/**
 * Binds this WeChat account to the staff member with the phone number that WeChat vouches for.
 * A code works once; a repeated request is known by its mark and answered without one.
 * Outcomes: `phoneCodeInvalid`, `noStaffWithPhone`, `alreadyBound` (to another account).
 */
export const bindPhone: Handler<'identity.bindPhone'> = (input, context) => {
  const work = async (): Promise<Outcome<{ staffName: string }>> => {
    const phone = await phoneOfCode(input.code)
    if (phone === null) return refuse('phoneCodeInvalid')
    const [found] = await collection('staff').find({ phone, active: true }, { limit: 1 })
    return found ? bind(found, phone, context) : refuse('noStaffWithPhone')
  }
  return once(context, work, async () => ok({ staffName: (await context.user()).staffName }))
}

const bind = (
  found: Staff,
  phone: string,
  context: CallContext,
): Promise<Outcome<{ staffName: string }>> =>
  transact(async (transaction) => {
    const people = transaction.collection('staff')
    const staff = await people.get(found._id)
    if (!staff?.active || staff.phone !== phone) return refuse('noStaffWithPhone')
    const { openid } = context
    if (staff.openid !== null && staff.openid !== openid) return refuse('alreadyBound')
    let heldBefore: string | null = null
    await writeUser(transaction, context, (user) => {
      heldBefore = user.staffId
      const own = { phone, staffId: staff._id, staffName: staff.name, posts: staff.posts }
      const fields = staff.leave ? { ...own, leave: staff.leave } : own
      const leave = staff.leave ? command.set(staff.leave) : command.remove()
      return { fields, change: { ...fields, posts: command.set(staff.posts), leave } }
    })
    await people.change(staff._id, { openid })
    if (heldBefore !== null && heldBefore !== staff._id) {
      await giveUp(transaction, heldBefore, openid, context.now)
    }
    await leaveMark(transaction, context, staff._id)
    return ok({ staffName: staff.name })
  })

/** The post held before is free again, unless somebody else has it by now. */
async function giveUp(
  transaction: Transaction,
  id: string,
  openid: string,
  leftAt: number,
): Promise<void> {
  const people = transaction.collection('staff')
  const before = await people.get(id)
  if (before?.openid === openid) await people.change(id, { openid: null, leftAt })
}
