import { emptyAccount } from '../../../domain/points/ledger/account'
import { award } from '../../../domain/points/ledger/award'
import { todayOf } from '../../../domain/points/ledger/lots'
import { binId } from '../../../domain/points/redeem/bins'
import { STOCK_SHAPE, type StoredLine } from '../../../domain/points/redeem/changeStock'
import type { StockLine } from '../../../domain/points/redeem/stock'
import { GOOD_SHAPE, type Bin } from '../../../domain/points/redeem/types'
import { accountId } from '../../../domain/points/ledger/names'
import type { Account, Entry, Member } from '../../../domain/points/types'
import { migrate } from '../admin'
import { callApi } from '../client'
import { GOODS, MEMBERS, keeperAt, memberNoOf, seededAccountKey } from '../shop'
import { insert } from './put'
import { requestId, type Seed, type SeededCloud } from './types'

const DAY_MS = 86_400_000

/** Numbers before there is a street, whose files name keepers and merchants by them. */
export const membersSeed: Seed = async (cloud) => {
  await migrate(cloud)
  const at = cloud.clock.now()
  const members = Object.entries(MEMBERS).map(([openid, name]): Member => {
    const account = accountId('person', seededAccountKey(openid))
    return { _id: `member:${memberNoOf(openid)}`, user: `user:${openid}`, name, at, account }
  })
  insert(cloud, 'members', members)
}

/** 开通, as people do it on their phones: they agree, which takes a street whose words they agree to. */
export const joinedSeed: Seed = async (cloud) => {
  for (const [openid, name] of Object.entries(MEMBERS)) {
    await callApi(cloud, openid, 'points.join', { requestId: requestId('join', openid), name })
  }
}

/** A deed: of last year (`MM-DD`), or of so many days ago; the rule, and what it brought. */
export type Deed = [when: string | number, rule: string, points: number]

/** 王阿姨 has 70 points that end with this year and 50 that end with the next. */
const DEEDS: Readonly<Record<string, Deed[]>> = {
  'o-resident-wang': [
    ['03-05', 'GM01', 20],
    ['04-18', 'GM02', 10],
    ['06-20', 'ZA01', 20],
    ['09-12', 'GM07', 10],
    ['12-03', 'JS06', 10],
    [40, 'GM01', 20],
    [21, 'JS02', 20],
    [6, 'GM02', 10],
  ],
  'o-resident-li': [
    [33, 'GM03', 30],
    [12, 'ZA01', 30],
  ],
  'o-keeper-su': [
    [25, 'GM01', 30],
    [18, 'GM01', 30],
    [11, 'GM01', 30],
  ],
}

const yearOf = (now: number): number => Number(todayOf(now).slice(0, 4))

/** When a deed was, in the year that is meant: what was of this year is not before it began. */
function momentOf(when: Deed[0], now: number): number {
  if (typeof when === 'string') return Date.parse(`${yearOf(now) - 1}-${when}T10:00:00+08:00`)
  const newYear = Date.parse(`${yearOf(now)}-01-01T00:00:00+08:00`)
  return Math.max(newYear, now - when * DAY_MS)
}

/** An account with the entries of its deeds, posted by the ledger's own rules. */
export function earnedBy(before: Account, openid: string, deeds: readonly Deed[], now: number) {
  let account = before
  const entries: Entry[] = []
  deeds.forEach(([when, rule, points], i) => {
    const at = momentOf(when, now)
    const source = `award:${memberNoOf(openid)}${String(i).padStart(12, '0')}`
    const asked = { rule, source, points, deedOn: todayOf(at), confidential: false, promised: true }
    const state = { account, before: null, own: {}, frozen: null, isOverBudget: false }
    const done = award(state, asked, at)
    if (!done.ok) throw new Error(`${openid} ${rule}: ${done.code}`)
    account = done.value.account
    entries.push(...done.value.entries)
  })
  return { account, entries }
}

/** Goods came so long ago. */
const FILLED_DAYS = 45
/** Of what somebody took lately. */
const TAKEN_DAYS = 5
/** All of these were broken on the way. */
const BROKEN = { code: 'G05', count: 12, daysAgo: 20 }
const NOT_TAKEN = 'G20'

