import { type MutableRefObject, useRef, useState } from 'react'
import { getDraft } from '../../../services/drafts'
import { replaceBy, reportPage } from '../../../services/go'
import { sendDraft } from '../../../services/send'
import { consent, needsConsent, useSession } from '../../../services/session'
import { askSubscribe, tellAccepted } from '../../../services/subscribe'
import { say } from '../../../services/toast'
import { T } from '../../../text'
import { missing } from './missing'

/** Submitting: what is missing, then consent (once), then the one tap that asks, sends and shows. */
export function useSubmit(id: MutableRefObject<string>, refresh: () => void) {
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
      const reply = await sendDraft(id.current, Date.now)
      void tellAccepted(results)
      running.current = false
      if (reply.ok) {
        say(reply.data.repeated ? T.report.repeated : T.report.submitted)
        return replaceBy(reportPage.resident(reply.data.id))
      }
      setBusy(false)
      refresh()
      say(reply.code === 'offline' ? T.report.unsent : reply.message)
    })
  }
  const submit = () => {
    const draft = getDraft(id.current)
    const lack = draft && missing(draft)
    if (lack) return say(lack)
    if (needsConsent(useSession.getState().me)) return setAsking(true)
    send(false)
  }
  return { busy, asking, submit, agree: () => send(true), later: () => setAsking(false) }
}
