import { rowOf, type Lifecycle } from './lifecycle'
import type {
  By,
  EntryActionOf,
  Facts,
  KindOf,
  Matter,
  Photo,
  Principal,
  RoleOf,
  StateOf,
} from './types'

/** When and by which request something happens. */
export interface Moment {
  /** Epoch ms. */
  now: number
  requestId: string
}

/** What is said and shown with a step, and the fields that it sets. */
export interface Change<M extends Matter> {
  by: By<RoleOf<M>>
  at: Moment
  note?: string
  /** For colleagues, where the note is for the people concerned. */
  inside?: string
  photos?: Photo[]
  /** What the step was told besides words, for the figures. */
  facts?: Facts
  set?: Partial<M>
}

/** The table's types as a matter has them. */
type TableOf<M extends Matter, Action extends string = string> = Lifecycle<
  StateOf<M>,
  Action,
  RoleOf<M>
>

function append<M extends Matter>(
  matter: M,
  action: EntryActionOf<M>,
  to: StateOf<M>,
  { by, at, note = '', inside = '', photos = [], facts, set = {} }: Change<M>,
): M {
  const from = matter.history.length === 0 ? null : matter.state
  const { now, requestId } = at
  const said = { note, ...(inside ? { inside } : {}), photos, ...(facts ? { facts } : {}) }
  const entry = { at: now, action, from, to, by, ...said, requestId }
  return {
    ...matter,
    ...set,
    version: matter.version + 1,
    history: [...matter.history, entry],
  }
}

/**
 * Moves a matter along one row of its table and appends to its history. Who may was asked before
 * (`permit`); that the row leads on from here is asserted.
 */
export function move<M extends Matter, A extends EntryActionOf<M>>(
  table: TableOf<M, A>,
  matter: M,
  action: A,
  change: Change<M>,
): M {
  const row = rowOf(table, action)
  const from = matter.history.length === 0 ? null : (matter.state as StateOf<M>)
  if (!row.from.includes(from)) {
    throw new RangeError(`${matter._id}: ${action} does not lead on from ${String(from)}`)
  }
  const to = row.to ?? (matter.state as StateOf<M>)
  return {
    ...append(matter, action, to, change),
    state: to,
    open: !table.states[to].ended,
  }
}

/** Appends to the history without moving. */
export const mark = <M extends Matter>(matter: M, action: EntryActionOf<M>, change: Change<M>): M =>
  append(matter, action, matter.state as StateOf<M>, change)

/** Whose turn it is, by when, and when the timer looks; escalation begins anew. */
export interface Wait<M extends Matter> {
  who: Principal
  kind: KindOf<M>
  dueAt: number
  wakeAt: number
}

export const waitFor = <M extends Matter>(matter: M, { who, kind, dueAt, wakeAt }: Wait<M>): M => ({
  ...matter,
  waitingFor: who,
  watching: kind,
  dueAt,
  wakeAt,
  escalations: 0,
})

/** Nobody's turn any more. */
export const rest = <M extends Matter>(matter: M): M => ({
  ...matter,
  waitingFor: null,
  watching: null,
  dueAt: null,
  wakeAt: null,
})

/** What every matter has before its first step: open, nobody's turn, nothing done. */
export const unbegun = () => ({
  version: 0,
  open: true,
  waitingFor: null,
  dueAt: null,
  wakeAt: null,
  watching: null,
  escalations: 0,
  history: [],
})
