import { View } from '@tarojs/components'
import { Card } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { WORDS } from '../text'
import { slotWords } from './Appointment'
import { Countdown } from './Countdown'
import type { HeldTime } from './useHold'

const W = WORDS.slots

/** The time that is kept for the reader, how long yet, and the one button that makes it an appointment. */
export function HeldSlot({
  hold,
  now,
  off,
  onConfirm,
  onOther,
  onOver,
}: {
  hold: HeldTime
  now: number
  off: boolean
  onConfirm: () => void
  onOther: () => void
  onOver: () => void
}) {
  return (
    <Card tone="soft">
      <View className="stack">
        <View className="strong">{W.held}</View>
        <View className="t-xl">{slotWords(hold, now)}</View>
        <Countdown until={hold.until} onOver={onOver} />
        <View>{W.heldHint}</View>
        <Button kind="primary" off={off} onClick={onConfirm}>
          {W.confirm}
        </Button>
        <Button off={off} onClick={onOther}>
          {W.other}
        </Button>
      </View>
    </Card>
  )
}
