/** What a story is made of. The engine knows nothing of what the functions are for. */
import type { Machine } from '../cloud/machine'
import type { DocumentChange, GateRequest } from '../cloud/seams'
import type { CallAnswer, CollectionSchema, Doc, FaultEffect, PushRecord } from '../cloud/types'
import type { Dice } from './chance'

/** What is stored, read past the SDK: for choosing what to do next and for judging. */
export interface World {
  now(): number
  documents<T = Doc>(collection: string): ReadonlyMap<string, T>
  /** When this document was last written; 0 for what the story began with. */
  writtenAt(collection: string, id: string): number
  pushes: readonly PushRecord[]
  /** What the story itself remembers of this run under a name: `make` makes it at the first asking. */
  remember<T>(name: string, make: () => T): T
}

/** One thing that an actor does: begins at some moment, may overlap with others. */
export interface Act extends World {
  index: number
  dice: Dice
  /** Made of seed and act: the same whatever else happens. */
  requestId(): string
  /** One line of the story. */
  say(text: string): void
  /** One call as a phone makes it; a lost answer is an errCode. */
  call(fn: string, data: unknown, openid: string): Promise<CallAnswer>
  /** One call from the console, which carries no openid. */
  console(fn: string, data: unknown): Promise<CallAnswer>
  /** One tick of a function's timer. */
  tick(fn: string): Promise<CallAnswer>
  /** Moves the clock on. Only for actors that are `alone`. */
  pass(ms: number): Promise<void>
  /** The cloud itself: quotas, uploads. */
  machine: Machine
}

export interface Actor {
  name: string
  /** How often, against the others. */
  weight: number
  /** No other act goes on meanwhile; a function that an earlier one has asked for may. */
  alone?: boolean
  act(a: Act): Promise<void>
}

/** An answer that a caller got. */
export interface Answered {
  act: number
  fn: string
  data: unknown
  openid: string | undefined
  answer: CallAnswer
  /** Faults that hit this call or what it called. */
  faults: readonly string[]
}

/** What must always hold. Each part answers what is wrong, or undefined. */
export interface Invariant {
  name: string
  /** Where the rule comes from. */
  source: string
  /** All documents that one atomic write changed. */
  write?(changes: DocumentChange[], w: World): string | undefined
  push?(record: PushRecord, w: World): string | undefined
  answer?(a: Answered, w: World): string | undefined
  /** After every act, over everything. */
  step?(w: World): string | undefined
  /** When nobody acts any more and time has passed. */
  end?(w: World): string | undefined
}

/** What can go wrong with a request. `push` is WeChat's refusal of a subscription message. */
export type Trouble = FaultEffect | { kind: 'push'; code: number }

export interface FaultKind {
  name: string
  /** Chance for a request that it applies to, in an act that has trouble. */
  rate: number
  applies(r: GateRequest): boolean
  effect: Trouble
}

export interface Story {
  collections: CollectionSchema[]
  /** Epoch ms at which it begins. */
  begins: number
  env?: Record<string, string>
  setUp(machine: Machine): void
  actors: Actor[]
  /**
   * Who came to the street later. Each takes his share of the acts by a draw of its own, so that every other
   * act, and the seed that shows a planted bug, stays what it was.
   */
  guests?: Actor[]
  invariants: Invariant[]
  faults: FaultKind[]
  /** Nobody acts any more, nothing goes wrong any more: time passes. */
  ending(a: Act): Promise<void>
}

export interface RunOptions {
  story: Story
  functionsDir: string
  seed: number
  steps: number
  /** Only these acts take place. */
  only?: readonly number[]
  /** These faults, by key, do not happen. */
  without?: ReadonlySet<string>
  /** Breaks the cloud itself, for proving that it would be seen. */
  sabotage?: (machine: Machine) => void
}

export interface Failure {
  /** The invariant's name, or what else broke. */
  invariant: string
  message: string
  /** The last act that had begun. */
  step: number
}

export interface TraceLine {
  at: number
  text: string
}

export interface Run {
  seed: number
  failure: Failure | undefined
  /** Equal for two runs in which the same things happened in the same order. */
  traceHash: string
  trace: TraceLine[]
  /** Acts that began, in order. */
  acts: number[]
  /** Keys of the faults that hit. */
  faults: string[]
  /** How often things happened, by name. */
  counts: Record<string, number>
}
