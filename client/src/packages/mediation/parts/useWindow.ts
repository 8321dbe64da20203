import { useCallback, useEffect, useState } from 'react'
import type { WindowView } from '../../../../../domain/mediation/answers'
import { call, type Failure } from '../../../services/call'
import { copyKey, keepCopy, readCopy } from '../../../services/copies'

const KEY = copyKey('mediation.window')

/** The window's mediators and rooms for a part of a page that comes later than the page. */
export function useWindow() {
  const [view, setView] = useState(() => readCopy<WindowView>(KEY))
  const [failure, setFailure] = useState<Failure | null>(null)
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    let live = true
    void call('mediation.window', {}).then((reply) => {
      if (!live) return
      setFailure(reply.ok ? null : reply)
      if (!reply.ok) return
      setView(reply.data)
      keepCopy(KEY, reply.data)
    })
    return () => {
      live = false
    }
  }, [turn])
  return { view, failure, retry: useCallback(() => setTurn((n) => n + 1), []) }
}
