import Taro, { useDidShow, usePullDownRefresh, useReachBottom } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Page } from '../../../domain/contract'
import type { Failure, Reply } from '../services/call'
import { dropCopy, keepCopy, readCopy } from '../services/copies'
import { learnMe } from '../services/session'

/** Drawn at once; more as the person scrolls, so that the first setData stays small. */
const CHUNK = 6

interface Shown<T> {
  items: T[] | null
  /** How many of them are drawn. */
  drawn: number
  fresh: boolean
  failure: Failure | null
}

const first = <T>(key: string): Shown<T> => ({
  items: readCopy<T[]>(key),
  drawn: CHUNK,
  fresh: false,
  failure: null,
})

/**
 * A list that is fetched by pages and drawn by sixes. Fetches when shown and when `key` changes;
 * pulling down begins anew, reaching the bottom goes on. Until the cloud has answered, the first page
 * of the last visit stands there.
 * @param key name of its copy (`copyKey`)
 */
export function usePaged<T>(fetch: (cursor?: string) => Promise<Reply<Page<T>>>, key: string) {
  const [shown, setShown] = useState<Shown<T>>(() => first<T>(key))
  const next = useRef<string | null>(null)
  const turn = useRef(0)
  const latest = useRef({ fetch, key })
  latest.current = { fetch, key }
  const { items, drawn, fresh, failure } = shown

  const refresh = useCallback(async () => {
    const mine = ++turn.current
    const asked = latest.current
    const reply = await asked.fetch()
    if (mine !== turn.current) return
    if (!reply.ok) {
      if (reply.retryable) return setShown((old) => ({ ...old, failure: reply }))
      dropCopy(asked.key)
      return setShown({ items: null, drawn: CHUNK, fresh: false, failure: reply })
    }
    next.current = reply.data.next
    setShown((old) => ({ ...old, items: reply.data.items, fresh: true, failure: null }))
    keepCopy(asked.key, reply.data.items)
    learnMe()
  }, [])

  const more = useCallback(async () => {
    const drawMore = () => setShown((old) => ({ ...old, drawn: old.drawn + CHUNK }))
    if (items && drawn < items.length) return drawMore()
    const cursor = next.current
    if (cursor === null || !items) return
    next.current = null
    const mine = turn.current
    const reply = await latest.current.fetch(cursor)
    if (mine !== turn.current) return
    next.current = reply.ok ? reply.data.next : cursor
    if (!reply.ok) return setShown((old) => ({ ...old, failure: reply }))
    setShown((old) => ({ ...old, items: [...items, ...reply.data.items] }))
    drawMore()
  }, [items, drawn])

  const shownKey = useRef(key)
  useDidShow(() => void refresh())
  useEffect(() => {
    if (shownKey.current === key) return
    shownKey.current = key
    next.current = null
    setShown(first<T>(key))
    void refresh()
  }, [key, refresh])
  usePullDownRefresh(() => {
    void refresh().finally(() => Taro.stopPullDownRefresh())
  })
  useReachBottom(() => void more())

  const change = useCallback(
    (edit: (items: T[]) => T[]) =>
      setShown((old) => ({ ...old, items: old.items && edit(old.items) })),
    [],
  )
  const hasMore = next.current !== null || (items !== null && drawn < items.length)
  return { items: items?.slice(0, drawn) ?? null, fresh, failure, hasMore, refresh, more, change }
}
