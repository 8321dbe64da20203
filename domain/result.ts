import type { ErrorCode } from './contract/errors'

/** An expected failure: a name the code can act on. The sentence for people is in contract/errors. */
export interface Refusal {
  ok: false
  code: ErrorCode
}

export type Outcome<T> = { ok: true; value: T } | Refusal

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })
export const refuse = (code: ErrorCode): Refusal => ({ ok: false, code })
