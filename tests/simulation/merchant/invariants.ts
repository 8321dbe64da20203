import type { DocumentChange } from '../../../devtools/cloud/seams'
import type { Invariant, World } from '../../../devtools/simulation/types'
import { dateString, dayOf } from '../../../domain/calendar/zone'
import type { Statement } from '../../../domain/merchant/statement'
import type { Principal } from '../../../domain/matter/types'
import { goodId } from '../../../domain/points/redeem/bins'
import type { ClosedMonth } from '../../../domain/points/ledger/month'
import type { Good, Redemption } from '../../../domain/points/redeem/types'
import type { Entry, EntryKind } from '../../../domain/points/types'
import { OPENID } from '../cast'
import { changesOf, entriesIn } from '../points/ledger'
import { REVIEWERS } from '../points/shop'
import { allSent } from '../sent'
import { firmsOf, isContactOf } from './firms'

/** What must hold of merchants: what is settled, by whom, and what their points are for. */

const statementsIn = (changes: DocumentChange[]) => changesOf<Statement>(changes, 'statements')

function changedAfterwards(changes: DocumentChange[]): string | undefined {
  for (const { id, before, after } of statementsIn(changes)) {
    if (!after) return `${id} is gone`
    if (before && !before.open && JSON.stringify(before) !== JSON.stringify(after))
      return `${id} was closed, and is ${after.state} v${after.version} now`
  }
  return undefined
}

const HANDED: Partial<Record<EntryKind, 1 | -1>> = { redeem: 1, undo: -1, refund: -1 }

/** Pieces by good, as the entries of a month tell them of what was to be picked up there. */
function handedOut(w: World, pickUp: string, month: string): Map<string, number> {
  const pieces = new Map<string, number>()
  for (const { kind, at, source } of w.documents<Entry>('entries').values()) {
    const sign = HANDED[kind]
    if (!sign || dateString(dayOf(at)).slice(0, 7) !== month) continue
    const r = w.documents<Redemption>('redemptions').get(source)
    if (r?.pickUp === pickUp) pieces.set(r.good, (pieces.get(r.good) ?? 0) + sign)
  }
  return new Map([...pieces].filter(([, n]) => n !== 0))
}

const said = (pieces: Iterable<readonly [string, number]>): string =>
  [...pieces]
    .map(([good, n]) => `${n} ${good}`)
    .sort()
    .join(', ')

/** When it is made; afterwards what the ledger says of it stays, whatever somebody has counted. */
function otherPieces(changes: DocumentChange[], w: World): string | undefined {
  for (const { id, before, after } of statementsIn(changes)) {
    if (!after) continue
    const is = said(after.lines.map(({ good, count }) => [good, count] as const))
    const should = before
      ? said(before.lines.map(({ good, count }) => [good, count] as const))
      : said(handedOut(w, after.pickUp, after.month))
    if (is !== should) return `${id} says ${is}; handed out were ${should || 'none'}`
  }
  return undefined
}

/** Of every month that is over each merchant who keeps a place has one, where anything was handed out. */
function noStatement(w: World): string | undefined {
  const months = [...w.documents<ClosedMonth>('pointsMonths').values()]
  for (const { month } of months) {
    if (month === undefined) continue
    for (const { pickUp } of firmsOf(w)) {
      const id = `statement:${pickUp}:${month}`
      const handed = said(handedOut(w, pickUp!, month))
      if (handed !== '' && !w.documents('statements').has(id)) return `${id} is missing: ${handed}`
    }
  }
  return undefined
}

/** At which version its lines became what they are, by `_id`. */
const sinceOf = (w: World): Map<string, number> =>
  w.remember('lines of statements since', () => new Map<string, number>())

/** Who has said yes to this statement, having seen this version or a later one. */
const yesesOf = (w: World, id: string, since: number): Principal[] =>
  allSent(w)
    .filter(({ name, input }) => name === 'merchant.confirm' && input.id === id)
    .filter(({ input }) => Number(input.version) >= since)
    .map(({ who }) => `user:${OPENID[who]}`)

const isReviewer = (user: Principal): boolean =>
  REVIEWERS.some((who) => `user:${OPENID[who]}` === user)

function closedUnasked(changes: DocumentChange[], w: World): string | undefined {
  for (const { id, before, after } of statementsIn(changes)) {
    if (!after) continue
    if (JSON.stringify(before?.lines) !== JSON.stringify(after.lines))
      sinceOf(w).set(id, after.version)
    if (after.open || before?.open === false) continue
    const yeses = yesesOf(w, id, sinceOf(w).get(id) ?? 1)
    const ofMerchant = yeses.some((user) => isContactOf(after.merchant, user))
    const ofStreet = yeses.some((user) => isReviewer(user) && !isContactOf(after.merchant, user))
    if (!ofMerchant) return `${id} is closed, and its merchant has not said yes to what it says`
    if (!ofStreet) return `${id} is closed, and the street has not said yes to what it says`
  }
  return undefined
}

const OF_MERCHANT = 'account:merchant:'
/** How a merchant’s points come and go: nothing else is done with them, least of all paid out. */
const WAYS: readonly EntryKind[] = [
  ...(['award', 'hold', 'void', 'redeem', 'undo', 'refund', 'expire'] as const),
  ...(['reverse', 'owe', 'recover', 'lapse'] as const),
]

/** Publicity for merchants, who are asked for by their contact; and none of it for anybody else. */
function otherUse(changes: DocumentChange[], w: World): string | undefined {
  for (const { _id, account, kind, source } of entriesIn(changes)) {
    const isMerchants = account.startsWith(OF_MERCHANT)
    if (isMerchants && !WAYS.includes(kind)) return `${_id}: ${kind} of a merchant’s points`
    const r = kind === 'hold' ? w.documents<Redemption>('redemptions').get(source) : undefined
    if (!r) continue
    const isPublicity = w.documents<Good>('goods').get(goodId(r.good))?.forMerchants === true
    if (isMerchants !== isPublicity) return `${account} is spent on ${r.good}`
    if (isMerchants && !isContactOf(account.slice(OF_MERCHANT.length), r.owner))
      return `${account} is spent by ${r.owner}, who does not speak for it`
  }
  return undefined
}

export const invariants: Invariant[] = [
  {
    name: 'a statement that both have confirmed never changes',
    source: 'DOMAIN §3.7; domain/merchant/lifecycle.ts: CLOSED',
    write: changedAfterwards,
  },
  {
    name: 'a statement is of what was handed out there in its month',
    source: 'docs/decisions/0021-a-statement-is-of-pieces.md',
    write: otherPieces,
    end: noStatement,
  },
  {
    name: 'a statement is closed by two who said yes to what it says',
    source: 'domain/merchant/statement.ts: confirm, correct',
    write: closedUnasked,
  },
  {
    name: 'a merchant’s points are for publicity, and publicity for nobody else’s',
    source: 'DOMAIN §3.7; domain/points/redeem/bins.ts: isFor',
    write: otherUse,
  },
]
