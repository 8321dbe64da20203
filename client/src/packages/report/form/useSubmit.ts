import { useRef, useState } from 'react'
import type { Failure } from '../../../services/call'
import { getDraft } from '../../../services/drafts'
import { replaceBy } from '../../../services/go'
import { consent, needsConsent, useSession } from '../../../services/session'
import { askSubscribe, tellAccepted } from '../../../services/subscribe'
import { say } from '../../../services/toast'
import { T } from '../../../text'
import { REPORT, reportPageOf, sendReport } from '../draft'
import { WORDS } from '../text'
import { missing } from './missing'

/** Why it is not done, and what to do. */
function sentence({ code, message }: Failure): string {
  if (code === 'offline') return T.draft.unsent
  return code === 'requestReused' ? WORDS.form.changedSince : message
}

/** Submitting: what is missing, then consent (once), then the one tap that asks, sends and shows. */
export function useSubmit(key: string, refresh: () => void) {
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const running = useRef(false)

  const send = (agreedNow: boolean) => {
    if (running.current) return
    running.current = true
    // In the tap itself: WeChat shows the subscription dialog nowhere else.
    const asked = askSubscribe(['progress'])
    setAsking(false)
    setBusy(true)
    const version = useSession.getState().me?.privacyVersion
    void asked.then(async (results) => {
      if (agreedNow && version) await consent(version, true)
      const reply = await sendReport(key, Date.now)
      void tellAccepted(results)
      running.current = false
      if (reply.ok) {
        say(reply.data?.repeated ? WORDS.form.repeated : WORDS.form.submitted)
        return replaceBy(reportPageOf(reply.data))
      }
      setBusy(false)
      refresh()
      say(sentence(reply))
    })
  }
  const submit = () => {
    const draft = getDraft(REPORT, key)
    const lack = draft && missing(draft)
    if (lack) return say(lack)
    if (needsConsent(useSession.getState().me)) return setAsking(true)
    send(false)
  }
  return { busy, asking, submit, agree: () => send(true), later: () => setAsking(false) }
}
