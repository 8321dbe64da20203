import type { Award } from '../../../domain/points/award/types'
import type { Household } from '../../../domain/household/types'
import { strayIn } from '../../../domain/points/ledger/move'
import type { Bin, Good, Redemption } from '../../../domain/points/redeem/types'
import { REPORT_RULE } from '../../../domain/points/rules'
import type { Account, Entry, Member, RefusalMark } from '../../../domain/points/types'
import type { Books } from '../../domain/points/soundness'
import { clock, documents } from './machine'
import type { Doc } from './store'

/** What stands in the store, as the invariants ask for it. */

const byId = <T extends { _id: string }>(docs: readonly T[]): Map<string, T> =>
  new Map(docs.map((doc) => [doc._id, doc]))

const isEntry = (e: Entry | RefusalMark): e is Entry => !('refused' in e)

export function booksNow(): Books {
  const redemptions = byId(documents<Redemption | RefusalMark>('redemptions'))
  const bins = documents<Bin>('bins')
  return {
    booked: () => documents<Entry | RefusalMark>('entries').filter(isEntry),
    accounts: byId(documents<Account>('accounts')),
    goods: new Map(documents<Good>('goods').map((good) => [good.code, good])),
    redemptions,
    redemption(id) {
      const found = redemptions.get(id)
      return found && !('refused' in found) ? found : null
    },
    binsOf: (good) => bins.filter((bin) => bin.good === good),
  }
}

const sharedNow = (): (Account & { home: Household })[] =>
  documents<Account & { home?: Household }>('accounts').flatMap(({ home, ...account }) =>
    home ? [{ ...account, home }] : [],
  )

/** Accounts and households say the same: who is in which, and whose points it spends. */
export function homesDiffer(): string[] {
  const said = new Map<string, string>()
  const faults: string[] = []
  for (const { _id, home, sharers = [] } of sharedNow()) {
    for (const { account } of home.members) {
      if (said.has(account)) faults.push(`${account} is in ${said.get(account)} and in ${home._id}`)
      said.set(account, home._id)
    }
    const other = sharers.find((id) => said.get(id) !== home._id)
    if (other) faults.push(`${_id} spends of ${other}, who is not in it`)
  }
  for (const { _id, kind, household = null } of documents<Account>('accounts'))
    if (kind === 'person' && household !== (said.get(_id) ?? null))
      faults.push(`${_id} says that it belongs to ${household}`)
  return faults
}

/** A wish needs no number, and an objection neither: they may be of somebody who has left it. */
const NAMING = ['accounts', 'entries', 'redemptions', 'members', 'recipients']

const ofCollection = (name: string): unknown =>
  name === 'recipients'
    ? documents<Award>('awards').map(({ recipient }) => recipient)
    : documents(name)

/** What is left when all is calm and the timer has been: nothing may wait, and nobody who left is named. */
export function leftNow(): string[] {
  const late = documents<Redemption>('redemptions')
    .filter((r) => r.state === 'HELD' && r.until <= clock.now)
    .map(({ _id }) => `${_id} was not given back`)
  const unpaid = documents<Award>('awards')
    .filter((a) => a.state === 'PUBLIC' && a.publicUntil! <= clock.now)
    .map(({ _id }) => `${_id} was not paid`)
  const members = documents<Member>('members')
  const leaving = members.filter((m) => m.leaving).map(({ _id }) => `${_id} is still leaving`)
  const there = new Set(members.map(({ user }) => user))
  const named = NAMING.flatMap((name) => {
    const users = JSON.stringify(ofCollection(name)).match(/user:o-owner-\d/g) ?? []
    return [...new Set(users)].filter((user) => !there.has(user)).map((u) => `${name} names ${u}`)
  })
  const dues = documents<{ _id: string }>('dues').map(({ _id }) => `${_id} is still due`)
  const strays = sharedNow().flatMap((shared) =>
    strayIn(shared).map((whose) => `${shared._id} keeps what is ${whose}’s`),
  )
  return [...late, ...unpaid, ...leaving, ...named, ...dues, ...strays]
}

/** Points of one deed, twice: two entries of one report or of one posting. */
export function paidTwice(books: Books): string[] {
  const sources = books
    .booked()
    .filter((e) => e.kind === 'award')
    .map((e) => e.source)
  return sources.filter((s, i) => sources.indexOf(s) !== i).map((s) => `${s} was paid twice`)
}

/** A document as text; a repetition is counted for a moment and given back, which is no effect. */
export function withoutCount(name: string, doc: Doc | null): string {
  return JSON.stringify(name === 'users' && doc ? { ...doc, used: null } : doc)
}

/** 有效上报: something is said of each, once the timer has been. */
export function unpaid(): string[] {
  const said = new Set(documents<{ _id: string }>('entries').map(({ _id }) => _id))
  return documents<{ _id: string; state: string }>('reports')
    .filter(({ _id, state }) => state === 'ACCEPTED' && !said.has(`award:${REPORT_RULE}:${_id}`))
    .map(({ _id }) => `${_id} was accepted, and nothing is said of points`)
}