/** When goods came, when somebody took one, when the last one went. */
function timesOf(code: string, now: number): Pick<Bin, 'filledAt' | 'takenAt' | 'soldOutAt'> {
  const filledAt = now - FILLED_DAYS * DAY_MS
  if (code === BROKEN.code) return { filledAt, soldOutAt: now - BROKEN.daysAgo * DAY_MS }
  return code === NOT_TAKEN ? { filledAt } : { filledAt, takenAt: now - TAKEN_DAYS * DAY_MS }
}

/** What lies on the shelves, in equal parts; the import makes the goods, and leaves stock as it is. */
const stockedBins = (now: number): Bin[] =>
  GOODS.flatMap(({ code, pickUp, price, stock, bins = 1, ...good }) =>
    Array.from({ length: bins }, (_, n) => ({
      ...{ _id: binId(code, n), shape: GOOD_SHAPE, good: code, pickUp, price },
      perMonth: good.perMonth ?? null,
      offered: good.offered !== '否',
      goodUntil: good.goodUntil ?? null,
      free: Math.floor(stock / bins) + (n < stock % bins ? 1 : 0),
      held: 0,
      out: 0,
      ...timesOf(code, now),
    })),
  )

/** The book of the shelves, which says how they came to what lies there. */
function stockLines(now: number): StoredLine[] {
  const line = (good: (typeof GOODS)[number], kind: StockLine['kind'], change: number) => ({
    ...{ _id: `stock:${kind}${good.code}`, shape: STOCK_SHAPE, kind, good: good.code, change },
    ...{ goodName: good.name, pickUp: good.pickUp, expected: null, counted: null, short: 0 },
    by: keeperAt(good.pickUp),
  })
  const came = now - FILLED_DAYS * DAY_MS
  return GOODS.flatMap((good) => {
    const isBroken = good.code === BROKEN.code
    const count = isBroken ? BROKEN.count : good.stock
    const filled = { ...line(good, 'in', count), reason: '采购到货', at: came }
    if (!isBroken) return [filled]
    const at = now - BROKEN.daysAgo * DAY_MS
    return [filled, { ...line(good, 'spoiled', -count), reason: '运输中摔坏', at }]
  })
}

/** The empty account that 开通 has given somebody. */
function joinedAccount({ store }: SeededCloud, openid: string): Account {
  const [member] = store.find('members', {
    _id: `member:${memberNoOf(openid)}`,
  }) as unknown as Member[]
  if (!member?.account) throw new Error(`${openid} has no account`)
  return emptyAccount('person', member.account.slice(accountId('person', '').length), member.user)
}

/** Points of deeds before today, and what lies on the shelves. */
export const earnedSeed: Seed = (cloud) => {
  const now = cloud.clock.now()
  const earned = Object.entries(DEEDS).map(([openid, deeds]) =>
    earnedBy(joinedAccount(cloud, openid), openid, deeds, now),
  )
  for (const { account, entries } of earned) {
    if (cloud.store.count('accounts', { _id: account._id }) > 0) continue
    insert(cloud, 'entries', entries)
    insert(cloud, 'accounts', [account])
  }
  insert(cloud, 'bins', stockedBins(now))
  insert(cloud, 'stockLines', stockLines(now))
  return Promise.resolve()
}

/** What waits: a redemption to be picked up, an award to be reviewed, one that is published. */
export const shopSeed: Seed = async (cloud) => {
  const today = todayOf(cloud.clock.now())
  const ask = (openid: string, name: string, what: string, input: object): Promise<unknown> =>
    callApi(cloud, openid, name, { requestId: requestId(what, openid), ...input })
  await ask('o-keeper-su', 'points.redeem', 'redeem', { good: 'G02', price: 80, perMonth: 2 })
  const of = (openid: string, rule: string, minutes: number, deed: string) => ({
    ...{ no: memberNoOf(openid), rule, minutes, deedOn: today, deed },
    ...{ confidential: false, kin: false },
  })
  const sent = of('o-keeper-qiao', 'GM01', 120, '给独居老人送药、陪看病')
  await ask('o-worker-zhang', 'points.give', 'give1', sent)
  const patrol = of('o-keeper-su', 'ZA01', 90, '晚间平安巡逻')
  const { id, version } = (await ask('o-worker-zhang', 'points.give', 'give2', patrol)) as {
    id: string
    version: number
  }
  await ask('o-reviewer-meng', 'points.pass', 'pass', { id, version, kin: false })
}
