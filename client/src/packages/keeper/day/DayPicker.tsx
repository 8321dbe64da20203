import { Picker, View } from '@tarojs/components'
import { Button } from '../../../components/Button'
import { datePlus, dayText } from '../../../services/days'
import { WORDS } from '../text'

const W = WORDS.day

/** Today and the days before it: one back, one on, or any from WeChat's wheel. */
export function DayPicker({
  day,
  today,
  now,
  onPick,
}: {
  day: string
  today: string
  now: number
  onPick: (day: string) => void
}) {
  const text = dayText(day, now)
  return (
    <View className="stack">
      <Picker mode="date" value={day} end={today} onChange={(event) => onPick(event.detail.value)}>
        <View className="btn btn--plain" ariaRole="button" ariaLabel={W.pick(text)}>
          {text}
        </View>
      </Picker>
      <View className="pair">
        <Button onClick={() => onPick(datePlus(day, -1))}>{W.before}</Button>
        <Button off={day >= today} onClick={() => onPick(datePlus(day, 1))}>
          {W.after}
        </Button>
      </View>
    </View>
  )
}
