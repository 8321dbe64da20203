import { hoursId } from '../../domain/booking/types'
import { phoneId } from '../../domain/identity/phones'
import type { Staff } from '../../domain/street/types'
import type { User } from '../../domain/identity/types'
import { command, type Change } from './collections'
import type { Transaction } from './transact'

/** An account as it was read once the snapshot was taken, and what is changed of it besides. */
export interface OwnAccount {
  user: User
  change: Change
}

/**
 * Takes the posts from the account that is bound to this person, if any, and the number with them. `own`: that
 * account, where it is known.
 */
export async function takePosts(
  transaction: Transaction,
  stored: Staff,
  own?: OwnAccount,
): Promise<void> {
  const { openid } = stored
  if (openid === null) return
  const users = transaction.collection('users')
  const user = own?.user ?? (await users.get(`user:${openid}`))
  if (user?.staffId !== stored._id) return
  const phone = await transaction.collection('phones').get(phoneId(openid))
  const isOfPost = phone?.why === 'post'
  if (isOfPost) await transaction.collection('phones').remove(phone._id)
  await users.change(user._id, {
    staffId: null,
    staffName: '',
    posts: command.set([]),
    leave: command.remove(),
    ...(isOfPost ? { phoneMask: '' } : {}),
    ...own?.change,
  })
}

/** A leave that ends with the binding leaves the calendar too. */
export async function endLeave(transaction: Transaction, stored: Staff): Promise<void> {
  if (!stored.leave) return
  const hours = transaction.collection('hours')
  const id = hoursId(stored._id)
  if (await hours.get(id)) await hours.change(id, { leave: null, rev: command.inc(1) })
}

/**
 * The post is bound to nobody any more, where it was bound to this account: what waits for it is looked
 * after by the timer (`leftAt`), and no later roster gives the binding back.
 */
export async function freePost(
  transaction: Transaction,
  staffId: string,
  openid: string,
  now: number,
): Promise<void> {
  const people = transaction.collection('staff')
  const staff = await people.get(staffId)
  if (staff?.openid !== openid) return
  await endLeave(transaction, staff)
  const [leave, formerBinding] = [command.remove(), command.remove()]
  await people.change(staffId, { openid: null, leave, formerBinding, leftAt: now })
}

/**
 * Frees a person's post from whatever account it is bound to, which loses posts and number: no import gives it
 * back, and the timer looks after what waits for the person (`leftAt`).
 */
export async function unbindPost(
  transaction: Transaction,
  stored: Staff,
  at: number,
  own?: OwnAccount,
): Promise<void> {
  await takePosts(transaction, stored, own)
  await endLeave(transaction, stored)
  const [leave, formerBinding] = [command.remove(), command.remove()]
  const freed = { openid: null, leave, formerBinding, leftAt: at }
  await transaction.collection('staff').change(stored._id, freed)
}
