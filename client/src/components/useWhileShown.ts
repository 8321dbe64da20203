import { useDidHide, useDidShow, useUnload } from '@tarojs/taro'
import { useCallback, useRef } from 'react'

/**
 * Repeats something while its page is in front, and only then. For what other people change and no
 * push announces: a subscription may be spent, while the phone lies open on the desk.
 */
export function useWhileShown(work: () => void, everyMs: number): void {
  const latest = useRef(work)
  latest.current = work
  const timer = useRef<ReturnType<typeof setInterval> | null>(null)
  const stop = useCallback(() => {
    if (timer.current !== null) clearInterval(timer.current)
    timer.current = null
  }, [])
  useDidShow(() => {
    stop()
    timer.current = setInterval(() => latest.current(), everyMs)
  })
  useDidHide(stop)
  useUnload(stop)
}
