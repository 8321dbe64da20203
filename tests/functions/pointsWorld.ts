import type { CallName, InputOf, RedemptionView } from '../../domain/contract'
import type { Cloud } from '../../devtools/cloud'
import type { Seams } from '../../devtools/cloud/seams'
import { maskedPhone } from '../../domain/identity/masks'
import { USER_SHAPE, type User } from '../../domain/identity/types'
import { spokenOf } from '../../domain/points/code/shown'
import { totp } from '../../domain/points/code/totp'
import { emptyAccount } from '../../domain/points/ledger/account'
import { award as postAward } from '../../domain/points/ledger/award'
import { balancesOf, differenceOf } from '../../domain/points/ledger/books'
import { emptyBins, goodId, stockOf } from '../../domain/points/redeem/bins'
import { GOOD_SHAPE, type Bin, type Good, type Redemption } from '../../domain/points/redeem/types'
import { memberId } from '../../cloudfunctions/platform/members'
import type { Account, Entry, Member, RefusalMark } from '../../domain/points/types'
import { todayOf } from '../../domain/points/ledger/lots'
import type { Post, Staff, StreetSettings } from '../../domain/street/types'
import type { Merchant, StreetPoints } from '../../domain/street/points'
import { MONDAY, OPENID, SETTINGS, STAFF, type Person, AGREED } from './street'
import { fill, rid, startTown, type Town } from './town'

/** The small street with a shop: two reviewers, two keepers, some goods. */

export const KEEPER = { openid: 'o-keeper-01' }
export const OTHER_KEEPER = { openid: 'o-keeper-02' }
/** Of the one merchant. */
export const CONTACT = { openid: 'o-merchant-01' }
export const REVIEWER = { openid: 'o-reviewer-01' }
export const JUDGE = { openid: 'o-reviewer-02' }
export const THIRD = { openid: 'o-reviewer-03' }
export type Who = Person | { openid: string }

export const openidOf = (who: Who): string => (typeof who === 'string' ? OPENID[who] : who.openid)
/** The principal of an account: of an elder whose account staff opened it is not WeChat's. */
export const principalOf = (who: Who): string =>
  openidOf(who).startsWith('elder:') ? openidOf(who) : `user:${openidOf(who)}`
let keys = 0
/** The key of a new account, as if it had been drawn by lot. */
const newKey = (): string => String(++keys).padStart(24, '0')

const keeper = (who: { openid: string }, pickUp: string, name: string) => ({
  _id: `keeper:${pickUp}:user:${who.openid}`,
  user: `user:${who.openid}`,
  name,
  pickUp,
  from: '2026-01-01',
  to: '2026-12-31',
  relatives: [`user:${OPENID.neighbour}`],
})

export const MERCHANT: Merchant = {
  ...{ code: '91150203MA0N00001K', name: '张三粮油店', address: '示范路3号' },
  ...{ contact: `user:${CONTACT.openid}`, contactName: '吕掌柜' },
  ...{ from: '2026-01-01', pickUp: null },
}

export const POINTS: StreetPoints = {
  merchants: [MERCHANT],
  pickUps: [
    { code: 'P1', name: '黄河社区服务站', address: '示范路1号', hours: '每天', phone: '' },
    { code: 'P2', name: '西园社区服务站', address: '示范路2号', hours: '每天', phone: '' },
  ],
  keepers: [keeper(KEEPER, 'P1', '何兑换'), keeper(OTHER_KEEPER, 'P2', '吕兑换')],
}

const REVIEW: Post[] = [{ role: 'pointsReviewer', scopeType: 'street', scopeId: '150203012' }]
const reviewers = [REVIEWER, JUDGE, THIRD].map(({ openid }, i) => {
  const staffId = `staff:R${i + 1}`
  const name = ['方审核', '任复核', '袁审核'][i]!
  const phone = `1000000${3001 + i}`
  const staff: Staff = {
    ...STAFF[0]!,
    ...{ _id: staffId, jobNo: `R${i + 1}`, name, phone, posts: REVIEW, openid, active: true },
  }
  const user: User = {
    ...{
      _id: `user:${openid}`,
      openid,
      nickname: '',
      phoneMask: maskedPhone(phone),
      elderMode: false,
    },
    ...{ staffId, staffName: name, posts: REVIEW, consents: AGREED, quota: {} },
    ...{ shape: USER_SHAPE, createdAt: MONDAY },
  }
  return { staff, user }
})

export const goodOf = (code: string, more: Partial<Good> = {}): Good => ({
  _id: goodId(code),
  shape: GOOD_SHAPE,
  code,
  name: `商品${code}`,
  picture: '',
  pickUp: 'P1',
  bins: 1,
  cost: 500,
  price: 20,
  perMonth: null,
  offered: true,
  goodUntil: null,
  ...more,
})

type Documents = Record<string, unknown>[]

export interface Shop {
  town: Town
  /** Puts goods on the shelf, `stock` a bin. */
  offer(good: Good, stock: number[]): Promise<void>
  /** Gives points at once, as the ledger itself would, for deeds of different days. */
  endow(who: Who, points: number, at?: number): Promise<void>
  account(who: Who): Account
  entries(who?: Who): Entry[]
  redemptions(): Redemption[]
  bins(code: string): Bin[]
  /** An own code as the phone of the owner shows it now. */
  codeOf(r: RedemptionView, aheadMs?: number): string
  redeem(who: Who, good: string, more?: object): Promise<RedemptionView>
  /** Throws where the books are not right. */
  sound(): void
}

