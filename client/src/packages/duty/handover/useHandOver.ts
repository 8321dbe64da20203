import { useRef, useState } from 'react'
import type { TasksView } from '../../../../../domain/contract'
import { call } from '../../../services/call'
import { Intention } from '../../../services/intention'
import { say, sure } from '../../../services/toast'
import { WORDS } from '../text'
import { askAt } from '../../../services/question'

/** What was ordered, to be told. */
export interface HandedOver {
  /** How many are on their way; 0 where they have all arrived. */
  count: number
  to: string
  /** Whoever hands over has entered a leave. */
  onLeave: boolean
}

/** Asks for a yes, then hands over once, however often it is tapped. */
export function useHandOver(tasks: TasksView | null, mine: boolean, reload: () => void) {
  const [busy, setBusy] = useState(false)
  const [done, setDone] = useState<HandedOver | null>(null)
  const running = useRef(false)
  const intention = useRef(new Intention())

  const order = async (from: TasksView, to: { id: string; name: string }) => {
    const words = WORDS.handOver
    const name = mine ? words.mine : from.name
    if (!(await sure(words.sure(from.count, name, to.name)))) return
    setBusy(true)
    const asked = { staff: from.staff, to: to.id }
    const requestId = intention.current.idFor(asked)
    const reply = await call('duty.handOver', { requestId, ...asked })
    setBusy(false)
    if (reply.ok) {
      intention.current.refused()
      const count = reply.data?.count ?? 0
      say(words.ordered)
      return setDone({ count, to: to.name, onLeave: from.leave !== null })
    }
    say(reply.message)
    if (reply.retryable) return
    intention.current.refused()
    reload()
  }
  const handOver = async (to: string | null) => {
    if (!tasks || running.current) return
    const receiver = tasks.receivers.find(({ id }) => id === to)
    if (!receiver) return askAt('receiver', WORDS.handOver.needTo)
    running.current = true
    await order(tasks, receiver)
    running.current = false
  }
  return { busy, done, handOver }
}
