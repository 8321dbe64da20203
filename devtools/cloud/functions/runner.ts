/** What runs functions: the process pool, or a simulation's instances inside one process. */
import type { Caller } from './environment'
import type { FunctionLog } from '../types'

export type Invoked =
  | { ok: true; result: string }
  | { ok: false; errCode: number; errMsg: string; invocation: string; stack?: string }

export interface Invocation {
  id: string
  function: string
  caller: Caller
}

export interface RunnerOptions {
  dir: string
  env: Record<string, string>
  base: () => string
  now: () => number
  offsetMs: () => number
  onLog: (line: FunctionLog) => void
  /** Called when an invocation is over, however it ended. */
  onEnd: (i: Invocation) => void
}

export interface Runner {
  /** Runs a function to its end. Never rejects: what goes wrong is an errCode. */
  invoke(name: string, event: unknown, caller: Caller): Promise<Invoked>
  /** A running invocation. */
  find(id: string): Invocation | undefined
  /** Kills the instance that serves an invocation, as a crash would. */
  kill(id: string): void
  setClock(offsetMs: number): void
  stop(): Promise<void>
}
