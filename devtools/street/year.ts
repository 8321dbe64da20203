import { emptyAccount, balanceOf } from '../../domain/points/ledger/account'
import { award } from '../../domain/points/ledger/award'
import { expire } from '../../domain/points/ledger/expire'
import { todayOf } from '../../domain/points/ledger/lots'
import { hold, post, voidHold } from '../../domain/points/ledger/spend'
import { binId } from '../../domain/points/redeem/bins'
import { RULES, pointsFor, type Rule } from '../../domain/points/rules'
import type { Account, Entry, Member } from '../../domain/points/types'
import { GIVEN, SURNAMES } from './people'
import { seeded, type Random } from './random'
import type { SeededCloud } from './seeds/types'
import { GOODS, memberNoOf, seededAccountKey } from './shop'

/**
 * A year of points of a whole street: every entry is one that the ledger's own rules have made, so that
 * each account is what its entries add up to. Too much for every test: a demo and the bench ask for it.
 */

export const NEIGHBOURS = 1_040
const DAY_MS = 86_400_000
const YEAR_MS = 365 * DAY_MS
const BATCH = 5_000
/** Of the moments at which somebody could afford something. */
const REDEEMS = 0.45
/** Not picked up. */
const LAPSES = 0.1
/** Entries that one moment brings on average; a year of moments is spread accordingly. */
const ENTRIES_A_MOMENT = 1.3
const SPARE_MOMENTS = 500

export interface YearOf {
  account: Account
  member: Member
  entries: Entry[]
}

/** What can be earned again and again by a person. */
const DEEDS: readonly Rule[] = RULES.filter(
  (rule) => rule.for === 'person' && rule.unit !== 'title' && rule.points <= 15,
)

const openidOf = (n: number): string => `o-neighbour-${String(n).padStart(4, '0')}`

/** One more deed; nothing where the caps leave none. */
function earn(year: YearOf, key: string, at: number, random: Random): void {
  const rule = random.pick(DEEDS)
  const points = pointsFor(rule, random.int(2, 4) * 30)
  const asked = { rule: rule.code, source: `award:${key}`, points, deedOn: todayOf(at) }
  const state = { account: year.account, before: null, own: {}, frozen: null, isOverBudget: false }
  const done = award(state, { ...asked, confidential: false, promised: true }, at)
  if (!done.ok) return
  year.account = done.value.account
  year.entries.push(...done.value.entries)
}

/** One good, picked up the day after or given back after a week. */
function redeem(year: YearOf, key: string, at: number, random: Random): boolean {
  const balance = balanceOf(year.account, todayOf(at))
  const affordable = GOODS.filter(({ price }) => price <= balance)
  if (affordable.length === 0) return false
  const { code, price } = random.pick(affordable)
  const isLapsed = random.next() < LAPSES
  const moved = (free: number) => ({ good: code, bin: binId(code, 0), free })
  const of = { source: `redemption:${key}`, key: `redemption:${key}` }
  const held = hold(year.account, price, { ...of, moved: moved(-1), now: at })
  if (!held.ok) throw new Error(held.code)
  const { parts, account } = held.value
  const end = isLapsed
    ? voidHold(account, parts, { ...of, moved: moved(1), now: at + 7 * DAY_MS }, 'owner')
    : paidOf(account, parts, price, { ...of, key: `${of.key}:1`, moved: null, now: at + DAY_MS })
  year.account = end.account
  year.entries.push(...held.value.entries, ...end.entries)
  return true
}

function paidOf(...[account, parts, price, of]: Parameters<typeof post>) {
  const paid = post(account, parts, price, of)
  if (!paid.ok) throw new Error(paid.code)
  return paid.value
}

/** The year before `now` of one person, with so many entries. */
function yearOf(n: number, count: number, now: number, random: Random): YearOf {
  const openid = openidOf(n)
  const begin = now - YEAR_MS
  const name = random.pick(SURNAMES) + random.pick(GIVEN) + random.pick(GIVEN)
  const user = `user:${openid}`
  const account = emptyAccount('person', seededAccountKey(openid), user)
  const of = { _id: `member:${memberNoOf(openid)}`, user, name, at: begin }
  const year: YearOf = { account, member: { ...of, account: account._id }, entries: [] }
  // What is picked up, or given back, is so before today.
  const last = now - 8 * DAY_MS
  const step = ((last - begin) * ENTRIES_A_MOMENT) / count
  for (let i = 0, at = begin; year.entries.length < count; i++) {
    if (i > count + SPARE_MOMENTS) throw new Error(`${openid}: ${year.entries.length} of ${count}`)
    at += step * (0.5 + random.next())
    const isOver = at > last
    // Whatever is missing was earned in the last weeks.
    const moment = Math.floor(isOver ? now - random.int(1, 50) * DAY_MS : at)
    const ended = isOver ? null : expire(year.account, moment)
    if (ended) {
      year.account = ended.account
      year.entries.push(...ended.entries)
    }
    const key = `${n.toString(16).padStart(8, '0')}${i.toString(16).padStart(16, '0')}`
    const isRoom = !isOver && count - year.entries.length >= 2
    const redeems = isRoom && random.next() < REDEEMS
    if (!redeems || !redeem(year, key, moment, random)) earn(year, key, moment, random)
  }
  return year
}

/** Years of so many people, `entries` in all; the same for the same seed and moment. */
export function* yearsOf(
  people: number,
  entries: number,
  now: number,
  seed = NEIGHBOURS,
): Generator<YearOf> {
  const random = seeded(seed)
  for (let n = 0; n < people; n++) {
    const count = Math.floor(entries / people) + (n < entries % people ? 1 : 0)
    yield yearOf(n, count, now, random)
  }
}

/** Puts such a year into the store of a local cloud; answers how many entries. */
export function seedYear(
  { store, clock }: Pick<SeededCloud, 'store' | 'clock'>,
  entries: number,
  people = NEIGHBOURS,
): number {
  const accounts: Account[] = []
  const members: Member[] = []
  let waiting: Entry[] = []
  let written = 0
  const flush = (): void => {
    if (waiting.length === 0) return
    store.insertMany('entries', waiting as never)
    written += waiting.length
    waiting = []
  }
  for (const year of yearsOf(people, entries, clock.now())) {
    accounts.push(year.account)
    members.push(year.member)
    waiting.push(...year.entries)
    if (waiting.length >= BATCH) flush()
  }
  flush()
  store.insertMany('accounts', accounts as never)
  store.insertMany('members', members as never)
  return written
}
