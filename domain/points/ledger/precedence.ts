import type { ErrorCode } from '../../call/errors'
import { refuse, type Refusal } from '../../result'
import type { Answer, Before } from '../types'
import { PRECEDENCE, type Act } from './refusals'

type Row = (typeof PRECEDENCE)[number]

/** The refusals of an act, apart from that of the id, which is judged by what stands there. */
type CodeOf<A extends Act, R extends Row = Row> = R extends { acts: readonly (infer X)[] }
  ? A extends X
    ? R['code']
    : never
  : never

/**
 * Whether each refusal of an act is due. Asked from the top of the table, and no further than the first
 * that is: a question may rely on all above it. No row can be forgotten, none can be added elsewhere.
 */
export type Faults<A extends Act> = Record<Exclude<CodeOf<A>, 'requestReused'>, () => boolean>

/** The first refusal of the table that is due, or null. */
export function firstFault<A extends Act>(faults: Faults<A>): Refusal | null {
  const asked: Partial<Record<ErrorCode, () => boolean>> = faults
  const row = PRECEDENCE.find(({ code }) => asked[code]?.() === true)
  return row ? refuse(row.code) : null
}

/** Whether a refusal is stored at the id that success would have taken. */
export const isKept = (code: ErrorCode): boolean =>
  PRECEDENCE.some((row) => row.code === code && row.kept)

/**
 * Repetition, before all others: what stands at the id already. Null where nothing does.
 */
export function repeatOf(
  before: Before | null,
  content: string,
): Refusal | { ok: true; answer: Answer } | null {
  if (before === null) return null
  if (before.content !== content) return refuse('requestReused')
  return 'refused' in before ? refuse(before.refused) : { ok: true, answer: before.answer }
}

/** What was asked, as one text. The order of the parts is the caller's. */
export const contentOf = (...parts: readonly (string | number | boolean | null)[]): string =>
  JSON.stringify(parts)
