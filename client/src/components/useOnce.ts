import { useRef } from 'react'
import { useBusy } from './useBusy'
import type { Reply } from '../services/call'
import { Intention } from '../services/intention'

/** One writing call at a time, under one id for as long as nobody knows what came of it. */
export function useOnce() {
  const { busy, once } = useBusy()
  const intention = useRef(new Intention())

  /** Null: a tap while the one before is at work. */
  const run = async <T>(
    what: unknown,
    ask: (requestId: string) => Promise<Reply<T>>,
  ): Promise<Reply<T> | null> => {
    const reply = await once(() => ask(intention.current.idFor(what)))
    if (reply === undefined) return null
    if (reply.ok) intention.current.done()
    else if (!reply.retryable) intention.current.refused()
    return reply
  }
  return { busy, run }
}
