import { saysSomething } from '../../../../../domain/call/said'
import { T } from '../../../text'
import { OPEN } from '../textOpen'

const W = OPEN.award

/** A yes may be given without a word; a no says why. */
const NEEDS_NOTE: readonly string[] = ['reject', 'refuse', 'reverse']

/** What a decision asks of whoever takes it. */
export function deciding(action: string) {
  const isNoteNeeded = NEEDS_NOTE.includes(action)
  /** What still stands in the way; empty: nothing. */
  const fault = (kin: string | null, note: string): string => {
    if (kin === null) return W.needKin
    if (kin !== 'no') return W.kinStop
    return isNoteNeeded && !saysSomething(note) ? T.steps.needNote : ''
  }
  return { isNoteNeeded, fault }
}
