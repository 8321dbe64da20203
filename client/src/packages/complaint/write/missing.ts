import { saysEnough, saysSomething } from '../../../../../domain/call/said'
import type { Draft } from '../../../services/drafts'
import type { ComplaintFields } from '../draft'
import { WORDS } from '../text'

type Given = Pick<Draft<ComplaintFields>, 'photos'> & {
  fields: Pick<ComplaintFields, 'about' | 'subject' | 'who' | 'source' | 'text'>
}

/** What is still missing, and at which field it is asked for. */
export interface Missing {
  field: 'subject' | 'who' | 'text'
  words: string
}

/** What is still missing first; null when it can be sent. */
export function missing({ fields, photos }: Given): Missing | null {
  const { about, subject, who, source, text } = fields
  if (about === 'service' && subject === null && !source)
    return { field: 'subject', words: WORDS.write.needSubject }
  if (about === 'person' && subject === null && !source && !saysSomething(who))
    return { field: 'who', words: WORDS.write.needWho }
  if (!saysEnough(text) && photos.length === 0)
    return { field: 'text', words: WORDS.write.needText }
  return null
}
