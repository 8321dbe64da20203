import type { User } from '../../../domain/identity/types'
import { ok, refuse, type Outcome } from '../../../domain/result'
import type { Staff } from '../../../domain/street/types'
import { collection, command, type Change } from '../../platform/collections'
import { phoneOfCode } from '../../platform/phone'
import { transact } from '../../platform/transact'
import type { Handler } from '../context'
import { meViewOf } from './meView'
import { isRepeated, remember } from './saveUser'

/**
 * Binds this WeChat account to the staff member with the phone number that WeChat vouches for.
 * A code works once, so a repeated request is known by its id and answered without one.
 * Outcomes: `phoneCodeInvalid`, `noStaffWithPhone`, `alreadyBound` (to another account).
 */
export const bindPhone: Handler<'identity.bindPhone'> = async (input, context) => {
  const user = await context.user()
  if (isRepeated(user, input.requestId)) return ok(await meViewOf(user, context))
  const phone = await phoneOfCode(input.code)
  if (phone === null) return refuse('phoneCodeInvalid')
  const [found] = await collection('staff').find({ phone, active: true }, { limit: 1 })
  if (!found) return refuse('noStaffWithPhone')
  const isNew = (await context.storedUser()) === null
  const bound = await bind(user, isNew, found, phone, input.requestId)
  return bound.ok ? ok(await meViewOf(bound.value, context)) : bound
}

const bind = (
  user: User,
  isNew: boolean,
  found: Staff,
  phone: string,
  requestId: string,
): Promise<Outcome<User>> =>
  transact(async (transaction) => {
    const staff = await transaction.collection('staff').get(found._id)
    if (!staff?.active) return refuse('noStaffWithPhone')
    if (staff.openid !== null && staff.openid !== user.openid) return refuse('alreadyBound')
    await transaction.collection('staff').change(staff._id, { openid: user.openid })
    if (user.staffId !== null && user.staffId !== staff._id) {
      await transaction.collection('staff').change(user.staffId, { openid: null })
    }
    const fields = { phone, staffId: staff._id, staffName: staff.name, posts: staff.posts }
    const bound: User = { ...user, ...fields, acceptIds: [...user.acceptIds, requestId] }
    const change: Change = { ...fields, ...remember(requestId), posts: command.set(staff.posts) }
    if (isNew) await transaction.collection('users').put(bound)
    else await transaction.collection('users').change(user._id, change)
    return ok(bound)
  })
