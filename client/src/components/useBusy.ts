import { useRef, useState } from 'react'

/** One tap at a time: while the work of one goes on, `once` does nothing and answers undefined. */
export function useBusy() {
  const [busy, setBusy] = useState(false)
  /** Set in the tap itself: a second one comes before anything is drawn. */
  const running = useRef(false)
  const once = async <R>(work: () => Promise<R>): Promise<R | undefined> => {
    if (running.current) return undefined
    running.current = true
    setBusy(true)
    const done = await work()
    running.current = false
    setBusy(false)
    return done
  }
  return { busy, once }
}
