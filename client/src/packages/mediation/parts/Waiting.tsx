import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import type { CaseView } from '../../../../../domain/mediation/answers'
import { Card, Section } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { call } from '../../../services/call'
import { Intention } from '../../../services/intention'
import { say } from '../../../services/toast'
import { TIME } from '../textTime'
import { slotWords } from './Appointment'
import { Countdown } from './Countdown'
import type { Shown } from './Progress'
import { useHold } from './useHold'

const W = TIME.waiting
type Wait = CaseView['waiting'][number]

/** 不再候补, done once. */
function useUnwait({ id }: CaseView, put: (view: CaseView) => void) {
  const [busy, setBusy] = useState(false)
  const intention = useRef(new Intention())
  const stop = async (n: number) => {
    if (busy) return
    setBusy(true)
    const words = { id, n }
    const requestId = intention.current.idFor(words)
    const reply = await call('mediation.unwait', { requestId, ...words })
    setBusy(false)
    say(reply.ok ? W.stopped : reply.message)
    if (reply.ok && reply.data) put(reply.data)
    if (!reply.ok && !reply.retryable) intention.current.refused()
  }
  return { busy, stop }
}

/** Freed, and kept for the reader alone: how long yet, and the one button that makes it the appointment. */
function Offered({
  wait,
  shown: { view, now },
  off,
  reload,
}: {
  wait: Wait & { until: number }
  shown: Shown
  off: boolean
  reload: () => Promise<void>
}) {
  const holding = useHold(view.booking ? 'move' : 'book', view, reload)
  return (
    <>
      <View className="strong">{W.yours}</View>
      <View className="t-xl">{slotWords(wait, now)}</View>
      <Countdown until={wait.until} onOver={holding.lapsed} />
      <Button
        kind="primary"
        off={off || holding.busy}
        onClick={() => void holding.confirm({ ...wait, until: wait.until })}
      >
        {W.confirm}
      </Button>
    </>
  )
}

/** 候补: what the reader waits for, and what was freed for him. */
export function Waiting({
  view,
  now,
  off,
  put,
  reload,
}: Shown & { off: boolean; put: (view: CaseView) => void; reload: () => Promise<void> }) {
  const { busy, stop } = useUnwait(view, put)
  if (!view.waiting.length) return null
  return (
    <>
      <Section title={W.title} />
      {view.waiting.map((wait) => (
        <Card key={wait.n} tone={wait.until === null ? undefined : 'soft'}>
          <View className="stack">
            {wait.until === null ? (
              <>
                <View className="t-l">{slotWords(wait, now)}</View>
                <View className="t-s quiet">{W.hint}</View>
              </>
            ) : (
              <Offered
                wait={{ ...wait, until: wait.until }}
                shown={{ view, now }}
                off={off}
                reload={reload}
              />
            )}
            <Button off={off || busy} onClick={() => void stop(wait.n)}>
              {W.stop}
            </Button>
          </View>
        </Card>
      ))}
    </>
  )
}
