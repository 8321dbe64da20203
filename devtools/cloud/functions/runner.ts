/** What runs functions: the process pool, or a simulation's instances inside one process. */
import type { PlanLimits } from '../limits'
import type { Caller } from './environment'
import type { FunctionLog } from '../types'

/** What a caller is told: a client the number, a calling function's SDK the code (and it says −1). */
export interface CallError {
  errCode: number
  code: string
}

export type Invoked =
  | { ok: true; result: string }
  | ({ ok: false; errMsg: string; invocation: string; stack?: string } & CallError)

export interface Invocation {
  id: string
  function: string
  caller: Caller
  /** The name of the call in the `{name, …}` convention; empty or absent where there is none. */
  call?: string
}

/** The name of a call whose event is `{name, …}`; empty for any other. */
export const callName = (event: unknown): string => {
  const name = (event as { name?: unknown } | null)?.name
  return typeof name === 'string' ? name : ''
}

/** The code with which a function says no, by the same habit (`{ ok: false, code }`); else empty. */
export const refusalOf = (result: unknown): string => {
  const answer = result as { ok?: unknown; code?: unknown } | null | undefined
  return answer?.ok === false && typeof answer.code === 'string' ? answer.code : ''
}

export interface RunnerOptions {
  dir: string
  limits: PlanLimits
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
