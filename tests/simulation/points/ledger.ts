import type { DocumentChange } from '../../../devtools/cloud/seams'
import type { Invariant, World } from '../../../devtools/simulation/types'
import type { Account, Entry, RefusalMark } from '../../../domain/points/types'
import { CAPS, openingEntries } from './shop'

/** What must hold of points wherever they move, judged by every write. */

interface Change<T> {
  id: string
  before: T | null
  after: T | null
}

export const changesOf = <T>(changes: DocumentChange[], name: string): Change<T>[] =>
  changes.flatMap(({ collection, id, before, after }) =>
    collection === name
      ? [{ id: String(id), before: before as T | null, after: after as T | null }]
      : [],
  )

/** What this write posted; refusals that are kept stand among them and move nothing. */
export const entriesIn = (changes: DocumentChange[]): Entry[] =>
  changesOf<Entry | RefusalMark>(changes, 'entries').flatMap(({ before, after }) =>
    before === null && after !== null && !('refused' in after) ? [after] : [],
  )

const add = (sums: Map<string, number>, key: string, n: number): void => {
  sums.set(key, (sums.get(key) ?? 0) + n)
}

const isPersons = (name: string): boolean => /^(held:)?account:/.test(name)

function wrongEntry({ points, lots, debit, credit }: Entry): string | undefined {
  if (!Number.isInteger(points) || points < 1 || debit === credit)
    return `moves ${points} from ${debit} to ${credit}`
  const ofLots = lots.reduce((sum, part) => sum + part.points, 0)
  const isOfLots = isPersons(debit) || isPersons(credit)
  return ofLots === (isOfLots ? points : 0) ? undefined : `says ${points}, its lots ${ofLots}`
}

const balancesOf = (w: World): Map<string, number> =>
  w.remember('balances of points', () => {
    const sums = new Map<string, number>()
    for (const e of openingEntries(0)) add(sums, e.credit, e.points)
    return sums
  })

/** The street may issue without end, and what is owed is below zero; nothing else is. */
const mayBeBelow = (name: string): boolean => name === 'street:issue' || name.startsWith('recover:')

function unbalanced(changes: DocumentChange[], w: World): string | undefined {
  const old = changesOf(changes, 'entries').find(({ before }) => before !== null)
  if (old) return `${old.id} was changed`
  const balances = balancesOf(w)
  const entries = entriesIn(changes)
  for (const e of entries) {
    const wrong = wrongEntry(e)
    if (wrong) return `${e._id} ${wrong}`
    add(balances, e.debit, -e.points)
    add(balances, e.credit, e.points)
  }
  const names = entries.flatMap(({ debit, credit }) => [debit, credit])
  const below = names.find((name) => !mayBeBelow(name) && balances.get(name)! < 0)
  return below && `${below} has ${balances.get(below)}`
}

/** Lots and debt as one text, whatever their order. */
function figuresOf(account: Account | null): Map<string, number> {
  const figures = new Map<string, number>()
  for (const { day, left, held } of account?.lots ?? []) {
    add(figures, `left ${day}`, left)
    add(figures, `held ${day}`, held)
  }
  add(figures, 'recover', account?.recover ?? 0)
  return figures
}

function apply(figures: Map<string, number>, id: string, e: Entry): void {
  for (const { day, to = day, points } of e.lots) {
    if (e.debit === id) add(figures, `left ${day}`, -points)
    if (e.debit === `held:${id}`) add(figures, `held ${day}`, -points)
    if (e.credit === id) add(figures, `left ${to}`, points)
    if (e.credit === `held:${id}`) add(figures, `held ${to}`, points)
  }
  if (e.debit === `recover:${id}`) add(figures, 'recover', e.points)
  if (e.credit === `recover:${id}`) add(figures, 'recover', -e.points)
}

/** By every write, so it is so of the whole: what was there, and the entries that come with it. */
function notItsEntries(changes: DocumentChange[]): string | undefined {
  const entries = entriesIn(changes)
  const accounts = changesOf<Account>(changes, 'accounts')
  const orphan = entries.find((e) => !accounts.some(({ id }) => id === e.account))
  if (orphan) return `${orphan._id} is posted, and ${orphan.account} stays as it was`
  for (const { id, before, after } of accounts) {
    const made = figuresOf(before)
    for (const e of entries) if (e.account === id) apply(made, id, e)
    const stored = figuresOf(after)
    for (const name of new Set([...made.keys(), ...stored.keys()])) {
      const [is, should] = [stored.get(name) ?? 0, made.get(name) ?? 0]
      if (is !== should || is < 0) return `${id} has ${is} (${name}), its entries make ${should}`
    }
  }
  return undefined
}

const TAKEN_BACK = ['reverse', 'lapse', 'owe']

/** An award that was reversed may be posted once more, under the next number. */
const deedOf = ({ rule, source, account }: Entry): string =>
  `${rule} ${source.replace(/#\d+$/, '')} ${account}`

/** What each deed has brought so far, less what was taken back of it. */
const paidOf = (w: World): Map<string, number> =>
  w.remember('paid by deed', () => new Map<string, number>())

function paidTwice(changes: DocumentChange[], w: World): string | undefined {
  const paid = paidOf(w)
  for (const e of entriesIn(changes)) {
    if (TAKEN_BACK.includes(e.kind)) add(paid, deedOf(e), -e.points)
    if (e.kind !== 'award') continue
    if ((paid.get(deedOf(e)) ?? 0) > 0) return `${deedOf(e)} is paid again by ${e._id}`
    add(paid, deedOf(e), e.points)
  }
  return undefined
}

/** Rules that count as reports as well. */
const OF_REPORTS = ['JS01', 'ZA02']

const earnedOf = (w: World): Map<string, number> =>
  w.remember('earned by day', () => new Map<string, number>())

function beyondCaps(changes: DocumentChange[], w: World): string | undefined {
  const earned = earnedOf(w)
  for (const { _id, kind, account, deedOn, rule, points } of entriesIn(changes)) {
    const sign = kind === 'award' ? 1 : TAKEN_BACK.includes(kind) ? -1 : 0
    if (sign === 0 || deedOn === null) continue
    const caps: [key: string, most: number][] = [
      [`${account} ${deedOn}`, CAPS.day],
      [`${account} ${deedOn.slice(0, 7)}`, CAPS.month],
    ]
    if (OF_REPORTS.includes(rule ?? '')) caps.push([`${account} ${deedOn} R`, CAPS.reportsDay])
    for (const [key, most] of caps) {
      add(earned, key, sign * points)
      if (earned.get(key)! > most) return `${_id} makes ${earned.get(key)} of ${most}: ${key}`
    }
  }
  return undefined
}

export const ledgerInvariants: Invariant[] = [
  {
    name: 'every entry of points balances, and stays',
    source: 'docs/ledger.md; domain/points/types.ts: Entry',
    write: unbalanced,
  },
  {
    name: 'no deed is paid twice',
    source: 'domain/points/ledger/names.ts: awardId',
    write: paidTwice,
  },
  {
    name: 'no cap on points is exceeded',
    source: 'DOMAIN §3.7: 上限; domain/points/ledger/earned.ts',
    write: beyondCaps,
  },
  {
    name: 'an account is what its entries make of it',
    source: 'docs/ledger.md; domain/points/ledger/books.ts: rebuilt',
    write: notItsEntries,
  },
]
