import { useRef, useState } from 'react'
import type { ServedView } from '../../../../../domain/contract'
import { useOnce } from '../../../components/useOnce'
import { call } from '../../../services/call'
import { askAt } from '../../../services/question'
import { scannedCode } from '../../../services/scan'
import { say } from '../../../services/toast'
import { SERVED } from '../textServed'
import { servedCode } from './code'

const W = SERVED.page

/** Looking at what a code is for, and saying yes to it or not. */
export function useServed() {
  const { busy, run } = useOnce()
  const typed = useRef('')
  const code = useRef('')
  const [view, setView] = useState<ServedView | null>(null)
  const look = async (digits: string) => {
    code.current = digits
    const reply = await run(['served', digits], (requestId) =>
      call('volunteer.served', { requestId, code: digits }),
    )
    if (!reply) return
    if (reply.ok) setView(reply.data)
    else say(reply.message)
  }
  const scan = async () => {
    const text = await scannedCode()
    if (text === 'cancelled') return
    const digits = servedCode(text ?? '')
    if (text === null) say(W.noCamera)
    else if (digits === null) say(W.notThis)
    else await look(digits)
  }
  const submit = () => {
    const digits = servedCode(typed.current)
    return digits === null ? askAt('code', W.need) : void look(digits)
  }
  const agree = async () => {
    const digits = code.current
    const reply = await run(['acknowledge', digits], (requestId) =>
      call('volunteer.acknowledge', { requestId, code: digits }),
    )
    if (!reply) return
    if (!reply.ok) return say(reply.message)
    // Of a repetition nothing is shown again.
    setView((seen) => reply.data ?? (seen && { ...seen, isDone: true }))
    say(W.done)
  }
  const again = () => {
    typed.current = ''
    setView(null)
  }
  /** Nothing is said of it to anybody: he reads whom he may tell. */
  const decline = () => {
    again()
    say(W.refused)
  }
  return {
    ...{ busy, view, typed, submit, again, decline },
    scan: () => void scan(),
    agree: () => void agree(),
  }
}
