import { MIN_TEXT } from '../../../../../domain/contract/limits'
import { ERRORS } from '../../../../../domain/contract/errors'
import type { Draft } from '../../../services/drafts'
import { T } from '../../../text'

/** What is still missing, as a sentence; null when it can be sent. */
export function missing(draft: Pick<Draft, 'text' | 'photos' | 'place'>): string | null {
  const letters = [...draft.text.trim()].length
  if (letters < MIN_TEXT && draft.photos.length === 0) return T.report.needMore
  if (!draft.place) return ERRORS.needPlace.message
  return null
}
