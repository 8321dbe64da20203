import { useRef, useState } from 'react'
import { ConsentSheet } from './ConsentSheet'
import { consent, needsConsent, useSession } from '../services/session'
import { askSubscribe, tellAccepted } from '../services/subscribe'

/**
 * The one tap that sends somebody's first words: the guide to privacy is agreed to before (once), and
 * a message for the progress is asked for in the tap itself.
 * @param send what is then sent, once; never throws
 * @param messages what the sender is asked to be written to about; none where it is not his own matter
 */
export function useConsented(
  send: () => Promise<void>,
  messages: Parameters<typeof askSubscribe>[0] = ['progress'],
) {
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const running = useRef(false)

  const run = (agreedNow: boolean) => {
    if (running.current) return
    running.current = true
    // In the tap itself: WeChat shows the subscription dialog nowhere else.
    const asked = askSubscribe(messages)
    setAsking(false)
    setBusy(true)
    const version = useSession.getState().me?.privacyVersion
    void asked.then(async (results) => {
      if (agreedNow && version) await consent(version, true)
      await send()
      void tellAccepted(results)
      running.current = false
      setBusy(false)
    })
  }
  const submit = () => {
    if (needsConsent(useSession.getState().me)) return setAsking(true)
    run(false)
  }
  const sheet = asking ? (
    <ConsentSheet onAgree={() => run(true)} onLater={() => setAsking(false)} />
  ) : undefined
  return { busy, submit, sheet }
}
