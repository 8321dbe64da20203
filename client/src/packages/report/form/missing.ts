import { ERRORS } from '../../../../../domain/call/errors'
import { saysEnough } from '../../../../../domain/call/said'
import type { Draft } from '../../../services/drafts'
import type { ReportFields } from '../draft'
import { WORDS } from '../text'

/** What is still missing, and at which field it is asked for. */
export interface Missing {
  field: string
  words: string
}

/** What is still missing first; null when it can be sent. */
export function missing({
  fields,
  photos,
}: {
  fields: Pick<ReportFields, 'text' | 'place'>
  photos: Draft<ReportFields>['photos']
}): Missing | null {
  if (!saysEnough(fields.text) && photos.length === 0)
    return { field: 'text', words: WORDS.form.needMore }
  if (!fields.place) return { field: 'place', words: ERRORS.needPlace.message }
  return null
}
