import type { ErrorCode } from './call/errors'

/** An expected failure: a name the code can act on. The sentence for people is in call/errors. */
export interface Refusal {
  ok: false
  code: ErrorCode
  /** Dotted path in the call's input, where one field is meant. */
  field?: string
}

export type Outcome<T> = { ok: true; value: T } | Refusal

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })
export const refuse = (code: ErrorCode, field?: string): Refusal =>
  field === undefined ? { ok: false, code } : { ok: false, code, field }

/** For the branch of a switch that the types say cannot be reached. */
export function assertNever(value: never): never {
  throw new RangeError(`not expected: ${JSON.stringify(value)}`)
}
