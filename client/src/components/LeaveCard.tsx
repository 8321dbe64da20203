import { View } from '@tarojs/components'
import { useRef } from 'react'
import { useBusy } from './useBusy'
import type { LeaveView } from '../../../domain/contract'
import { beginText, endText } from '../services/halfDay'
import { Intention } from '../services/intention'
import { setLeave } from '../services/leave'
import { say } from '../services/toast'
import { T } from '../text'
import { Card } from './Basics'
import { Button } from './Button'

/** 销假, by one tap; told by the leave that was seen, so that a second tap ends no later one. */
function useEnding(leave: LeaveView, isOn: boolean, onEnded: () => void) {
  const { busy, once } = useBusy()
  const intention = useRef(new Intention())
  const end = async () => {
    const reply = await once(() => setLeave(null, intention.current.idFor([leave.from, leave.to])))
    if (!reply) return
    if (!reply.ok) {
      if (!reply.retryable) intention.current.refused()
      return say(reply.message)
    }
    intention.current.refused()
    say(isOn ? T.leave.ended : T.leave.cancelled)
    onEnded()
  }
  return { busy, end }
}

/** The own leave: until when, who stands in, and the way to end it. */
export function LeaveCard({
  leave,
  now,
  off = false,
  onEnded,
}: {
  leave: LeaveView
  now: number
  off?: boolean
  onEnded: () => void
}) {
  const isOn = leave.from <= now
  const { busy, end } = useEnding(leave, isOn, onEnded)
  const to = endText(leave.to, now)
  return (
    <Card tone="warn">
      <View className="stack">
        <View>
          <View className="t-l">{isOn ? T.leave.now : T.leave.soon}</View>
          <View className="strong">
            {isOn ? T.leave.until(to) : T.leave.span(beginText(leave.from, now), to)}
          </View>
          <View>{leave.deputyName ? T.leave.deputy(leave.deputyName) : T.leave.noDeputy}</View>
        </View>
        <Button off={busy || off} onClick={() => void end()}>
          {busy ? T.steps.working : isOn ? T.leave.end : T.leave.cancel}
        </Button>
      </View>
    </Card>
  )
}
