import type { Matter } from './types'

/** How a state looks: colour only repeats what the words say. */
export type Tone = 'plain' | 'turn' | 'done' | 'bad'

/** One state of a life cycle. */
export interface StateRow {
  /** Chinese, three to five characters, fit for a message's `phrase`. */
  text: string
  tone: Tone
  /** Which of the visible steps it belongs to, from 1. */
  step: number
  /** Nobody owes anybody anything any more. The one place that knows it. */
  ended: boolean
  /** What is waited for, as in “等待张三签收”; empty where nothing is. */
  next: string
}

/**
 * What a step asks of the person before it is carried out: `nothing`, a `yes`, one sentence (`note`),
 * a `sheet` or a `page` of the context's own.
 */
export type Needs = 'nothing' | 'yes' | 'note' | 'sheet' | 'page'

/**
 * For whom the sentence of a step is. `both`: it is for the people whom the matter concerns, and a field of
 * its own (`inside`) is for colleagues. What is for colleagues is in no answer to anybody else.
 */
export type Says = 'people' | 'colleagues' | 'both'

/** One step of a life cycle. */
export interface StepRow<
  State extends string = string,
  Action extends string = string,
  Role extends string = string,
> {
  /** Number of the row in the rules' own table (docs/domain.md). */
  no: number
  action: Action
  /** Chinese name of the step, on its button. */
  label: string
  /** Chinese of what has happened, in the history and in the toast. */
  done: string
  /** Null: it begins a matter. */
  from: readonly (State | null)[]
  /** Null: the state stays. */
  to: State | null
  who: readonly Role[]
  weight: 'primary' | 'plain' | 'danger'
  needs: Needs
  /** Where the step takes a sentence, or writes one. Without it a note is the colleagues'. */
  says?: Says
  /** What to write, where a sentence is needed. */
  hint?: string
}

/**
 * A life cycle as one table: the client draws its buttons from it, the functions enforce it, the tests
 * walk it, the docs print it.
 */
export interface Lifecycle<
  State extends string = string,
  Action extends string = string,
  Role extends string = string,
  Mark extends string = string,
> {
  /** Names of the visible steps. */
  stepNames: readonly string[]
  states: Readonly<Record<State, StateRow>>
  steps: readonly StepRow<State, Action, Role>[]
  /** Entries of the history that change no state, and what they say there. */
  marks: Readonly<Record<Mark, string>>
  /** Marks whose note the people concerned may read; that of any other is the colleagues'. */
  openMarks?: readonly Mark[]
}

/** The row of an action; every action has exactly one. */
export function rowOf<S extends string, A extends string, R extends string>(
  table: Lifecycle<S, A, R>,
  action: A,
): StepRow<S, A, R> {
  const row = table.steps.find((r) => r.action === action)
  if (!row) throw new RangeError(`no such action: ${action}`)
  return row
}

/** For whom the note of an entry of the history is; without a word about it, for colleagues. */
export function saysOf(table: Lifecycle, action: string): Says {
  if (action in table.marks) return table.openMarks?.includes(action) ? 'people' : 'colleagues'
  return rowOf(table, action).says ?? 'colleagues'
}

/** What an entry of the history says has happened. */
export function doneText(table: Lifecycle, action: string): string {
  return table.marks[action] ?? rowOf(table, action).done
}

/**
 * What must be true of a matter whenever it is stored; throws what is not. A fault here is a fault of
 * the rules, never of a person: nothing is written and the caller answers `serverError`.
 */
export function assertWhole(table: Lifecycle, matter: Matter): void {
  const state = table.states[matter.state]
  const wrong = (what: string): never => {
    throw new RangeError(`${matter._id} v${matter.version}: ${what}`)
  }
  if (!state) return wrong(`no such state: ${matter.state}`)
  if (matter.open === state.ended) wrong(`${matter.state} is ${state.ended ? 'ended' : 'open'}`)
  if (matter.open && matter.waitingFor === null) wrong('open, and waits for nobody')
  if ((matter.waitingFor === null) !== (matter.wakeAt === null)) wrong('waits unwatched')
  if ((matter.waitingFor === null) !== (matter.dueAt === null)) wrong('waits without an end')
  if ((matter.wakeAt === null) !== (matter.watching === null)) wrong('watched for nothing')
  if (matter.history.length === 0) wrong('has no history')
}
