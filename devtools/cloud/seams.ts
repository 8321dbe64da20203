/**
 * Where a simulation takes hold of the cloud: its time, its chance, its function instances and the
 * order of its requests. Left out, each is the machine's own; nothing else of the cloud changes.
 */
import { randomBytes } from 'node:crypto'
import type { Invocation, Runner, RunnerOptions } from './functions/runner'
import type { Doc, FaultEffect, TripKind } from './types'

/** So many random bytes: ids, tickets and codes are made of them. */
export type RandomBytes = (bytes: number) => Buffer

/** Runs `f` once, `ms` milliseconds from now; the answer cancels it. */
export type After = (ms: number, f: () => void) => () => void

/** A request of the SDK at the gateway's door. */
export interface GateRequest {
  invocation: Invocation | undefined
  action: string
  /** Empty where the action has none. */
  collection: string
  params: Doc
}

/** Decides when a request is performed and when its answer goes out. */
export interface Gate {
  /** Resolves when the request may be performed, with the fault that is to hit it, if any. */
  arrive(r: GateRequest): Promise<FaultEffect | undefined>
  /** Resolves when the answer may be delivered. */
  leave(r: GateRequest): Promise<void>
}

/** One document that a write changed: as it was and as it is, null where it is not there. */
export interface DocumentChange {
  collection: string
  id: string | number
  before: Doc | null
  after: Doc | null
}

export interface Seams {
  /** Epoch ms of the machine. */
  now?: () => number
  after?: After
  random?: RandomBytes
  runner?: (options: RunnerOptions) => Runner
  gate?: Gate
  /** How long a function's request of a kind waits before it is performed: a cloud farther away. */
  delayMs?: (kind: TripKind) => number
  /** Hears of every atomic write, after it: the documents that it changed, all of them. */
  onWrite?: (changes: DocumentChange[]) => void
  /** No port is opened and the database is in memory: requests come by `server.emit('connection')`. */
  inProcess?: boolean
}

/** The machine's own timer; it keeps no process alive. */
export const realAfter: After = (ms, f) => {
  const timer = setTimeout(f, ms)
  timer.unref()
  return () => clearTimeout(timer)
}

export const realRandom: RandomBytes = (bytes) => randomBytes(bytes)
