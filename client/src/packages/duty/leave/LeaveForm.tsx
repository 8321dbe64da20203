import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import type { CandidateView, OwnLeaveView } from '../../../../../domain/contract'
import { Card } from '../../../components/Basics'
import { Tiles } from '../../../components/Tiles'
import { cloudNow } from '../../../services/clock'
import { Intention } from '../../../services/intention'
import { setLeave } from '../../../services/leave'
import { say } from '../../../services/toast'
import { WORDS } from '../text'
import { instantsOf, restOfToday, spanOf, type Span } from './span'
import { WhenCard } from './WhenCard'
import { askAt } from '../../../services/question'

/** Key of the tile that stands for nobody. */
const NOBODY = 'nobody'

/** What is chosen on the form, and sending it once. */
export function useLeaveForm(now: number, deputies: CandidateView[], onDone: () => void) {
  const [span, setSpan] = useState<Span>(() => restOfToday(now))
  const [deputy, setDeputy] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const running = useRef(false)
  const intention = useRef(new Intention())
  const submit = async () => {
    if (running.current) return
    const times = instantsOf(span, cloudNow())
    if (!times) return askAt('when', WORDS.leave.badTimes)
    if (deputies.length > 0 && deputy === null) return askAt('deputy', WORDS.leave.needDeputy)
    const leave = deputy === null || deputy === NOBODY ? times : { ...times, deputy }
    running.current = true
    setBusy(true)
    const reply = await setLeave(leave, intention.current.idFor(leave))
    running.current = false
    setBusy(false)
    if (reply.ok || !reply.retryable) intention.current.refused()
    say(reply.ok ? WORDS.leave.done : reply.message)
    if (reply.ok) onDone()
  }
  /** What stands, to change it; where nothing does, the form begins anew. */
  const begin = ({ leave, deputy: chosen }: Pick<OwnLeaveView, 'leave' | 'deputy'>) => {
    setSpan(leave ? spanOf(leave) : restOfToday(cloudNow()))
    // Whoever is offered no longer must be chosen again.
    const isOffered = deputies.some((p) => p.id === chosen)
    setDeputy(leave && chosen === null ? NOBODY : isOffered ? chosen : null)
  }
  return { span, setSpan, deputy, setDeputy, busy, submit, begin }
}

/** From when until when, and who stands in. */
export function LeaveForm({
  form: { span, setSpan, deputy, setDeputy },
  deputies,
  now,
}: {
  form: ReturnType<typeof useLeaveForm>
  deputies: CandidateView[]
  now: number
}) {
  const people = deputies.map((p) => ({ key: p.id, text: `${p.name}\n${p.title}` }))
  return (
    <>
      <WhenCard span={span} now={now} onChange={setSpan} />
      <Card>
        <View className="stack">
          <View>
            <View className="t-l">{WORDS.leave.deputyAsk}</View>
            <View className="t-s quiet">
              {people.length ? WORDS.leave.deputyHint : WORDS.leave.noColleague}
            </View>
          </View>
          {people.length ? (
            <Tiles
              columns={2}
              name="deputy"
              items={[...people, { key: NOBODY, text: WORDS.leave.noDeputy }]}
              value={deputy}
              onPick={setDeputy}
            />
          ) : null}
          {deputy === NOBODY ? <View className="warn">{WORDS.leave.noDeputyHint}</View> : null}
        </View>
      </Card>
    </>
  )
}
