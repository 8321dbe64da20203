import { maskedPhone } from '../../../domain/identity/masks'
import { phoneId } from '../../../domain/identity/phones'
import { ok, refuse, type Outcome } from '../../../domain/result'
import type { MeView } from '../../../domain/identity/views'
import { phoneOfCode } from '../../platform/phone'
import { transact } from '../../platform/transact'
import type { Handler } from '../context'
import { leaveMark, once } from '../once'
import { meViewOf } from './meView'
import { writeUser } from './saveUser'

/**
 * Leaves a number for whoever handles what the person reports, or takes it back; a post that was bound with
 * one stays bound. Outcome: `phoneCodeInvalid`.
 */
export const phone: Handler<'identity.phone'> = ({ code }, context) => {
  const work = async (): Promise<Outcome<MeView>> => {
    const number = code === undefined ? '' : await phoneOfCode(code)
    if (number === null) return refuse('phoneCodeInvalid')
    const done = await transact(async (transaction) => {
      const phones = transaction.collection('phones')
      const _id = phoneId(context.openid)
      const fields = { phoneMask: maskedPhone(number) }
      const user = await writeUser(transaction, context, () => ({ fields, change: fields }))
      if (!user.ok) return user
      if (number !== '') await phones.put({ _id, phone: number, why: 'contact', at: context.now })
      else await phones.remove(_id)
      await leaveMark(transaction, context)
      return user
    })
    return done.ok ? ok(await meViewOf(done.value, context)) : done
  }
  return once(context, work, async () => ok(await meViewOf(await context.user(), context)))
}
