import { useDidHide, useDidShow, useUnload } from '@tarojs/taro'
import { useCallback, useRef, useState } from 'react'
import type { CodeView } from '../../../../../domain/contract'
import { useWhileShown } from '../../../components/useWhileShown'
import { call, type Failure } from '../../../services/call'
import { learnMe } from '../../../services/session'

const SECOND_MS = 1_000
/** After a failure it is asked for again so much later. */
const AGAIN_MS = 5_000

/** 签到码 while the page is in front: asked for anew as soon as the one that is shown is over. */
export function useCheckInCode(id: string) {
  const [code, setCode] = useState<CodeView | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [now, setNow] = useState(0)
  const over = useRef(0)
  const isShown = useRef(false)
  const asking = useRef(false)

  const ask = useCallback(async () => {
    if (asking.current) return
    asking.current = true
    const reply = await call('volunteer.code', { id })
    asking.current = false
    if (!isShown.current) return
    const at = Date.now()
    over.current = at + (reply.ok ? reply.data.leftMs : AGAIN_MS)
    setNow(at)
    setFailure(reply.ok ? null : reply)
    if (reply.ok) {
      setCode(reply.data)
      learnMe()
    } else if (!reply.retryable) setCode(null)
  }, [id])
  useDidShow(() => {
    isShown.current = true
    void ask()
  })
  useDidHide(() => {
    isShown.current = false
  })
  useUnload(() => {
    isShown.current = false
  })
  useWhileShown(() => {
    const at = Date.now()
    if (at >= over.current) void ask()
    else setNow(at)
  }, SECOND_MS)
  const seconds = Math.max(0, Math.ceil((over.current - now) / SECOND_MS))
  return { code, failure, seconds, retry: () => void ask() }
}
