import { maskedPhone } from '../../domain/identity/masks'
import { phoneId } from '../../domain/identity/phones'
import { ok } from '../../domain/result'
import { isSomebodyElse } from '../../domain/street/import/compare'
import type { Staff } from '../../domain/street/types'
import { endLeave, takePosts } from '../platform/binding'
import { now } from '../platform/clock'
import { collection, command, type Change } from '../platform/collections'
import { proofOf } from '../platform/phone'
import { isDuplicate } from '../platform/sdk'
import { transact, type Transaction } from '../platform/transact'

/**
 * Staff documents have two writers: the import brings what the roster says, the person's own tap
 * brings the binding. Every change of one that exists is a transaction together with the copies in
 * the account, so that a binding made meanwhile is neither lost nor given old posts.
 */

type Former = NonNullable<Staff['formerBinding']>

/** What to keep of a binding that ends: itself, or the one before it where there was none. */
const formerOf = ({ openid, phone, formerBinding }: Staff): Former | undefined =>
  openid === null ? formerBinding : { openid, proof: proofOf(openid, phone) }

async function renewCopies(transaction: Transaction, stored: Staff, wanted: Staff): Promise<void> {
  if (stored.openid === null) return
  const users = transaction.collection('users')
  const user = await users.get(`user:${stored.openid}`)
  if (user?.staffId !== stored._id) return
  await users.change(user._id, { staffName: wanted.name, posts: command.set(wanted.posts) })
}

/**
 * Gives back the binding that an earlier import ended, when the phone that it was made with is the
 * person's again; unless the account has bound another post meanwhile. Answers its openid, or null.
 */
async function bindAgain(
  transaction: Transaction,
  former: Former | undefined,
  wanted: Staff,
): Promise<string | null> {
  const { phone } = wanted
  if (!former || phone === '' || former.proof !== proofOf(former.openid, phone)) return null
  const users = transaction.collection('users')
  const user = await users.get(`user:${former.openid}`)
  if (user?.staffId !== null) return null
  const copies = { staffId: wanted._id, staffName: wanted.name, posts: command.set(wanted.posts) }
  await users.change(user._id, { ...copies, phoneMask: maskedPhone(phone) })
  const _id = phoneId(former.openid)
  await transaction.collection('phones').put({ _id, phone, why: 'post', at: now() })
  return former.openid
}

const rosterPart = ({
  name,
  phone,
  teamType,
  employmentType,
  unit,
  active,
  posts,
}: Staff): Change => ({
  ...{ name, phone, teamType, employmentType, unit, active },
  posts: command.set(posts),
})
/** An absent field is absent, not null: two documents of the same person are the same. */
const formerPart = (former: Former | undefined): Change => ({
  formerBinding: former ? command.set(former) : command.remove(),
})

/** The account is gone: what is on its way to it is looked after. Whoever is back has it himself. */
const leftPart = (stored: Staff, openid: string | null): Change =>
  openid !== null ? { leftAt: command.remove() } : stored.openid !== null ? { leftAt: now() } : {}

/** Brings a person that exists to what the roster says; keeps the binding, or gives it back. */
export async function changeStaff(wanted: Staff): Promise<void> {
  await transact(async (transaction) => {
    const people = transaction.collection('staff')
    const stored = await people.get(wanted._id)
    if (!stored) {
      await people.put(wanted)
      return ok(undefined)
    }
    const release = isSomebodyElse(stored, wanted)
    if (stored.openid !== null && !release) {
      await people.change(wanted._id, rosterPart(wanted))
      await renewCopies(transaction, stored, wanted)
      return ok(undefined)
    }
    await takePosts(transaction, stored)
    await endLeave(transaction, stored)
    const openid = await bindAgain(transaction, stored.formerBinding, wanted)
    // Whoever comes back has used it, or has another phone now: it waits for nobody any more.
    const isUsed = stored.openid === null && (openid !== null || !stored.active)
    const former = isUsed ? undefined : formerOf(stored)
    const leave = command.remove()
    const binding = { openid, leave, ...leftPart(stored, openid), ...formerPart(former) }
    await people.change(wanted._id, { ...rosterPart(wanted), ...binding })
    return ok(undefined)
  })
}

/**
 * A person who is no longer in the roster loses posts and binding at once: what is sent to them
 * goes to their 网格长 instead. The phone goes; what a later roster needs to give the binding back is kept.
 */
export async function retireStaff(id: string): Promise<void> {
  await transact(async (transaction) => {
    const people = transaction.collection('staff')
    const stored = await people.get(id)
    if (!stored) return ok(undefined)
    await takePosts(transaction, stored)
    await endLeave(transaction, stored)
    const leave = command.remove()
    const gone = { active: false, openid: null, phone: '', leave, leftAt: now() }
    await people.change(id, { ...gone, ...formerPart(formerOf(stored)) })
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
