import { useRef, useState } from 'react'
import { ConsentSheet } from './ConsentSheet'
import type { Purpose } from '../../../domain/call/basis'
import { agree, needsConsent, useSession } from '../services/session'
import { askSubscribe, tellAccepted } from '../services/subscribe'

/**
 * The one tap that sends somebody's first words: what it is for is agreed to before (once), and
 * a message for the progress is asked for in the tap itself.
 * @param purposes what must have been agreed to for it, as of the tap
 * @param send what is then sent, once; never throws
 * @param messages what the sender is asked to be written to about; none where it is not his own matter
 */
export function useConsented(
  purposes: () => readonly Purpose[],
  send: () => Promise<void>,
  messages: Parameters<typeof askSubscribe>[0] = ['progress'],
) {
  const [asking, setAsking] = useState<Purpose[]>([])
  const [busy, setBusy] = useState(false)
  const running = useRef(false)

  const run = (agreed: Purpose[]) => {
    if (running.current) return
    running.current = true
    // In the tap itself: WeChat shows the subscription dialog nowhere else.
    const asked = askSubscribe(messages)
    setAsking([])
    setBusy(true)
    void asked.then(async (results) => {
      if (agreed.length > 0) await agree(agreed)
      await send()
      void tellAccepted(results)
      running.current = false
      setBusy(false)
    })
  }
  const submit = () => {
    const lacking = needsConsent(useSession.getState().me, purposes())
    if (lacking.length > 0) return setAsking(lacking)
    run([])
  }
  const sheet =
    asking.length > 0 ? (
      <ConsentSheet purposes={asking} onAgree={() => run(asking)} onLater={() => setAsking([])} />
    ) : undefined
  return { busy, submit, sheet }
}
