import { useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Failure, Reply } from '../services/call'

export interface Loaded<T> {
  data: T | null
  /** Of the last try; `data` may still hold what was loaded before. */
  failure: Failure | null
  reload: () => Promise<void>
  /** Puts in what a call has just answered. */
  put: (data: T) => void
}

/**
 * Loads when the page is shown, again whenever it is shown anew and when `key` changes.
 * An answer that comes after a later question is dropped.
 */
export function useLoad<T>(load: () => Promise<Reply<T>>, key = ''): Loaded<T> {
  const [data, setData] = useState<T | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const latest = useRef(load)
  latest.current = load
  const turn = useRef(0)

  const reload = useCallback(async () => {
    const mine = ++turn.current
    const reply = await latest.current()
    if (mine !== turn.current) return
    if (reply.ok) setData(reply.data)
    setFailure(reply.ok ? null : reply)
  }, [])
  const put = useCallback((fresh: T) => {
    turn.current += 1
    setData(fresh)
    setFailure(null)
  }, [])

  const first = useRef(true)
  useDidShow(() => {
    void reload()
  })
  useEffect(() => {
    if (first.current) {
      first.current = false
      return
    }
    setData(null)
    void reload()
  }, [key, reload])
  return { data, failure, reload, put }
}
