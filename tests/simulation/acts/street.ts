import { USER_SHAPE, type User } from '../../../domain/identity/types'
import { memberId } from '../../../cloudfunctions/platform/members'
import { answer, found, invite } from '../../../domain/household/decide'
import type { Person } from '../../../domain/household/types'
import { emptyAccount } from '../../../domain/points/ledger/account'
import { award } from '../../../domain/points/ledger/award'
import type { Account, Member } from '../../../domain/points/types'
import { emptyBins, goodId } from '../../../domain/points/redeem/bins'
import { GOOD_SHAPE, type Good } from '../../../domain/points/redeem/types'
import type { StreetPoints } from '../../../domain/street/points'
import type { Post } from '../../../domain/street/types'
import { AGREED } from '../../functions/agreed'
import { MONDAY, SETTINGS, STAFF } from '../../functions/street'
import { clock, documents, put, store } from './machine'

/**
 * Four people, a keeper who has a relative among them, a worker who awards, three reviewers, two goods; a
 * merchant with its contact, and publicity for its points.
 */

export const OWNERS = ['o-owner-0', 'o-owner-1', 'o-owner-2', 'o-owner-3'] as const
export const WORKER = 'o-worker'
export const KEEPER = 'o-keeper'
export const REVIEWERS = ['o-reviewer-0', 'o-reviewer-1', 'o-reviewer-2'] as const
export const CONTACT = 'o-contact'
export const GOODS = ['rice', 'oil'] as const
export const PRICES = { rice: 9, oil: 4, sign: 6 } as const

const REVIEW: Post[] = [{ role: 'pointsReviewer', scopeType: 'street', scopeId: '150203012' }]
const WORK: Post[] = [{ role: 'gridWorker', scopeType: 'street', scopeId: '150203012' }]

const MERCHANT = '91150203MA00000001'

const POINTS: StreetPoints = {
  pickUps: [{ code: 'P1', name: '服务站', address: '示范路1号', hours: '每天', phone: '' }],
  keepers: [
    {
      ...{ _id: `keeper:P1:user:${KEEPER}`, user: `user:${KEEPER}`, name: '何兑换', pickUp: 'P1' },
      ...{ from: '2026-01-01', to: '2049-12-31', relatives: [`user:${OWNERS[3]}`] },
    },
  ],
  caps: { day: 60, month: 300, reportsDay: 6 },
  merchants: [
    {
      ...{ code: MERCHANT, name: '丁香超市', address: '示范路3号', pickUp: null },
      ...{ contact: `user:${CONTACT}`, contactName: '白掌柜', from: '2026-01-01' },
    },
  ],
}

const staffOf = (openid: string, n: number, posts: Post[]) => {
  const staffId = `staff:T${n}`
  const of = { name: `员工${n}`, phone: `1000000${4001 + n}`, posts }
  const user: User = {
    ...{ _id: `user:${openid}`, openid, nickname: '', phoneMask: '', elderMode: false },
    ...{ staffId, staffName: of.name, posts, consents: AGREED, quota: {} },
    ...{ shape: USER_SHAPE, createdAt: MONDAY },
  }
  const staff = { ...STAFF[0]!, ...of, _id: staffId, jobNo: `T${n}`, openid, active: true }
  return { user, staff }
}

const residentOf = (openid: string): User => ({
  ...{ _id: `user:${openid}`, openid, nickname: '', phoneMask: '', elderMode: false },
  ...{ staffId: null, staffName: '', posts: [], consents: AGREED, quota: {} },
  ...{ shape: USER_SHAPE, createdAt: MONDAY },
})

const goodOf = (code: keyof typeof PRICES, bins: number, perMonth: number | null): Good => ({
  ...{ _id: goodId(code), shape: GOOD_SHAPE, code, name: code, picture: '', pickUp: 'P1', bins },
  ...{ cost: 100, price: PRICES[code], perMonth, offered: true, goodUntil: null },
})

/** Somebody with a number and points of two deeds. */
function joined(openid: string, n: number): void {
  const user = `user:${openid}`
  const account = emptyAccount('person', String(n).repeat(24), user)
  const member: Member = {
    _id: memberId(user),
    user,
    name: `某人${n}`,
    at: MONDAY,
    account: account._id,
  }
  put('members', member)
  earned(account, 'JS03', [30, 20])
}

/** So many points, each of a deed of its own. */
function earned(empty: Account, rule: string, deeds: number[]): void {
  let account = empty
  for (const points of deeds) {
    const asked = {
      ...{ rule, points, deedOn: '2026-06-01' },
      source: `award:begin:${account._id}of${points}`,
    }
    const state = { account, before: null, own: POINTS, frozen: null, isOverBudget: false }
    const done = award(state, { ...asked, confidential: false, promised: true }, MONDAY)
    if (!done.ok) throw new Error(done.code)
    account = done.value.account
    put('entries', ...done.value.entries)
  }
  put('accounts', account)
}

/** The first two share a household, and the merchant was paid once. */
function sharedFromTheBeginning(): void {
  const [head, other] = OWNERS.slice(0, 2).map((openid, n) => ({
    ...{ user: `user:${openid}`, no: memberId(`user:${openid}`).slice('member:'.length) },
    ...{ name: `某人${n}`, account: `account:person:${String(n).repeat(24)}` },
  })) as [Person, Person]
  const founded = found({ key: 'a'.repeat(24), name: '和睦家' }, head, null, MONDAY)
  const invited = founded.ok ? invite(founded.value, head.user, other, MONDAY) : founded
  const joint = invited.ok
    ? answer(invited.value, other, { yes: true, belongsTo: null }, MONDAY)
    : invited
  if (!joint.ok) throw new Error(joint.code)
  const home = joint.value
  put('accounts', { ...emptyAccount('family', 'a'.repeat(24)), home })
  for (const account of documents<Account>('accounts'))
    if ([head.account, other.account].includes(account._id))
      put('accounts', { ...account, household: home._id })
  earned(emptyAccount('merchant', MERCHANT), 'JS08', [20])
}

/** A Monday morning: three of the four have points, the timer has been. */
export function openStreet(): void {
  store.clear()
  clock.now = MONDAY
  put('walks', { _id: 'walk:reports', at: MONDAY, day: '', after: null })
  put('settings', { ...SETTINGS, points: POINTS })
  const people = [WORKER, ...REVIEWERS].map((openid, i) => staffOf(openid, i, i ? REVIEW : WORK))
  put('staff', ...people.map(({ staff }) => staff))
  put('users', ...people.map(({ user }) => user), ...[...OWNERS, KEEPER, CONTACT].map(residentOf))
  const publicity = { ...goodOf('sign', 1, null), forMerchants: true }
  const goods = [goodOf('rice', 2, 3), goodOf('oil', 3, null), publicity]
  put('goods', ...goods)
  put('bins', ...goods.flatMap((g) => emptyBins(g).map((bin) => ({ ...bin, free: 3 }))))
  OWNERS.slice(0, 3).forEach(joined)
  const contact = { _id: memberId(`user:${CONTACT}`), user: `user:${CONTACT}`, name: '白掌柜' }
  put('members', { ...contact, at: MONDAY, account: null })
  sharedFromTheBeginning()
}
