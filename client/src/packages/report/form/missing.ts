import { ERRORS } from '../../../../../domain/call/errors'
import { MIN_TEXT } from '../../../../../domain/call/limits'
import type { Draft } from '../../../services/drafts'
import type { ReportFields } from '../draft'
import { WORDS } from '../text'

/** What is still missing, as a sentence; null when it can be sent. */
export function missing({
  fields,
  photos,
}: {
  fields: Pick<ReportFields, 'text' | 'place'>
  photos: Draft<ReportFields>['photos']
}): string | null {
  const letters = [...fields.text.trim()].length
  if (letters < MIN_TEXT && photos.length === 0) return WORDS.form.needMore
  if (!fields.place) return ERRORS.needPlace.message
  return null
}
