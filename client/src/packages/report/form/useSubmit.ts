import type { Purpose } from '../../../../../domain/call/basis'
import { useConsented } from '../../../components/useConsented'
import type { Failure } from '../../../services/call'
import { getDraft } from '../../../services/drafts'
import { replaceBy } from '../../../services/go'
import { sameFields, tellRefused } from '../../../services/refused'
import { say } from '../../../services/toast'
import { T } from '../../../text'
import { REPORT, reportPageOf, sendReport } from '../draft'
import { WORDS } from '../text'
import { missing } from './missing'
import { askAt } from '../../../services/question'

const AT = sameFields('text', 'place')

/** Why it is not done, and what to do. */
function sentence({ code, message }: Failure): string {
  if (code === 'offline') return T.draft.offline
  return code === 'requestReused' ? WORDS.form.changedSince : message
}

/** Submitting: what is missing is said first, then it is sent by the one tap, and shown. */
export function useSubmit(key: string, refresh: () => void) {
  // A point on the map is asked for by itself.
  const purposes = (): Purpose[] =>
    getDraft(REPORT, key)?.fields.place?.kind === 'pin' ? ['account', 'place'] : ['account']
  const { busy, submit, sheet } = useConsented(purposes, async () => {
    const reply = await sendReport(key, Date.now)
    if (!reply.ok) {
      refresh()
      return tellRefused({ ...reply, message: sentence(reply) }, AT)
    }
    say(reply.data?.repeated ? WORDS.form.repeated : WORDS.form.submitted)
    replaceBy(reportPageOf(reply.data))
  })
  const send = () => {
    const draft = getDraft(REPORT, key)
    const lack = draft && missing(draft)
    if (lack) askAt(lack.field, lack.words)
    else submit()
  }
  return { busy, submit: send, sheet }
}
