import { ok } from '../../domain/result'
import type { Staff } from '../../domain/street/types'
import { collection, command, type Change } from '../platform/collections'
import { isDuplicate } from '../platform/sdk'
import { transact, type Transaction } from '../platform/transact'

/**
 * Staff documents have two writers: the import brings what the roster says, the person's own tap
 * brings the binding. Every change of one that exists is a transaction together with the copies in
 * the account, so that a binding made meanwhile is neither lost nor given old posts.
 */

/** The same 工号 with another name *and* another phone is another person: not the old one's phone. */
const isSomebodyElse = (stored: Staff, wanted: Staff): boolean =>
  stored.name !== wanted.name && stored.phone !== wanted.phone

/** Takes the posts from the account that is bound to this person, if any. */
async function unbind(transaction: Transaction, stored: Staff): Promise<void> {
  if (stored.openid === null) return
  const users = transaction.collection('users')
  const user = await users.get(`user:${stored.openid}`)
  if (user?.staffId !== stored._id) return
  await users.change(user._id, { staffId: null, staffName: '', posts: command.set([]) })
}

async function renewCopies(transaction: Transaction, stored: Staff, wanted: Staff): Promise<void> {
  if (stored.openid === null) return
  const users = transaction.collection('users')
  const user = await users.get(`user:${stored.openid}`)
  if (user?.staffId !== stored._id) return
  await users.change(user._id, { staffName: wanted.name, posts: command.set(wanted.posts) })
}

/** Brings a person that exists to what the roster says; keeps the binding. */
export async function changeStaff(wanted: Staff): Promise<void> {
  await transact(async (transaction) => {
    const people = transaction.collection('staff')
    const stored = await people.get(wanted._id)
    if (!stored) {
      await people.put(wanted)
      return ok(undefined)
    }
    const release = isSomebodyElse(stored, wanted)
    const { name, phone, teamType, employmentType, unit, active } = wanted
    const change: Change = { name, phone, teamType, employmentType, unit, active }
    change.posts = command.set(wanted.posts)
    if (release) change.openid = null
    await people.change(wanted._id, change)
    await (release ? unbind(transaction, stored) : renewCopies(transaction, stored, wanted))
    return ok(undefined)
  })
}

/**
 * A person who is no longer in the roster loses posts and binding at once: what is sent to them
 * goes to their 网格长 instead.
 */
export async function retireStaff(id: string): Promise<void> {
  await transact(async (transaction) => {
    const people = transaction.collection('staff')
    const stored = await people.get(id)
    if (!stored) return ok(undefined)
    await unbind(transaction, stored)
    await people.change(id, { active: false, openid: null })
    return ok(undefined)
  })
}

/** Adds a person; another run of the same import may have been faster. */
export async function addStaff(wanted: Staff): Promise<void> {
  try {
    await collection('staff').add(wanted)
  } catch (error) {
    if (!isDuplicate(error)) throw error
    await changeStaff(wanted)
  }
}
