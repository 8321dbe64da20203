import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useConsented } from '../../../components/useConsented'
import { useDraft } from '../../../components/useDraft'
import type { Failure } from '../../../services/call'
import { dropDraft, getDraft } from '../../../services/drafts'
import { replaceBy } from '../../../services/go'
import { askAt } from '../../../services/question'
import { sameFields, tellRefused } from '../../../services/refused'
import { say } from '../../../services/toast'
import { T } from '../../../text'
import { COMPLAINT, complaintPageOf, openComplaint, sendComplaint } from '../draft'
import { WORDS } from '../text'
import { missing } from './missing'

const forAccount = () => ['account'] as const

/** The draft that this page was opened for: a named one, or the one being written about the same. */
function begin({ draft, source, no }: Partial<Record<string, string>>): string {
  const named = draft ? getDraft(COMPLAINT, draft) : null
  const about = source
    ? { source: decodeURIComponent(source), sourceNo: decodeURIComponent(no ?? '') }
    : {}
  return (named ?? openComplaint(Date.now(), about)).key
}

/** The last two are sent only by a form on which they stand. */
const AT = sameFields('text', 'subject', 'who')

/** Why it is not done, and what to do. */
function sentence({ code, message }: Failure): string {
  if (code === 'offline') return T.draft.unsent
  return code === 'requestReused' ? WORDS.write.changedSince : message
}

/** The draft on the form, and the tap that sends it. */
export function useForm() {
  const { params } = useRouter()
  const [key, setKey] = useState(() => begin(params))
  const form = useDraft(COMPLAINT, key)
  const { busy, submit, sheet } = useConsented(forAccount, async () => {
    const reply = await sendComplaint(key, Date.now)
    if (!reply.ok) {
      form.refresh()
      return tellRefused({ ...reply, message: sentence(reply) }, AT)
    }
    say(reply.data?.repeated ? WORDS.write.repeated : WORDS.write.submitted)
    replaceBy(complaintPageOf(reply.data))
  })
  const send = () => {
    const draft = getDraft(COMPLAINT, key)
    const lack = draft && missing(draft)
    if (lack) askAt(lack.field, lack.words)
    else submit()
  }
  /** Throws it away and begins anew, about the same. */
  const restart = () => {
    const { source, sourceNo } = form.draft.fields
    dropDraft(COMPLAINT, key)
    setKey(openComplaint(Date.now(), source ? { source, sourceNo } : {}).key)
  }
  return { ...form, busy, send, sheet, restart }
}
