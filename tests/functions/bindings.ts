import type { Binding } from '../../domain/identity/bindings'
import type { Phone } from '../../domain/identity/phones'
import type { Read } from '../../domain/identity/reads'
import type { User } from '../../domain/identity/types'
import type { Post, Staff } from '../../domain/street/types'
import { OPENID, WHO, phoneOf, type Person, type StaffName } from './street'
import { rid, type Town } from './town'

/** Phones, bindings and what is logged, as tests of them put and read them. */

const ADMIN: Post = { role: 'admin', scopeType: 'street', scopeId: '150203012' }

/** Makes somebody of the street an administrator as well, as an import would. */
export async function makeAdmin(town: Town, name: Person & StaffName): Promise<void> {
  const staff = staffDoc(town, name)
  const user = userDoc(town, OPENID[name])!
  if (staff.posts.some((p) => p.role === 'admin')) return
  const posts = [...staff.posts, ADMIN]
  const [made, account] = [
    { ...staff, posts },
    { ...user, posts },
  ]
  await town.replace('staff', made)
  await town.replace('users', account)
}

export const staffDoc = (town: Town, name: StaffName): Staff =>
  town.cloud.store.find('staff', { _id: WHO[name].id })[0] as unknown as Staff

export const userDoc = (town: Town, openid: string): User | undefined =>
  town.cloud.store.find('users', { _id: `user:${openid}` })[0] as unknown as User | undefined

export const phoneDoc = (town: Town, openid: string): Phone | undefined =>
  town.cloud.store.find('phones', { _id: `phone:${openid}` })[0] as unknown as Phone | undefined

export const bindingOf = (town: Town, openid: string): Binding | undefined =>
  town.cloud.store.find('bindings', { openid })[0] as unknown as Binding | undefined

export const readsOf = (town: Town, of: string): Read[] =>
  town.cloud.store.find('reads', { of }, { at: -1 }) as unknown as Read[]

/** A code as the phone's button gives it, for whoever holds that number. */
export async function codeFor(town: Town, openid: string, phone: string): Promise<string> {
  town.cloud.phones.set(openid, phone)
  const response = await fetch(`${town.cloud.url}/wx/phoneCode`, {
    method: 'POST',
    headers: { 'x-wx-openid': openid },
  })
  return ((await response.json()) as { code: string }).code
}

/** Asks with a new account for somebody's post. */
export async function askFor(town: Town, openid: string, name: StaffName) {
  const code = await codeFor(town, openid, phoneOf(name))
  return town.call({ openid }, 'identity.bindPhone', { requestId: rid('ask'), code })
}

/** Leaves a number for whoever handles what this person reports. */
export async function leavePhone(town: Town, openid: string, phone: string): Promise<void> {
  const code = await codeFor(town, openid, phone)
  await town.ask({ openid }, 'identity.phone', { requestId: rid('phone'), code })
}
