import Taro, { useDidShow, usePullDownRefresh, useReachBottom } from '@tarojs/taro'
import { type Dispatch, type SetStateAction, useCallback, useEffect, useRef, useState } from 'react'
import type { Page } from '../../../domain/contract'
import type { Failure, Reply } from '../services/call'
import { dropCopy, keepCopy, readCopy } from '../services/copies'
import { saysTheSame } from '../services/sameContent'
import { learnMe } from '../services/session'
import { T as WORDS } from '../text'
import { useAging } from './useAging'
import { useKeptUp } from './useKeptUp'

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

interface Asked<T> {
  fetch: (cursor?: string) => Promise<Reply<Page<T>>>
  key: string
}

/** What a list remembers besides what it draws. */
interface Memory<T> {
  asked: Asked<T>
  next: string | null
  /** Answers to an earlier question are dropped. */
  turn: number
  /** More than the first page is there: begun anew, what the person looks at would be gone. */
  isLong: boolean
}

/** The first page, asked for by the person or quietly. */
function useFirstPage<T>(
  memory: Memory<T>,
  setShown: Dispatch<SetStateAction<Shown<T>>>,
  awaited: boolean,
) {
  const aging = useAging(memory.asked.key)
  const show = (of: string, { items, next }: Page<T>) => {
    aging.answered()
    Object.assign(memory, { next, isLong: false })
    setShown((old) =>
      old.fresh && old.failure === null && saysTheSame(old.items, items)
        ? old
        : { ...old, items, fresh: true, failure: null },
    )
    keepCopy(of, items)
  }
  const refresh = async () => {
    const mine = ++memory.turn
    const { asked } = memory
    const reply = await asked.fetch()
    if (mine !== memory.turn) return
    if (reply.ok) {
      show(asked.key, reply.data)
      return learnMe()
    }
    aging.told()
    if (reply.retryable) return setShown((old) => ({ ...old, failure: reply }))
    dropCopy(asked.key)
    setShown({ items: null, drawn: CHUNK, fresh: false, failure: reply })
    // A refusal is read in large type, too.
    learnMe()
  }
  useKeptUp(async () => {
    if (!awaited || memory.isLong) return true
    const { turn, asked } = memory
    const reply = await asked.fetch()
    if (turn !== memory.turn || memory.isLong) return true
    if (reply.ok) show(asked.key, reply.data)
    else aging.unanswered()
    return reply.ok
  })
  return { refresh, fromCopy: aging.fromCopy }
}

/**
 * What is shown of a list, and the words at its end. The copy of a visit, and what stands there after a
 * failure, know neither that there is nothing nor where it ends: only an answer of the cloud does.
 */
function said<T>({ items, drawn, fresh, failure }: Shown<T>, hasMore: boolean) {
  const isTold = fresh && failure === null
  const known = items?.length === 0 && !isTold ? null : items
  const tail = hasMore ? WORDS.moreBelow : isTold ? WORDS.atEnd : ''
  return { items: known?.slice(0, drawn) ?? null, tail }
}

/**
 * A list that is fetched by pages and drawn by sixes. Fetches when shown and when `key` changes;
 * pulling down begins anew, reaching the bottom goes on. Until the cloud has answered, the first page
 * of the last visit stands there.
 * @param key name of its copy (`copyKey`)
 * @param awaited other people change it: while open it is asked for again, as long as it is one page
 */
export function usePaged<T>(fetch: Asked<T>['fetch'], key: string, awaited = false) {
  const [shown, setShown] = useState<Shown<T>>(() => first<T>(key))
  const memory = useRef<Memory<T>>({ asked: { fetch, key }, next: null, turn: 0, isLong: false })
  memory.current.asked = { fetch, key }
  const { items, drawn, fresh, failure } = shown
  const { refresh, fromCopy } = useFirstPage(memory.current, setShown, awaited)

  const more = async () => {
    const { current } = memory
    const drawMore = () => setShown((old) => ({ ...old, drawn: old.drawn + CHUNK }))
    if (items && drawn < items.length) return drawMore()
    const cursor = current.next
    if (cursor === null || !items) return
    current.next = null
    const mine = current.turn
    const reply = await current.asked.fetch(cursor)
    if (mine !== current.turn) return
    current.next = reply.ok ? reply.data.next : cursor
    if (!reply.ok) return setShown((old) => ({ ...old, failure: reply }))
    current.isLong = true
    setShown((old) => ({ ...old, items: [...items, ...reply.data.items] }))
    drawMore()
  }

  const shownKey = useRef(key)
  useDidShow(() => {
    if (!fresh) fromCopy(key)
    void refresh()
  })
  const turnTo = useRef<(to: string) => void>(() => undefined)
  turnTo.current = (to) => {
    memory.current.next = null
    setShown(first<T>(to))
    fromCopy(to)
    void refresh()
  }
  useEffect(() => {
    if (shownKey.current === key) return
    shownKey.current = key
    turnTo.current(key)
  }, [key])
  usePullDownRefresh(() => {
    void refresh().finally(() => Taro.stopPullDownRefresh())
  })
  useReachBottom(() => void more())

  const change = useCallback(
    (edit: (items: T[]) => T[]) =>
      setShown((old) => ({ ...old, items: old.items && edit(old.items) })),
    [],
  )
  const hasMore = memory.current.next !== null || (items !== null && drawn < items.length)
  return { ...said(shown, hasMore), fresh, failure, hasMore, refresh, more, change }
}
