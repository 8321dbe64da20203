import type { HandedOutView, PeekView } from '../../../../../domain/points/answers'
import { readShown } from '../../../../../domain/points/code/shown'
import type { Failure, ReplyOf } from '../../../services/call'
import { WORDS } from '../text'

/** What stands on the keeper's screen, from one scan to the next. */
export type Flow =
  | { kind: 'ready' }
  | { kind: 'looking' }
  /** Nothing is handed out: why, and what the keeper does next. */
  | { kind: 'refused'; title: string; next: string }
  /** `unsure`: 交付 was asked for, and no answer came back. */
  | { kind: 'found'; code: string; seen: PeekView; unsure: boolean }
  /** Handed out by an earlier scan. */
  | { kind: 'before'; seen: PeekView }
  | { kind: 'done'; seen: PeekView; out: Pick<HandedOutView, 'handedAt' | 'undoUntil'> | null }
  | { kind: 'undone'; seen: PeekView }

const W = WORDS.refused
type Known = keyof typeof W

const isKnown = (code: string): code is Known => code in W

/** A refusal in the keeper's words; what none is foreseen for is said as the cloud says it. */
export function refusedBy({ code, message }: Pick<Failure, 'code' | 'message'>): Flow {
  if (isKnown(code)) return { kind: 'refused', ...W[code] }
  return { kind: 'refused', title: W.other.title, next: `${message}${W.other.next}` }
}

export const NOT_A_CODE: Flow = { kind: 'refused', ...W.notACode }

/** What a scan or digits come to before the cloud is asked; null: it is asked. */
export const unreadable = (code: string): Flow | null => (readShown(code) ? null : NOT_A_CODE)

/** After the cloud was asked what a code is. */
export function afterPeek(code: string, reply: ReplyOf<'points.peek'>): Flow {
  if (!reply.ok) return refusedBy(reply)
  const seen = reply.data
  return seen.state === 'HANDED_OUT'
    ? { kind: 'before', seen }
    : { kind: 'found', code, seen, unsure: false }
}

/**
 * After 交付. Where nobody knows what came of it, the card stays, and the next tap asks the same; a
 * second scan in between (another keeper's) is shown as such.
 */
export function afterHandOut(
  { code, seen }: { code: string; seen: PeekView },
  reply: ReplyOf<'points.handOut'>,
): Flow {
  if (reply.ok) return { kind: 'done', seen, out: reply.data }
  return reply.retryable ? { kind: 'found', code, seen, unsure: true } : refusedBy(reply)
}

/** Whether the keeper himself may still undo it. */
export const mayUndo = (undoUntil: number | null, now: number): boolean =>
  undoUntil !== null && now <= undoUntil
