import { ok, refuse } from '../../domain/result'
import { unbindPost } from '../platform/binding'
import { now } from '../platform/clock'
import { transact } from '../platform/transact'
import { refuseAdmin, type AdminRefusal } from './answer'

export type Unbound = { ok: true; done: true; name: string } | AdminRefusal

/**
 * Frees a person's post from the account that it is bound to, for whoever has changed the WeChat account:
 * the next who shows the roster's phone number may bind. No later import gives the old binding back.
 * A leave that the person had entered ends: whoever binds next is at work.
 */
export async function unbindStaff(jobNo: string): Promise<Unbound> {
  const done = await transact(async (transaction) => {
    const staff = await transaction.collection('staff').get(`staff:${jobNo}`)
    if (!staff?.active) return refuse('notFound')
    await unbindPost(transaction, staff, now())
    return ok(staff.name)
  })
  return done.ok ? { ok: true, done: true, name: done.value } : refuseAdmin('noSuchPerson')
}
