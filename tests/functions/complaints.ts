import type { Cloud } from '../../devtools/cloud'
import type { CallName, ComplaintView, InputOf } from '../../domain/contract'
import type { Complaint } from '../../domain/complaint/types'
import type { Post, Receiver, StreetSettings } from '../../domain/street/types'
import { OPENID, SETTINGS, STAFF, USERS, WHO, type Person, type StaffName } from './street'
import { fill, rid, type Town } from './town'

/** 投诉建议 in the small street: who is given it, and complaints in every state. */

export type Who = Person | { openid: string }

const CLERK_POST: Post = { role: 'complaintClerk', scopeType: 'street', scopeId: '150203012' }

/** 投诉受理员: the liaison, who has this post besides. */
export const CLERK = 'builder'

const postsOf = (name: StaffName): Post[] => {
  const own = STAFF.find((s) => s._id === WHO[name].id)!.posts
  return name === CLERK ? [...own, CLERK_POST] : own
}
const receiver = (name: StaffName): Receiver => ({
  ...WHO[name],
  roles: postsOf(name).map(({ role }) => role),
})

export const RECEIVERS: Receiver[] = [receiver('dispatcher'), receiver(CLERK), receiver('leader')]

export const WITH_CLERK: StreetSettings = { ...SETTINGS, receivers: RECEIVERS }

/** The small street with a 投诉受理员. */
export function withClerk(cloud: Cloud): void {
  const own = WHO[CLERK].id
  const posts = postsOf(CLERK)
  fill(cloud, WITH_CLERK, {
    staff: STAFF.map((s) => (s._id === own ? { ...s, posts } : s)),
    users: USERS.map((u) => (u.staffId === own ? { ...u, posts } : u)),
  })
}

type Given = Omit<InputOf<'complaint.submit'>, 'requestId'>

export const WORDS: Given = {
  kind: 'complaint',
  about: 'service',
  subject: 'points',
  text: '领取点周六没有人，白跑了一趟',
}

export const write = (town: Town, who: Who, more: Partial<Given> = {}): Promise<ComplaintView> =>
  town.ask(who, 'complaint.submit', { requestId: rid('complaint'), ...WORDS, ...more } as never)

export const stored = (town: Town, id: string): Complaint =>
  town.cloud.store.find('complaints', { _id: id })[0] as unknown as Complaint

/** Takes a step on what is stored now. */
export const take = (
  town: Town,
  who: Who,
  id: string,
  action: string,
  words: object = {},
): Promise<ComplaintView> => {
  const name = `complaint.${action}` as CallName
  const on = { requestId: rid(action), id, version: stored(town, id).version }
  return town.ask(who, name, { ...on, ...words } as never) as Promise<ComplaintView>
}

/** The code of a refusal of a step on what is stored now, or `ok`. */
export const refusal = (
  town: Town,
  who: Who,
  id: string,
  action: string,
  words: object = {},
): Promise<string> => {
  const on = { requestId: rid(action), id, version: stored(town, id).version }
  return town.code(who, `complaint.${action}` as CallName, { ...on, ...words })
}

/** Who of the staff a person of the tests is. */
export const staffNamed = (id: string): Person =>
  (Object.keys(OPENID) as Person[]).find((p) => p in WHO && WHO[p as StaffName].id === id)!

/** Whoever has it now. */
export const holder = (town: Town, id: string): Person =>
  staffNamed(stored(town, id).waitingFor ?? '')

/** Complaints of the resident in every state. */
export const STATES: Record<Complaint['state'], (town: Town) => Promise<string>> = {
  SUBMITTED: async (town: Town) => (await write(town, 'resident')).id,
  HANDLING: async (town: Town) => {
    const id = await STATES.SUBMITTED(town)
    return (await take(town, holder(town, id), id, 'accept')).id
  },
  ANSWERED: async (town: Town) => {
    const id = await STATES.HANDLING(town)
    return (await take(town, holder(town, id), id, 'answer', { note: '周六已安排人' })).id
  },
  RATED: async (town: Town) => {
    const id = await STATES.ANSWERED(town)
    return (await take(town, 'resident', id, 'rate', { outcome: 'unsatisfied' })).id
  },
  REVIEWING: async (town: Town) => {
    const id = await STATES.ANSWERED(town)
    return (await take(town, 'resident', id, 'askAgain', { note: '周六还是没有人' })).id
  },
  REJECTED: async (town: Town) => {
    const id = await STATES.SUBMITTED(town)
    const words = { note: '这是信访的事', way: 'petition' }
    return (await take(town, holder(town, id), id, 'reject', words)).id
  },
  WITHDRAWN: async (town: Town) => {
    const id = await STATES.SUBMITTED(town)
    return (await take(town, 'resident', id, 'withdraw')).id
  },
}

/** As the people are listed. */
const byOrder = (a: string, b: string): number =>
  Object.keys(OPENID).indexOf(a) - Object.keys(OPENID).indexOf(b)

/**
 * Nobody but these may read it, is told of it, or has it on his home page or in a list; whoever had it
 * `before` he said that it concerns him was told then.
 */
export async function seenBy(
  town: Town,
  id: string,
  readers: readonly Person[],
  before: readonly Person[] = [],
): Promise<void> {
  const who = [...readers].sort(byOrder)
  await town.cloud.atRest()
  await town.tick()
  const all = Object.keys(OPENID) as Person[]
  const reads: Person[] = []
  const lists: Person[] = []
  const homes: Person[] = []
  for (const p of all) {
    if ((await town.code(p, 'complaint.get', { id })) === 'ok') reads.push(p)
    for (const scope of ['mine', 'todo', 'seen'] as const) {
      const { items } = await town.ask(p, 'complaint.list', { scope })
      if (items.some((c) => c.id === id) && !lists.includes(p)) lists.push(p)
    }
    const home = await town.ask(p, 'home.open', {})
    if (JSON.stringify(home).includes(id.slice('complaint:'.length))) homes.push(p)
  }
  expect({ reads, lists }).toEqual({ reads: [...who], lists: [...who] })
  expect(who).toEqual(expect.arrayContaining(homes))
  const boxes = [...who, ...before].flatMap((p) => [
    `user:${OPENID[p]}`,
    p in WHO ? WHO[p as StaffName].id : '',
  ])
  const told = town.notices({ about: id }).map((n) => n.to)
  expect(told.filter((to) => !boxes.includes(to))).toEqual([])
}
