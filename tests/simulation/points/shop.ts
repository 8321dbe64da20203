import { createHash } from 'node:crypto'
import { ACCOUNT_SHAPE, ENTRY_SHAPE } from '../../../domain/points/types'
import type { Account, Entry, Member } from '../../../domain/points/types'
import { maskedPhone } from '../../../domain/identity/masks'
import { USER_SHAPE, type User } from '../../../domain/identity/types'
import { memberIdOf } from '../../../domain/points/memberNo'
import { emptyBins, goodId } from '../../../domain/points/redeem/bins'
import { GOOD_SHAPE, type Bin, type Good } from '../../../domain/points/redeem/types'
import type { Keeper, StreetPoints } from '../../../domain/street/points'
import type { Post, Staff } from '../../../domain/street/types'
import * as small from '../../functions/street'

/** The shop of the simulated street: two pick-up points, little stock, few points, three reviewers. */

/** By the names that actors speak of them with. */
export const SHOP_OPENID = {
  keeper: 'o-keeper-01',
  otherKeeper: 'o-keeper-02',
  reviewer: 'o-reviewer-01',
  judge: 'o-reviewer-02',
  thirdJudge: 'o-reviewer-03',
} as const

export const REVIEWERS = ['reviewer', 'judge', 'thirdJudge'] as const

/** Who has points when the story begins. No member's name is anybody's on a roster. */
const OWNER_OPENID = {
  resident: small.OPENID.resident,
  neighbour: small.OPENID.neighbour,
  workerA2: small.OPENID.workerA2,
  keeper: SHOP_OPENID.keeper,
  otherKeeper: SHOP_OPENID.otherKeeper,
  reviewer: SHOP_OPENID.reviewer,
} as const
export type Owner = keyof typeof OWNER_OPENID
export const OWNERS = Object.keys(OWNER_OPENID) as Owner[]

/** 户甲居, 户乙居, …: whole they stand in no answer to anybody who has nothing to do with it. */
export const MEMBER_NAME = /户[甲乙丙丁戊己]居/g
export const nameOf = (owner: Owner): string => `户${'甲乙丙丁戊己'[OWNERS.indexOf(owner)]!}居`
export const userOf = (owner: Owner): string => `user:${OWNER_OPENID[owner]}`
export const ownerNamed = (name: string): Owner => OWNERS.find((o) => nameOf(o) === name)!

const memberOf = (user: string): string =>
  memberIdOf(createHash('sha256').update(user).digest('hex'))
/** 积分号 */
export const numberOf = (owner: Owner): string => memberOf(userOf(owner)).slice('member:'.length)

const keeper = (
  who: 'keeper' | 'otherKeeper',
  pickUp: string,
  name: string,
  kin: Owner,
): Keeper => ({
  _id: `keeper:${pickUp}:${userOf(who)}`,
  user: userOf(who),
  name,
  pickUp,
  from: '2026-01-01',
  to: '2029-12-31',
  relatives: [userOf(kin)],
})

export const KEEPERS: readonly Keeper[] = [
  keeper('keeper', 'P1', '何兑换', 'neighbour'),
  keeper('otherKeeper', 'P2', '吕兑换', 'resident'),
]

const pickUp = (code: string, name: string) => ({
  ...{ code, name, address: '示范路1号', hours: '每天 09:00-17:00', phone: '10000000001' },
})

export const CAPS = { day: 20, month: 60, reportsDay: 3 }

export const POINTS: StreetPoints = {
  pickUps: [pickUp('P1', '黄河社区服务站'), pickUp('P2', '西园社区服务站')],
  keepers: [...KEEPERS],
  caps: CAPS,
  budget: { pointCost: 10, total: 6_000 },
}

const good = (code: string, pickUp: string, more: Partial<Good>): Good => ({
  ...{
    _id: goodId(code),
    shape: GOOD_SHAPE,
    code,
    name: `商品${code}`,
    picture: `cloud://e/${code}`,
  },
  ...{ pickUp, bins: 1, cost: 500, price: 3, perMonth: null, offered: true, goodUntil: null },
  ...more,
})

