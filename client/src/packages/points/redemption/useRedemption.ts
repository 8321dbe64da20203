import { useDidHide, useDidShow } from '@tarojs/taro'
import { useRef, useState } from 'react'
import type { PrintedView, RedemptionView } from '../../../../../domain/points/answers'
import { useWhileShown } from '../../../components/useWhileShown'
import { call, type Reply } from '../../../services/call'
import { lastAhead, learnClock } from '../../../services/clock'
import { copyKey } from '../../../services/copies'
import { say } from '../../../services/toast'
import { useOnce } from '../../../components/useOnce'
import { usePulled } from '../../../components/usePulled'
import { WORDS } from '../text'
import type { ClockKnown } from './Code'

/** A keeper hands it out on another phone: so often it is asked whether he has. */
const LOOK_MS = 8_000

/** So many ms more or less are the way of the answer, and no news. */
const SAME_MS = 1_000

const OUTDATED: readonly string[] = ['alreadyHandedOut', 'redemptionOver', 'noRedemption']

/**
 * How the phone's clock stands to the cloud's. Measured by every answer; what was measured before the app
 * was away counts for nothing, since the person may have put the clock right.
 */
function useClock() {
  const [clock, setClock] = useState<ClockKnown>(() => ({ aheadMs: lastAhead(), isFresh: false }))
  const measure = (cloudNow: number) => {
    const aheadMs = learnClock(cloudNow)
    const isSame = ({ aheadMs: old, isFresh }: ClockKnown): boolean =>
      isFresh && Math.abs((old ?? 0) - aheadMs) < SAME_MS
    setClock((old) => (isSame(old) ? old : { aheadMs, isFresh: true }))
  }
  useDidHide(() => setClock((old) => ({ ...old, isFresh: false })))
  return { clock, measure }
}

/** The redemption, how the phone's clock stands to the cloud's, and what its owner does to it. */
export function useRedemption(id: string, onDone: () => void) {
  const { clock, measure } = useClock()
  const ask = async (): Promise<Reply<RedemptionView>> => {
    const reply = await call('points.redemption', { id })
    if (reply.ok) measure(reply.data.now)
    return reply
  }
  const loaded = usePulled(ask, copyKey('points.redemption', id))
  const { data: view, put, reload } = loaded
  const isLooking = useRef(false)
  useWhileShown(() => {
    if (view?.state !== 'HELD' || isLooking.current) return
    isLooking.current = true
    void reload().finally(() => (isLooking.current = false))
  }, LOOK_MS)

  const [printed, setPrinted] = useState<PrintedView | null>(null)
  useDidShow(() => setPrinted(null))
  const { busy, run } = useOnce()
  /** Says what came of it, and shows it. */
  const settle = <V>(reply: Reply<V> | null, done: string): reply is { ok: true; data: V } => {
    if (!reply) return false
    if (reply.ok) {
      if (done) say(done)
      onDone()
      return true
    }
    say(reply.message)
    if (OUTDATED.includes(reply.code)) {
      onDone()
      void reload()
    }
    return false
  }
  const name = async (proxy: string | null, done: string) => {
    const reply = await run(['name', id, proxy], (requestId) =>
      call('points.name', { requestId, id, ...(proxy === null ? {} : { name: proxy }) }),
    )
    if (settle(reply, done) && reply.data) put(reply.data)
  }
  const cancel = async () => {
    const reply = await run(['cancel', id], (requestId) => call('points.cancel', { requestId, id }))
    if (settle(reply, WORDS.cancel.done) && reply.data) put(reply.data)
  }
  const print = async () => {
    const reply = await run(['print', id], (requestId) => call('points.print', { requestId, id }))
    if (settle(reply, '')) setPrinted(reply.data)
  }
  return {
    ...loaded,
    clock,
    busy,
    name,
    cancel,
    print,
    printed,
    closePrinted: () => setPrinted(null),
  }
}
export type Redemption = ReturnType<typeof useRedemption>
