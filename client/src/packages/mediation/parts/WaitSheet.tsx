import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import type { CaseView } from '../../../../../domain/mediation/answers'
import { Button } from '../../../components/Button'
import { Sheet } from '../../../components/Sheet'
import { call } from '../../../services/call'
import { replaceBy } from '../../../services/go'
import { Intention } from '../../../services/intention'
import { say } from '../../../services/toast'
import { T } from '../../../text'
import { casePageOf, keepCase } from '../draft'
import { TIME } from '../textTime'
import { slotWords } from './Appointment'
import type { DatedSlot } from './week'

const W = TIME.waiting
export type Wanted = DatedSlot & { resources: string[] }

/** 候补 of a time that somebody else has: what it means, and one yes. */
export function WaitSheet({
  view,
  slot,
  now,
  onClose,
}: {
  view: CaseView
  slot: Wanted
  now: number
  onClose: () => void
}) {
  const [busy, setBusy] = useState(false)
  const intention = useRef(new Intention())
  const join = async () => {
    if (busy) return
    setBusy(true)
    const { date, from, to, resources } = slot
    const words = { id: view.id, date, from, to, resources }
    const requestId = intention.current.idFor(words)
    const reply = await call('mediation.wait', { requestId, ...words })
    setBusy(false)
    say(reply.ok ? W.joined : reply.message)
    if (reply.ok) {
      if (reply.data) keepCase(reply.data)
      return replaceBy(casePageOf(reply.data))
    }
    if (!reply.retryable) intention.current.refused()
    onClose()
  }
  return (
    <Sheet title={W.join} onClose={onClose}>
      <View className="t-l">{W.ask(slotWords(slot, now))}</View>
      <View>{W.rule}</View>
      <Button kind="primary" off={busy} onClick={() => void join()}>
        {busy ? T.steps.working : W.join}
      </Button>
    </Sheet>
  )
}
