import { useRef, useState } from 'react'
import type { Reply } from '../../../services/call'
import { Intention } from '../../../services/intention'

/** One writing call at a time, under one id for as long as nobody knows what came of it. */
export function useOnce() {
  const [busy, setBusy] = useState(false)
  /** Set in the tap itself: a second one comes before anything is drawn. */
  const running = useRef(false)
  const intention = useRef(new Intention())

  /** Null: a tap while the one before is at work. */
  const run = async <T>(
    what: unknown,
    ask: (requestId: string) => Promise<Reply<T>>,
  ): Promise<Reply<T> | null> => {
    if (running.current) return null
    running.current = true
    setBusy(true)
    const reply = await ask(intention.current.idFor(what))
    running.current = false
    setBusy(false)
    if (reply.ok) intention.current.done()
    else if (!reply.retryable) intention.current.refused()
    return reply
  }
  return { busy, run }
}
