import { useRef, useState } from 'react'
import type { CaseView } from '../../../../../domain/mediation/answers'
import { takeStep } from '../../../services/act'
import { call } from '../../../services/call'
import { replaceBy } from '../../../services/go'
import { Intention } from '../../../services/intention'
import { say } from '../../../services/toast'
import { casePageOf, keepCase } from '../draft'
import { WORDS } from '../text'
import type { DatedSlot } from './week'

const W = WORDS.slots
/** A time that is kept for the reader, as the case tells of it. */
export type HeldTime = NonNullable<CaseView['hold']>

/** What came of a tap on a time: kept, taken by somebody else, or not done. */
export type Held = 'held' | 'taken' | 'no'

/**
 * 暂留 and 预约: a tap keeps a time for ten minutes, a second one makes it the appointment. Each is
 * done once, whatever is tapped meanwhile.
 */
export function useHold(
  action: 'book' | 'move',
  view: CaseView | null,
  reload: () => Promise<void>,
) {
  const [busy, setBusy] = useState(false)
  const running = useRef(false)
  const intention = useRef(new Intention())

  const once = async <R>(otherwise: R, work: (seen: CaseView) => Promise<R>): Promise<R> => {
    if (!view || running.current) return otherwise
    running.current = true
    setBusy(true)
    const done = await work(view)
    running.current = false
    setBusy(false)
    return done
  }
  const take = (slot: DatedSlot & { resources: string[] }): Promise<Held> =>
    once<Held>('no', async ({ id, holdNo }) => {
      const { date, from, to, resources } = slot
      const words = { id, n: holdNo, date, from, to, resources }
      const requestId = intention.current.idFor(['hold', words])
      const reply = await call('mediation.hold', { requestId, ...words })
      if (reply.ok) {
        await reload()
        return 'held'
      }
      if (!reply.retryable) intention.current.refused()
      if (reply.code === 'slotTaken') {
        // Refused for good, whatever may be tried again: another tap is another wish.
        intention.current.refused()
        return 'taken'
      }
      say(reply.message)
      if (reply.code === 'changed' || reply.code === 'wrongState') await reload()
      return 'no'
    })
  const confirm = (hold: HeldTime): Promise<void> =>
    once<void>(undefined, async (seen) => {
      const { date, from, to, resources, n } = hold
      const words = { date, from, to, resources, n }
      const requestId = intention.current.idFor([action, seen.id, seen.version, words])
      const reply = await takeStep<CaseView>('mediation', action, seen, requestId, words)
      say(reply.ok ? (action === 'book' ? W.booked : W.moved) : reply.message)
      if (reply.ok) {
        if (reply.data) keepCase(reply.data)
        return replaceBy(casePageOf(reply.data))
      }
      if (reply.retryable) return
      intention.current.refused()
      await reload()
    })
  const lapsed = () => {
    say(W.over)
    void reload()
  }
  return { busy, take, confirm, lapsed }
}
