import type { DocumentChange } from '../../../devtools/cloud/seams'
import type { Answered, Invariant, World } from '../../../devtools/simulation/types'
import type { Principal } from '../../../domain/matter/types'
import type { Account, RefusalMark } from '../../../domain/points/types'
import type { Redemption } from '../../../domain/points/redeem/types'
import { OPENID } from '../cast'
import { LONG_AGO_MS } from '../people'
import { changesOf } from '../points/ledger'
import { MEMBER_NAME, ownerNamed, userOf } from '../points/shop'
import { allSent } from '../sent'
import { homeOf, homesOf, isIn, isShared } from './homes'

/** What must hold of a household: who is in it, whose points are in it, and who says yes. */

const homesIn = (changes: DocumentChange[]) =>
  changesOf<Account>(changes, 'accounts').flatMap(({ before, after }) =>
    isShared(after) ? [{ before: isShared(before) ? before : null, after }] : [],
  )

/** Every point in it is some member's; nothing that can be spent stays of whoever has moved out. */
function othersPoints(changes: DocumentChange[]): string | undefined {
  for (const { before, after } of homesIn(changes)) {
    const { _id, lots, sharers = [], home } = after
    const members = home.members.map(({ account }) => account)
    if (lots.some(({ of }) => of === undefined)) return `${_id} has points that are nobody’s`
    const stranger = sharers.find((account) => !members.includes(account))
    if (stranger) return `${_id} spends of ${stranger}, who is not in it`
    for (const { account } of before?.home.members ?? []) {
      const left = lots.filter((lot) => lot.of === account && lot.left > 0)
      if (!members.includes(account) && left.length > 0) return `${account} left points in ${_id}`
    }
  }
  return undefined
}

/** What came back after somebody had moved out has been brought to him. */
function straysLeft(w: World): string | undefined {
  for (const { _id, lots, home } of homesOf(w)) {
    const members = home.members.map(({ account }) => account)
    const stray = lots.find(({ of, left }) => left > 0 && !members.includes(of ?? ''))
    if (stray) return `${_id} keeps ${stray.left} of ${stray.of}`
  }
  return undefined
}

/** Whether this person has asked for this, whatever came of it. */
const hasSaid = (w: World, user: Principal, name: string, words: object): boolean =>
  allSent(w).some(
    (s) =>
      s.name === name &&
      `user:${OPENID[s.who]}` === user &&
      Object.entries(words).every(([key, value]) => s.input[key] === value),
  )

/** Members were invited and said yes themselves; the first one founded it. */
function unasked(changes: DocumentChange[], w: World): string | undefined {
  for (const { before, after } of homesIn(changes)) {
    const { _id, members } = after.home
    for (const { user } of members) {
      if (before && isIn(before.home, user)) continue
      if (!before) {
        if (members.length > 1) return `${_id} begins with ${members.length} people`
        continue
      }
      if (!before.home.invited.some((i) => i.user === user))
        return `${user} is in ${_id}, and nobody had invited him`
      if (!hasSaid(w, user, 'household.answer', { id: _id, yes: true }))
        return `${user} is in ${_id}, and never said yes`
    }
  }
  return undefined
}

/** Of all households: nobody is in two, and accounts say the same as households. */
function inTwo(changes: DocumentChange[], w: World): string | undefined {
  if (homesIn(changes).length === 0) return undefined
  const seen = new Map<Principal, string>()
  for (const { home } of homesOf(w)) {
    for (const { user, account } of home.members) {
      const other = seen.get(user)
      if (other) return `${user} is in ${other} and in ${home._id}`
      seen.set(user, home._id)
      const said = w.documents<Account>('accounts').get(account)?.household ?? null
      if (said !== home._id) return `${user} is in ${home._id}, his account says ${said}`
    }
  }
  return undefined
}

/** By the head, by his rule, or by his yes to what was asked. */
function unallowed(changes: DocumentChange[], w: World): string | undefined {
  const homes = homesIn(changes)
  const redeemed = changesOf<Redemption | RefusalMark>(changes, 'redemptions')
  for (const { before, after } of redeemed) {
    if (before || !after || 'refused' in after) continue
    const shared = homes.find(({ after: account }) => account._id === after.account)
    const home = shared?.before?.home
    if (!home) continue
    const { _id, owner, price, good } = after
    if (!isIn(home, owner)) return `${_id} is for ${owner}, who is not in ${home._id}`
    if (home.head === owner || price <= home.upTo) continue
    const ask = home.asks.find((x) => x.by === owner && x.good === good && x.price === price)
    const isAgreed =
      ask && hasSaid(w, home.head, 'household.settle', { id: home._id, ask: ask.id, yes: true })
    if (!isAgreed) return `${_id} of ${price} points, and ${home.head} never said yes`
    if (shared.after.home.asks.some(({ id }) => id === ask.id)) return `${ask.id} is asked still`
  }
  return undefined
}

const isOld = (w: World, { _id }: Account): boolean =>
  w.writtenAt('accounts', _id) <= w.now() - LONG_AGO_MS

/** Whoever shares a household with somebody hands nothing out to him. */
function handedToKin(changes: DocumentChange[], w: World): string | undefined {
  for (const { before, after } of changesOf<Redemption>(changes, 'redemptions')) {
    if (after?.state !== 'HANDED_OUT' || before?.state === 'HANDED_OUT') continue
    const keeper = after.keeper?.user ?? ''
    const shared = homeOf(w, keeper)
    if (!shared || !isOld(w, shared)) continue
    if (after.account === shared._id || isIn(shared.home, after.owner))
      return `${after._id} is handed out by ${keeper}, of the same household`
  }
  return undefined
}

/** Whole names are for those who are in it; whoever is invited reads who asks as 户*. */
function leaks({ fn, data, openid, answer }: Answered, w: World): string | undefined {
  const { name = '' } = (data ?? {}) as { name?: string }
  if (fn !== 'api' || !openid || !name.startsWith('household.')) return undefined
  const user = `user:${openid}`
  for (const found of JSON.stringify(answer).match(MEMBER_NAME) ?? []) {
    const other = userOf(ownerNamed(found))
    if (other === user) continue
    // What has changed just now may have been otherwise when it was read.
    if (homesOf(w).some((shared) => !isOld(w, shared))) continue
    const own = homeOf(w, user)
    if (own && isIn(own.home, other)) continue
    return `${name} tells ${openid} of ${found}`
  }
  return undefined
}

export const invariants: Invariant[] = [
  {
    name: 'a household’s points are its members’, and go along with them',
    source: 'DOMAIN §3.7: 家庭; domain/points/ledger/move.ts: takeAlong',
    write: othersPoints,
    end: straysLeft,
  },
  {
    name: 'nobody is in a household before his own yes',
    source: 'domain/household/decide.ts: answer',
    write: unasked,
  },
  {
    name: 'nobody is in two households',
    source: 'domain/points/types.ts: Account.household',
    write: inTwo,
  },
  {
    name: 'a household spends what its head or his rule allows',
    source: 'domain/household/spend.ts',
    write: unallowed,
  },
  {
    name: 'nobody hands out to his household',
    source: 'DOMAIN §3.7: 回避; cloudfunctions/platform/households.ts: housemates',
    write: handedToKin,
  },
  {
    name: 'names of a household are for those who are in it',
    source: 'domain/household/views.ts',
    answer: leaks,
  },
]
