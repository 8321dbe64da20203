import { useEffect, useState, type ReactNode } from 'react'
import type { Failure, Reply } from '../services/call'
import { Sheet } from './Sheet'
import { ErrorView, Skeleton } from './States'

/** What is asked of the cloud only when somebody wants to see it, and not whenever a page is opened. */
export function AskedSheet<T>({
  title,
  load,
  onClose,
  children,
}: {
  title: string
  /** The same function as long as the sheet is open. */
  load: () => Promise<Reply<T>>
  onClose: () => void
  children: (data: T) => ReactNode
}) {
  const [data, setData] = useState<T | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    let live = true
    void load().then((reply) => {
      if (!live) return
      if (reply.ok) setData(reply.data)
      setFailure(reply.ok ? null : reply)
    })
    return () => {
      live = false
    }
  }, [turn, load])
  return (
    <Sheet title={title} onClose={onClose}>
      {data !== null ? (
        children(data)
      ) : failure ? (
        <ErrorView failure={failure} onRetry={() => setTurn((n) => n + 1)} />
      ) : (
        <Skeleton rows={1} />
      )}
    </Sheet>
  )
}
