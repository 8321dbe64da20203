import { useRef, useState } from 'react'
import type { Page } from '../../../../../domain/contract'
import type { Reply } from '../../../services/call'
import { say } from '../../../services/toast'

/** A list that is asked for by a tap, a page at a time: who comes for the balance waits for no ledger. */
export function useTold<T>(fetch: (cursor?: string) => Promise<Reply<Page<T>>>) {
  const [items, setItems] = useState<T[] | null>(null)
  const [next, setNext] = useState<string | null>(null)
  const running = useRef(false)
  const more = async () => {
    if (running.current) return
    running.current = true
    const reply = await fetch(next ?? undefined)
    running.current = false
    if (!reply.ok) return say(reply.message)
    setItems((old) => [...(next === null ? [] : (old ?? [])), ...reply.data.items])
    setNext(reply.data.next)
  }
  return { items, hasMore: next !== null, more: () => void more() }
}