/** One that all want lies in two bins; one is scarce; one is not to be had. */
export const GOODS: Good[] = [
  good('G1', 'P1', { bins: 2 }),
  good('G2', 'P1', { price: 5, perMonth: 1 }),
  good('G3', 'P2', { price: 4 }),
  good('G4', 'P2', { offered: false }),
]
const STOCK: Record<string, number> = { G1: 2, G2: 1, G3: 3, G4: 1 }

export const BINS: Bin[] = GOODS.flatMap((g) =>
  emptyBins(g).map((bin) => ({ ...bin, free: STOCK[g.code]! })),
)

/** As if it had been drawn by lot. */
const accountOf = (owner: Owner): string =>
  `account:person:${String(OWNERS.indexOf(owner) + 1).repeat(24)}`

export const MEMBERS: Member[] = OWNERS.map((owner) => ({
  ...{ _id: memberOf(userOf(owner)), user: userOf(owner), name: nameOf(owner), at: small.MONDAY },
  account: accountOf(owner),
}))

/** What is good until midnight, and what a year longer. */
const LOTS = [
  { day: '2026-12-31', left: 8, held: 0 },
  { day: '2027-12-31', left: 30, held: 0 },
]

export const ACCOUNTS: Account[] = OWNERS.map((owner) => ({
  ...{ _id: accountOf(owner), shape: ACCOUNT_SHAPE, kind: 'person', user: userOf(owner) },
  ...{ recover: 0, earned: [] },
  ...{ lots: LOTS, bought: { month: '', goods: {} }, gone: [], rev: 1 },
}))

export const openingEntries = (at: number): Entry[] =>
  OWNERS.flatMap((owner) =>
    LOTS.map(({ day, left: points }) => ({
      ...{ _id: `award:JS03:award:opening${day}:${accountOf(owner)}`, shape: ENTRY_SHAPE, at },
      ...{ account: accountOf(owner), kind: 'award' as const, credit: accountOf(owner) },
      ...{ debit: 'street:issue', points, lots: [{ day, points }], rule: 'JS03', domain: null },
      ...{ source: `award:opening${day}`, deedOn: '2026-06-01', content: '', answer: {} },
      ...{ moved: null, confidential: false },
    })),
  )

const REVIEW: Post[] = [{ role: 'pointsReviewer', scopeType: 'street', scopeId: '150203012' }]
const REVIEWER_NAMES = { reviewer: '方审核', judge: '任复核', thirdJudge: '袁审核' } as const

export const SHOP_STAFF: Staff[] = REVIEWERS.map((who, i) => ({
  ...small.STAFF[0]!,
  ...{ _id: `staff:R${i + 1}`, jobNo: `R${i + 1}`, name: REVIEWER_NAMES[who], unit: null },
  ...{ phone: `1000000${3001 + i}`, posts: REVIEW, openid: SHOP_OPENID[who], active: true },
}))

export const SHOP_USERS: User[] = SHOP_STAFF.map((s) => ({
  ...{
    _id: `user:${s.openid}`,
    openid: s.openid!,
    nickname: '',
    phoneMask: maskedPhone(s.phone),
    elderMode: false,
  },
  ...{ staffId: s._id, staffName: s.name, posts: REVIEW, consents: small.AGREED, quota: {} },
  ...{ shape: USER_SHAPE, createdAt: small.MONDAY },
}))

/** As the files of an import name keepers: by 积分号. */
export const pointsByNumber = (keepersGone: readonly string[]): StreetPoints => ({
  ...POINTS,
  keepers: KEEPERS.filter(({ user }) => !keepersGone.includes(user)).map((k) => ({
    ...k,
    user: memberOf(k.user),
    relatives: k.relatives.map(memberOf),
  })),
})
