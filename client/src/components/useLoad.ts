import { useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Failure, Reply } from '../services/call'
import { dropCopy, keepCopy, readCopy } from '../services/copies'
import { learnMe } from '../services/session'

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
 */
export function useLoad<T>(load: () => Promise<Reply<T>>, key = ''): Loaded<T> {
  const [shown, setShown] = useState<Shown<T>>(() => first<T>(key))
  const latest = useRef({ load, key })
  latest.current = { load, key }
  const turn = useRef(0)

  const put = useCallback((data: T) => {
    turn.current += 1
    setShown({ data, fresh: true, failure: null })
    if (latest.current.key) keepCopy(latest.current.key, data)
  }, [])
  const reload = useCallback(async () => {
    const mine = ++turn.current
    const asked = latest.current
    const reply = await asked.load()
    if (mine !== turn.current) return
    if (!reply.ok) return setShown((old) => afterFailure(old, asked.key, reply))
    put(reply.data)
    learnMe()
  }, [put])

  const shownKey = useRef(key)
  useDidShow(() => {
    void reload()
  })
  useEffect(() => {
    if (shownKey.current === key) return
    shownKey.current = key
    setShown(first<T>(key))
    void reload()
  }, [key, reload])
  return { ...shown, reload, put }
}
