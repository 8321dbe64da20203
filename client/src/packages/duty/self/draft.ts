import { pageOf } from '../../../../../domain/notice/pages'
import { saysSomething } from '../../../../../domain/call/said'
import { call, refusal, type Reply } from '../../../services/call'
import { copyKey, keepCopy } from '../../../services/copies'
import { type Draft, type DraftKind, getDraft } from '../../../services/drafts'
import type { PlaceFields } from '../../../services/place'
import { sendDraft } from '../../../services/send'
import { T } from '../../../text'
import { WORDS } from '../text'

/** 自办 that a worker is writing down. */
export interface SelfFields extends PlaceFields {
  text: string
  category: string | null
}

export const SELF: DraftKind<SelfFields> = {
  name: 'self',
  blank: () => ({ text: '', category: null, place: null, placeLabel: '' }),
}
/** There is one at a time. */
export const THE_ONE = 'self'

/** What is still missing, and at which field; null when it can be sent. */
export function missing({ fields, photos }: Pick<Draft<SelfFields>, 'fields' | 'photos'>) {
  if (!saysSomething(fields.text)) return { field: 'text', words: WORDS.self.needText }
  if (!photos.length) return { field: 'photo', words: WORDS.self.needPhoto }
  if (!fields.place) return { field: 'place', words: WORDS.self.needPlace }
  return fields.category ? null : { field: 'category', words: T.category.need }
}

/** Sends it; answers the address of the page that it has then. */
export async function sendSelf(): Promise<Reply<string>> {
  const draft = getDraft(SELF, THE_ONE)
  const { category, place } = draft?.fields ?? {}
  if (!category || !place) return refusal('invalidInput')
  const reply = await sendDraft(SELF, THE_ONE, {
    now: Date.now,
    ask: ({ requestId, fields, photos }) =>
      call('report.selfHandle', { requestId, text: fields.text.trim(), photos, category, place }),
  })
  if (!reply.ok) return reply
  if (!reply.data) return { ok: true, data: 'packages/duty/tasks/index' }
  keepCopy(copyKey('report.get', reply.data.id), reply.data)
  return { ok: true, data: pageOf('duty.task', reply.data.id) }
}
