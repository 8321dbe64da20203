import { useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Failure, Reply } from '../services/call'
import { dropCopy, keepCopy, readCopy } from '../services/copies'
import { saysTheSame, withKnownAddresses } from '../services/sameContent'
import { learnMe } from '../services/session'
import { useAging } from './useAging'
import { useKeptUp } from './useKeptUp'

interface Shown<T> {
  data: T | null
  /** The cloud has answered on this page: until then it is the copy of an earlier answer. */
  fresh: boolean
  /** Of the last try; `data` may still hold what was there before. */
  failure: Failure | null
}

export interface Loaded<T> extends Shown<T> {
  reload: () => Promise<void>
  /** Puts in what a call has just answered. */
  put: (data: T) => void
}

/** What of an open page may change without its person: then it is asked for again and again. */
export type Awaited<T> = (data: T) => boolean

const nothing = (): boolean => false

/** Content that a call brings; shown at once as it was the last time, where `key` names a copy. */
const first = <T>(key: string): Shown<T> => ({
  data: key ? readCopy<T>(key) : null,
  fresh: false,
  failure: null,
})

/**
 * What remains shown after a call that failed: what was there, unless the cloud refuses it for good,
 * for then it may no longer be seen.
 */
function afterFailure<T>(old: Shown<T>, key: string, failure: Failure): Shown<T> {
  if (failure.retryable) return { ...old, failure }
  if (key) dropCopy(key)
  return { data: null, fresh: false, failure }
}

/**
 * Loads when the page is shown, again whenever it is shown anew and when `key` changes. An answer
 * that comes after a later question is dropped.
 * @param key name of the copy (`copyKey`) that is drawn until the cloud has answered; empty: none
 * @param awaited whether something is awaited: then an open page asks again by itself, and quietly
 */
export function useLoad<T>(
  load: () => Promise<Reply<T>>,
  key = '',
  awaited: Awaited<T> = nothing,
): Loaded<T> {
  const [shown, setShown] = useState<Shown<T>>(() => first<T>(key))
  const latest = useRef({ load, key, awaited, data: shown.data })
  latest.current = { load, key, awaited, data: shown.data }
  const turn = useRef(0)
  const { fromCopy, answered, unanswered, told } = useAging(key)

  const put = useCallback(
    (data: T) => {
      turn.current += 1
      answered()
      // What says the same is not drawn again, and a photo that is there is not fetched again.
      setShown((old) => {
        const isSame = old.fresh && old.failure === null && saysTheSame(old.data, data)
        return isSame
          ? old
          : { data: withKnownAddresses(data, old.data), fresh: true, failure: null }
      })
      if (latest.current.key) keepCopy(latest.current.key, data)
    },
    [answered],
  )
  const reload = useCallback(async () => {
    const mine = ++turn.current
    const asked = latest.current
    const reply = await asked.load()
    if (mine !== turn.current) return
    if (reply.ok) put(reply.data)
    else {
      told()
      setShown((old) => afterFailure(old, asked.key, reply))
    }
    // A refusal is read in large type, too.
    if (reply.ok || !reply.retryable) learnMe()
  }, [put, told])
  /** In the background: what stands there stays, whatever comes of it, unless it may no longer be seen. */
  const look = useCallback(async (): Promise<boolean> => {
    const { data, awaited: isAwaited } = latest.current
    if (data === null || !isAwaited(data)) return true
    const mine = turn.current
    const asked = latest.current
    const reply = await asked.load()
    if (mine !== turn.current) return true
    if (reply.ok) put(reply.data)
    else if (reply.retryable) unanswered()
    else setShown((old) => afterFailure(old, asked.key, reply))
    return reply.ok
  }, [put, unanswered])
  useKeptUp(look)

  const shownKey = useRef(key)
  useDidShow(() => {
    if (!shown.fresh) fromCopy(key)
    void reload()
  })
  useEffect(() => {
    if (shownKey.current === key) return
    shownKey.current = key
    setShown(first<T>(key))
    fromCopy(key)
    void reload()
  }, [key, reload, fromCopy])
  return { ...shown, reload, put }
}
