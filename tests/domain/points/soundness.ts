import { heldIn, outstandingOf } from '../../../domain/points/ledger/account'
import { balancesOf, differenceOf } from '../../../domain/points/ledger/books'
import { EXPIRED, ISSUE, MOVED, SHOP, heldOf, recoverOf } from '../../../domain/points/ledger/names'
import { stockOf } from '../../../domain/points/redeem/bins'
import type { Bin, Redemption } from '../../../domain/points/redeem/types'
import type { Account, Entry } from '../../../domain/points/types'

/** What is stored of points, wherever that is. */
export interface Books {
  /** Without refusals that are kept. */
  booked(): Entry[]
  readonly accounts: ReadonlyMap<string, Account>
  readonly goods: ReadonlyMap<string, unknown>
  readonly redemptions: ReadonlyMap<string, unknown>
  redemption(id: string): Redemption | null
  binsOf(good: string): Bin[]
}

/** What of the books is not as it must be, in words; empty where all is well. */
export function faultsOf(world: Books): string[] {
  const faults: string[] = []
  const check = (what: string, is: number, must: number): void => {
    if (is !== must) faults.push(`${what} is ${is}, must be ${must}`)
  }
  const entries = world.booked()
  const balances = balancesOf(entries)
  const of = (name: string): number => balances.get(name) ?? 0
  check(
    'Σ of all balances',
    [...balances.values()].reduce((a, b) => a + b, 0),
    0,
  )
  for (const account of world.accounts.values()) {
    const { _id, lots, recover } = account
    const own = entries.filter((e) => e.account === _id)
    const differs = differenceOf(account, own)
    if (differs) faults.push(`${_id} rebuilt is ${JSON.stringify(differs)}`)
    check(`balance of ${_id}`, of(_id), outstandingOf(account) - heldIn(account))
    check(`held of ${_id}`, of(heldOf(_id)), heldIn(account))
    check(`debt of ${_id}`, -of(recoverOf(_id)), recover)
    const counts = [recover, ...lots.flatMap(({ left, held }) => [left, held])]
    if (counts.some((n) => !Number.isInteger(n) || n < 0)) faults.push(`${_id} below zero`)
  }
  check('on the way from one account to another', of(MOVED), 0)
  for (const name of [SHOP, EXPIRED]) if (of(name) < 0) faults.push(`${name} below zero`)
  if (of(ISSUE) > 0) faults.push('more came back than was issued')
  for (const good of world.goods.keys()) {
    const { free, held, out } = stockOf(world.binsOf(good))
    if (Math.min(free, held, out) < 0) faults.push(`${good} below zero`)
    const all = [...world.redemptions.keys()].map((id) => world.redemption(id))
    const mine = all.filter((r): r is Redemption => r?.good === good)
    const count = (state: string): number => mine.filter((r) => r.state === state).length
    check(`held of ${good}`, held, count('HELD'))
    if (out < count('HANDED_OUT')) faults.push(`${good} handed out unseen`)
  }
  return [...faults, ...handedTwice(world, entries), ...moves(world, entries)]
}

const daysOf = (lots: Entry['lots']): string =>
  lots.map(({ day, points }) => `${day} ${points}`).join()

/** What went out of one account came into another, and what is somebody's goes to nobody else. */
function moves(world: Books, entries: readonly Entry[]): string[] {
  const faults: string[] = []
  const found = new Map(entries.map((e) => [e._id, e]))
  for (const e of entries.filter(({ kind }) => kind === 'moveIn' || kind === 'moveOut')) {
    const isIn = e.kind === 'moveIn'
    const [mine, other] = isIn ? (['moveIn', 'moveOut'] as const) : (['moveOut', 'moveIn'] as const)
    const half = found.get(e._id.replace(mine, other))
    if (!half || daysOf(half.lots) !== daysOf(e.lots)) faults.push(`${e._id} has no other half`)
    const whose = e.lots.flatMap(({ of }) => (of === undefined ? [] : [of]))
    if (whose.some((of) => of !== half?.account)) faults.push(`${e._id} moves what is another’s`)
    if (whose.length === 0 && half?.lots.some(({ of }) => of !== e.account))
      faults.push(`${e._id} takes what is not its own`)
  }
  for (const { _id, kind, lots } of world.accounts.values())
    if (kind === 'person' && lots.some(({ of }) => of !== undefined))
      faults.push(`${_id} has what is another’s`)
  return faults
}

/** Handings-out less undone ones: one where it was handed out or refunded, else none. */
function handedTwice(world: Books, entries: readonly Entry[]): string[] {
  const count = (source: string, kind: string): number =>
    entries.filter((e) => e.source === source && e.kind === kind).length
  return [...world.redemptions.keys()].flatMap((id) => {
    const r = world.redemption(id)
    if (!r) return []
    const handed = count(id, 'redeem') - count(id, 'undo')
    const must = r.state === 'HANDED_OUT' || count(id, 'refund') > 0 ? 1 : 0
    return handed === must ? [] : [`${id} in ${r.state} was handed out ${handed} times`]
  })
}
