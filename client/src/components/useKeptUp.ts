import { useDidHide, useDidShow, useUnload } from '@tarojs/taro'
import { useCallback, useRef } from 'react'

/** How old what stands on an open page may get, and how seldom it is asked for while nothing answers. */
export const KEPT_UP_MS = 30_000
export const SELDOM_MS = 300_000

/**
 * Asks again while a page is in front, and only then. What did not answer is asked half as often each
 * time; what did is asked as often as at first.
 * @param ask answers whether the cloud was reached; never throws
 */
export function useKeptUp(ask: () => Promise<boolean>): void {
  const latest = useRef(ask)
  latest.current = ask
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  /** Whoever is under way when the page goes out of sight must not begin anew. */
  const turn = useRef(0)
  const stop = useCallback(() => {
    turn.current += 1
    if (timer.current !== null) clearTimeout(timer.current)
    timer.current = null
  }, [])
  const plan = useCallback((waitMs: number) => {
    const mine = turn.current
    timer.current = setTimeout(() => {
      void latest.current().then((reached) => {
        if (mine !== turn.current) return
        plan(reached ? KEPT_UP_MS : Math.min(waitMs * 2, SELDOM_MS))
      })
    }, waitMs)
  }, [])
  useDidShow(() => {
    stop()
    plan(KEPT_UP_MS)
  })
  useDidHide(stop)
  useUnload(stop)
}
