import Taro, { useDidShow, usePullDownRefresh, useReachBottom } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Page } from '../../../domain/contract'
import type { Failure, Reply } from '../services/call'

/** Drawn at once; more as the person scrolls, so that the first setData stays small. */
const CHUNK = 6

/**
 * A list that is fetched by pages and drawn by sixes. Fetches when shown and when `key` changes;
 * pulling down begins anew, reaching the bottom goes on.
 */
export function usePaged<T>(fetch: (cursor?: number) => Promise<Reply<Page<T>>>, key: string) {
  const [items, setItems] = useState<T[] | null>(null)
  const [drawn, setDrawn] = useState(CHUNK)
  const [failure, setFailure] = useState<Failure | null>(null)
  const next = useRef<number | null>(null)
  const turn = useRef(0)
  const latest = useRef(fetch)
  latest.current = fetch

  const refresh = useCallback(async () => {
    const mine = ++turn.current
    const reply = await latest.current()
    if (mine !== turn.current) return
    setFailure(reply.ok ? null : reply)
    if (!reply.ok) return
    next.current = reply.data.next
    setItems(reply.data.items)
  }, [])

  const more = useCallback(async () => {
    if (items && drawn < items.length) return setDrawn((n) => n + CHUNK)
    const cursor = next.current
    if (cursor === null || !items) return
    next.current = null
    const mine = turn.current
    const reply = await latest.current(cursor)
    if (mine !== turn.current) return
    next.current = reply.ok ? reply.data.next : cursor
    if (!reply.ok) return setFailure(reply)
    setItems([...items, ...reply.data.items])
    setDrawn((n) => n + CHUNK)
  }, [items, drawn])

  const shownKey = useRef(key)
  useDidShow(() => void refresh())
  useEffect(() => {
    if (shownKey.current === key) return
    shownKey.current = key
    setItems(null)
    setDrawn(CHUNK)
    void refresh()
  }, [key, refresh])
  usePullDownRefresh(() => {
    void refresh().finally(() => Taro.stopPullDownRefresh())
  })
  useReachBottom(() => void more())

  const change = useCallback((edit: (items: T[]) => T[]) => setItems((old) => old && edit(old)), [])
  const hasMore = next.current !== null || (items !== null && drawn < items.length)
  return { items: items?.slice(0, drawn) ?? null, failure, hasMore, refresh, more, change }
}
