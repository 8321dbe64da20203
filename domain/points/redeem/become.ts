import type { Principal } from '../../matter/types'
import type { Posted } from '../ledger/account'
import { bookedOut } from '../ledger/expire'
import type { Moving } from '../ledger/spend'
import type { Account, Answer } from '../types'
import { REDEMPTION, type RedemptionAction, type RedemptionRole } from './lifecycle'
import { rowOf } from '../../matter/lifecycle'
import { assertStocked } from './bins'
import type { Bin, Redemption } from './types'

/** Who does something to a redemption, by which request. */
export interface Doing {
  by: Principal
  name: string
  role: RedemptionRole
  request: string
  note: string
  now: number
}

/** A redemption with all that hangs on it, as read in one transaction; null: there is none. */
export interface RedemptionState {
  redemption: Redemption | null
  account: Account
  bin: Bin
}

export interface Became extends Posted {
  redemption: Redemption
  bin: Bin
}

/** The same request that did something to it already. */
export function lineOf(
  r: Redemption | null,
  request: string,
): Redemption['history'][number] | null {
  return r?.history.find((line) => line.request === request) ?? null
}

/** It was done before: all stays, the answer is the first. */
export const again = (state: RedemptionState, answer: Answer): Became => ({
  account: state.account,
  bin: state.bin,
  redemption: state.redemption!,
  entries: [],
  answer,
  repeated: true,
})

/** How the bin changes with it. */
type Shelf = Partial<Pick<Bin, 'free' | 'held' | 'out'>>

const shelved = (bin: Bin, { free = 0, held = 0, out = 0 }: Shelf): Bin =>
  assertStocked({ ...bin, free: bin.free + free, held: bin.held + held, out: bin.out + out })

interface Becoming {
  action: RedemptionAction
  doing: Doing
  content: string
  answer: Answer
  set: Partial<Redemption>
  moving: Moving
  shelf: Shelf
}

/** Moves a redemption along one row of its table, with points and stock, and appends to its history. */
export function become(state: RedemptionState, b: Becoming): Became {
  const { doing, content, answer } = b
  const old = state.redemption!
  const row = rowOf(REDEMPTION, b.action)
  if (!row.from.includes(old.state)) {
    throw new RangeError(`${old._id}: ${b.action} does not lead on from ${old.state}`)
  }
  const { by, name, role, note, request, now: at } = doing
  const moved = bookedOut(b.moving, at)
  const line = { at, action: b.action, by, name, role, note, request, content, answer }
  const redemption = {
    ...old,
    ...b.set,
    state: row.to ?? old.state,
    history: [...old.history, line],
  }
  return {
    redemption,
    account: moved.account,
    entries: moved.entries,
    bin: shelved(state.bin, b.shelf),
    answer,
    repeated: false,
  }
}
