import { createHash } from 'node:crypto'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../domain/calendar/zone'
import { accountOfMerchant, merchantsOf } from '../../../domain/merchant/merchants'
import { confirm, statementId, statementsOf } from '../../../domain/merchant/statement'
import { emptyAccount } from '../../../domain/points/ledger/account'
import { todayOf } from '../../../domain/points/ledger/lots'
import { beginOf, monthAfter, monthOf } from '../../../domain/points/ledger/month'
import { totp } from '../../../domain/points/code/totp'
import { binId } from '../../../domain/points/redeem/bins'
import { handOut } from '../../../domain/points/redeem/handOut'
import { redeem } from '../../../domain/points/redeem/redeem'
import type { Bin, Redemption } from '../../../domain/points/redeem/types'
import type { Account, Entry, Member } from '../../../domain/points/types'
import type { Merchant, StreetPoints } from '../../../domain/street/points'
import type { StreetSettings } from '../../../domain/street/types'
import { GIVEN, SURNAMES } from '../people'
import { seeded } from '../random'
import { keyOf } from '../keyOf'
import { GOODS, memberNoOf, seededAccountKey } from '../shop'
import { SEED } from '../street'
import { earnedBy } from './points'
import { done, insert } from './put'
import { requestId, type Seed } from './types'

/** 商户: what went over their counters last month, piece by piece, and the 对账单 that both sides look at. */

/** So many came to each counter, two a day, in the second half of the month: goods lay there by then. */
const CUSTOMERS = 8
const FIRST_DAY = 18

/** Of last year, so it was earned before the month, whichever that is. */
const EARNED = ['11-05', 'GM01', 20] as const

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')

interface Sold {
  members: Member[]
  accounts: Account[]
  entries: Entry[]
  redemptions: Redemption[]
  bin: Bin
}

interface Counter {
  good: (typeof GOODS)[number]
  keeper: StreetPoints['keepers'][number]
  begin: number
}

function customer(openid: string, nth: number, now: number) {
  const random = seeded(SEED + nth)
  const name = `${random.pick(SURNAMES)}${random.pick(GIVEN)}`
  const empty = emptyAccount('person', seededAccountKey(openid), `user:${openid}`)
  const member: Member = {
    ...{ _id: `member:${memberNoOf(openid)}`, user: `user:${openid}`, name },
    ...{ at: now, account: empty._id },
  }
  return { member, ...earnedBy(empty, openid, [[...EARNED]], now) }
}

/** Somebody redeems one piece, and fetches it an hour later with the code of his phone. */
function fetched({ good, keeper, begin }: Counter, nth: number, before: Bin, now: number): Sold {
  const openid = `o-customer-${good.code}-${nth}`
  const { member, account, entries } = customer(openid, nth, now)
  const at = begin + (FIRST_DAY - 1 + Math.floor(nth / 2)) * DAY_MS + (10 + (nth % 2)) * HOUR_MS
  const id = `redemption:${keyOf(openid)}`
  const secret = hash(`secret of ${openid}`).slice(0, 40)
  const no = String(parseInt(hash(openid).slice(0, 8), 16) % 1_000_000).padStart(6, '0')
  const seen = { price: good.price, perMonth: null }
  const asked = { id, request: requestId('redeem', openid), good: good.code, seen }
  const made = { owner: member.user, ownerName: member.name, secret, no }
  const held = done(redeem({ account, bin: before, good, before: null }, asked, made, at))
  const later = at + HOUR_MS
  const shown = { no, kind: 'phone' as const, digits: totp(secret, later) }
  const out = done(
    handOut(
      { redemption: held.redemption, account: held.account, bin: held.bin! },
      { keeper, shown, request: requestId('fetch', openid), now: later },
    ),
  )
  return {
    ...{ members: [member], accounts: [out.account], redemptions: [out.redemption], bin: out.bin },
    entries: [...entries, ...held.entries, ...out.entries],
  }
}

/** What it was given for what it supplied, to be spent on publicity. */
const supplied = (merchant: Merchant, now: number) =>
  earnedBy(emptyAccount('merchant', merchant.code), merchant.code, [[40, 'JS08', 20]], now)

/** Two merchants; the first has confirmed its statement, which waits for the street. */
export const merchantSeed: Seed = async (cloud) => {
  const { store, clock } = cloud
  const now = clock.now()
  const month = monthAfter(monthOf(todayOf(now)), -1)
  const settings = store.find('settings', {
    _id: 'settings:street',
  })[0] as unknown as StreetSettings
  const { keepers, pickUps } = settings.points!
  for (const [nth, merchant] of merchantsOf(settings).entries()) {
    const { pickUp } = merchant
    const good = GOODS.find((g) => g.pickUp === pickUp)
    const keeper = keepers.find((k) => k.pickUp === pickUp)
    if (!good || !keeper || pickUp === null) throw new Error(`${merchant.name} hands nothing out`)
    if (store.count('accounts', { _id: accountOfMerchant(merchant) }) > 0) continue
    const [stocked] = store.find('bins', { _id: binId(good.code, 0) }) as unknown as Bin[]
    let bin = stocked!
    const counter = { good, keeper, begin: beginOf(month) }
    for (let n = 0; n < CUSTOMERS; n++) {
      const sold = fetched(counter, n, bin, now)
      bin = sold.bin
      for (const name of ['members', 'accounts', 'entries', 'redemptions'] as const)
        insert(cloud, name, sold[name])
    }
    // Somebody took one lately, as everywhere.
    await store.replace('bins', { ...bin, takenAt: stocked!.takenAt } as never)
    const own = supplied(merchant, now)
    insert(cloud, 'entries', own.entries)
    insert(cloud, 'accounts', [own.account])
    const line = { good: good.code, name: good.name, pickUp, pieces: CUSTOMERS, each: good.cost }
    const at = beginOf(monthAfter(month)) + 20 * MINUTE_MS
    const nameOf = (code: string) => pickUps.find((p) => p.code === code)?.name ?? code
    const [made] = statementsOf({ month, handed: [line] }, [merchant], nameOf, at)
    if (made?._id !== statementId(pickUp, month)) throw new Error(`${month}: no statement`)
    const by = merchant.contact
    const yes = { side: 'merchant' as const, by, who: [by], version: 1, now: at + HOUR_MS }
    insert(cloud, 'statements', [nth === 0 ? done(confirm(made, yes)) : made])
  }
}