const isBackOnShelf = ({ history }: Redemption): boolean =>
  history.some(({ action, content }) => action === 'refund' && content.endsWith(',true]'))

let sources = 0

export async function openShop(
  seams: Seams = {},
  settings: Partial<StreetSettings> = {},
  plan: object = {},
): Promise<Shop> {
  const town = await startTown(MONDAY, plan, seams, (cloud) => {
    fill(cloud, { ...SETTINGS, points: POINTS, ...settings })
    withReviewers(cloud)
  })
  return shopOf(town)
}

/** Puts the reviewers among the staff. */
export function withReviewers(cloud: Cloud): void {
  const put = (name: string, docs: object[]) =>
    cloud.store.insertMany(name, structuredClone(docs) as Documents)
  put(
    'staff',
    reviewers.map((r) => r.staff),
  )
  put(
    'users',
    reviewers.map((r) => r.user),
  )
}

export function shopOf(town: Town): Shop {
  const { store, clock } = town.cloud
  const found = <T>(name: string, filter = {}): T[] =>
    store.find(name, filter, { _id: 1 }, 100_000) as unknown as T[]
  const isEntry = (e: Entry | RefusalMark): e is Entry => !('refused' in e)
  const account = (who: Who): Account =>
    found<Account>('accounts', { user: principalOf(who) })[0] ??
    emptyAccount('person', '', principalOf(who))
  const entries = (who?: Who): Entry[] =>
    found<Entry | RefusalMark>('entries').filter(
      (e): e is Entry => isEntry(e) && (who === undefined || e.account === account(who)._id),
    )
  const redemptions = (): Redemption[] =>
    found<Redemption | RefusalMark>('redemptions').filter((r): r is Redemption => !('refused' in r))
  const bins = (code: string): Bin[] => found<Bin>('bins', { good: code })
  return {
    town,
    account,
    entries,
    redemptions,
    bins,
    async offer(good, stock) {
      store.insertMany('goods', [{ ...good }] as never)
      const filled = emptyBins({ ...good, bins: stock.length }).map((bin, i) => ({
        ...bin,
        free: stock[i],
      }))
      store.insertMany('bins', filled as never)
      await Promise.resolve()
    },
    async endow(who, points, at = clock.now()) {
      const caps = { day: 1e6, month: 1e6 }
      const asked = { rule: 'JS03', source: `award:gift${++sources}`, points, confidential: false }
      const user = principalOf(who)
      const [member] = found<Member>('members', { _id: memberId(user) })
      const key = member?.account?.slice('account:person:'.length) ?? newKey()
      const [stored] = found<Account>('accounts', { user })
      const of = stored ?? emptyAccount('person', key, user)
      const known = member ?? { _id: memberId(user), name: '', at }
      const linked: Member = { ...known, user, account: of._id }
      await town.replace('members', linked)
      const state = { account: of, before: null, frozen: null, isOverBudget: false }
      const done = postAward(
        { ...state, own: { caps } },
        { ...asked, deedOn: todayOf(at), promised: true },
        at,
      )
      if (!done.ok) throw new Error(done.code)
      store.insertMany('entries', done.value.entries as never)
      await town.replace('accounts', done.value.account)
    },
    codeOf(r, aheadMs = 0) {
      if (r.code === null) throw new Error('no code')
      return spokenOf(r.code.no, totp(r.code.secret, clock.now() + aheadMs))
    },
    redeem: (who, good, more = {}) =>
      town.ask(who, 'points.redeem', {
        ...{ requestId: rid('redeem'), good, price: 20 },
        ...more,
      } as InputOf<'points.redeem'>),
    sound() {
      const all = entries()
      const sum = [...balancesOf(all).values()].reduce((a, b) => a + b, 0)
      const wrong = found<Account>('accounts').flatMap((a) => {
        const own = all.filter((e) => e.account === a._id)
        const difference = differenceOf(a, own)
        return difference ? [{ id: a._id, difference }] : []
      })
      const open = redemptions()
      const shelves = found<Good>('goods').map(({ code }) => {
        const of = open.filter((r) => r.good === code)
        const stock = stockOf(bins(code))
        const held = of.filter((r) => r.state === 'HELD').length
        // What was refunded lies in a bin for rubbish, unless it was put back on the shelf.
        const out = of.filter((r) => r.handedAt !== null && !isBackOnShelf(r)).length
        return { held: stock.held - held, out: stock.out - out }
      })
      expect({ sum, wrong, shelves }).toEqual({
        sum: 0,
        wrong: [],
        shelves: shelves.map(() => ({ held: 0, out: 0 })),
      })
    },
  }
}

/** Opens the account of somebody, with points; its number. */
export async function joined(shop: Shop, who: Who, name: string): Promise<string> {
  const view = await shop.town.ask(who, 'points.join', { requestId: rid('join'), name })
  return view.no
}

export const codeOf = (shop: Shop, who: Who, name: CallName, input: object): Promise<string> =>
  shop.town.code(who, name, { requestId: rid('points'), ...input })
