import { useRef } from 'react'
import type { RevealedView } from '../../../domain/contract'
import type { Reply } from '../services/call'
import { Intention } from '../services/intention'
import { callPhone } from '../services/phone'
import { say, sure } from '../services/toast'
import { T } from '../text'
import { Button } from './Button'
import { useBusy } from './useBusy'

/** Busy or mistyped: so long a number that was told is dialled again without asking anew. */
const REUSED_MS = 5 * 60_000

/**
 * 拨打: asks the cloud for a number, which logs it, and dials. The number stays on this page alone.
 * @param what what is asked for; another one is another look
 */
export function RevealButton({
  what,
  text,
  label,
  ask,
}: {
  what: string
  text: string
  label: string
  ask: (requestId: string) => Promise<Reply<RevealedView | null>>
}) {
  const { busy, once } = useBusy()
  const intention = useRef(new Intention())
  const told = useRef<{ phone: string; at: number } | null>(null)
  const ring = async () => {
    const last = told.current
    if (last && Date.now() - last.at < REUSED_MS) return callPhone(last.phone)
    if (!(await sure(T.reveal.ask))) return
    const reply = await once(() => ask(intention.current.idFor(what)))
    if (!reply) return
    if (!reply.ok) {
      if (!reply.retryable) intention.current.refused()
      return say(reply.message)
    }
    intention.current.done()
    if (!reply.data) return say(T.reveal.gone)
    told.current = { phone: reply.data.phone, at: Date.now() }
    callPhone(reply.data.phone)
  }
  return (
    <Button icon="phone" off={busy} label={label} onClick={() => void ring()}>
      {text}
    </Button>
  )
}
