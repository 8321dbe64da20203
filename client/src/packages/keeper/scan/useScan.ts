import { useRef, useState } from 'react'
import { useBusy } from '../../../components/useBusy'
import { call } from '../../../services/call'
import { Intention } from '../../../services/intention'
import { scannedCode } from '../../../services/scan'
import { say } from '../../../services/toast'
import { WORDS } from '../text'
import { afterHandOut, afterPeek, unreadable, type Flow } from './flow'
import { askAt } from '../../../services/question'

const W = WORDS.scan

/** One redemption after another: scanned, looked at, handed out, and where it was wrong, undone. */
export function useScan() {
  const [flow, setFlow] = useState<Flow>({ kind: 'ready' })
  const { busy, once } = useBusy()
  const [typing, setTyping] = useState(false)
  const intention = useRef(new Intention())

  const lookUp = async (code: string) => {
    const wrong = unreadable(code)
    if (wrong) return setFlow(wrong)
    setFlow({ kind: 'looking' })
    setFlow(afterPeek(code, await call('points.peek', { code })))
  }
  const scan = () =>
    once(async () => {
      const code = await scannedCode()
      if (code === 'cancelled') return
      if (code !== null) return lookUp(code)
      say(W.noCamera)
      setTyping(true)
    })
  const type = (code: string) =>
    once(async () => {
      if (unreadable(code)) return askAt('digits', W.digitsNeed)
      setTyping(false)
      await lookUp(code)
    })

  const handOut = () =>
    once(async () => {
      if (flow.kind !== 'found') return
      const { code, seen } = flow
      // The ticket of the look makes up for a code that has changed meanwhile.
      const what = { id: seen.id, code, ...(seen.ticket ? { ticket: seen.ticket } : {}) }
      const requestId = intention.current.idFor(what)
      const reply = await call('points.handOut', { requestId, ...what })
      if (reply.ok || !reply.retryable) intention.current.refused()
      if (!reply.ok && reply.code === 'alreadyHandedOut') return lookUp(code)
      setFlow(afterHandOut(flow, reply))
    })

  const reset = () => {
    intention.current.refused()
    setFlow({ kind: 'ready' })
  }
  const undone = () => {
    if (flow.kind === 'done') setFlow({ kind: 'undone', seen: flow.seen })
  }
  return { flow, busy, typing, setTyping, scan, type, handOut, reset, undone }
}
