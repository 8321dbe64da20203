import * as v from 'valibot'
import { byConsentOrDuty, byRight } from '../call/basis'
import { reading, writing } from '../call/define'
import { cursor, requestId } from '../call/fields'
import type { Page } from '../call/views'
import { TEMPLATE_KEYS, type TemplateKey } from './templates'
import type { NoticeView } from './views'

export const noticeId = v.pipe(v.string(), v.regex(/^notice:[\x21-\x7e]{1,200}$/))

/** WeChat's words for an answer of the subscription dialog have grown over time (WECHAT §7.1). */
const answer = v.pipe(v.string(), v.maxLength(40))

const answers = Object.fromEntries(TEMPLATE_KEYS.map((key) => [key, v.optional(answer)])) as {
  [K in TemplateKey]: v.OptionalSchema<typeof answer, undefined>
}

export const NOTICE_CALLS = {
  'notice.list': reading<Page<NoticeView>>()(
    v.strictObject({ box: v.picklist(['mine', 'work']), cursor }),
  ),
  'notice.read': writing<{ unread: number }>()(
    v.strictObject({
      requestId,
      ids: v.pipe(v.array(noticeId), v.minLength(1), v.maxLength(50)),
    }),
    byRight,
  ),
  /** Everything that is unread in one box, however much of it has been looked at. */
  'notice.readAll': writing<{ unread: number }>()(
    v.strictObject({ requestId, box: v.picklist(['mine', 'work']) }),
    byRight,
  ),
  /** What the person answered in the subscription dialog, by template key. */
  'notice.accept': writing<{ quota: Partial<Record<TemplateKey, number>> }>()(
    v.strictObject({ requestId, results: v.strictObject(answers) }),
    byConsentOrDuty('account'),
  ),
}
