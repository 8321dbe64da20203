import { Picker, View } from '@tarojs/components'
import { AtField } from '../../../components/AtField'
import { dayText } from '../../../services/days'
import { answered } from '../../../services/question'
import { durationText } from '../../../services/time'
import { ACT } from '../textActivity'
import { minutesOf, type SpanFields } from './span'

const W = ACT.roster

/** A date or a time as a button that opens its wheel. */
export function Wheel({
  mode,
  name,
  value,
  shown = value,
  start,
  end,
  onPick,
}: {
  mode: 'date' | 'time'
  name: string
  value: string
  shown?: string
  start?: string
  end?: string
  onPick: (value: string) => void
}) {
  const looks = (
    <View className="btn btn--plain" ariaRole="button" ariaLabel={W.pick(name, shown)}>
      {`${name} ${shown}`}
    </View>
  )
  const changed = (event: { detail: { value: string } }) => {
    answered()
    onPick(event.detail.value)
  }
  return mode === 'date' ? (
    <Picker mode="date" value={value} start={start} end={end} onChange={changed}>
      {looks}
    </Picker>
  ) : (
    <Picker mode="time" value={value} onChange={changed}>
      {looks}
    </Picker>
  )
}

/** Which day, from when to when, and how long that is. */
export function SpanPicker({
  span,
  now,
  first,
  last,
  onChange,
}: {
  span: SpanFields
  now: number
  /** Days that may be picked, `YYYY-MM-DD`. */
  first?: string
  last?: string
  onChange: (span: SpanFields) => void
}) {
  const minutes = minutesOf(span)
  return (
    <>
      <AtField name="when" />
      <Wheel
        mode="date"
        name={W.dayName}
        value={span.day}
        shown={dayText(span.day, now)}
        start={first}
        end={last}
        onPick={(day) => onChange({ ...span, day })}
      />
      <Wheel
        mode="time"
        name={W.from}
        value={span.from}
        onPick={(from) => onChange({ ...span, from })}
      />
      <Wheel mode="time" name={W.to} value={span.to} onPick={(to) => onChange({ ...span, to })} />
      <View className={minutes ? 'strong' : 'warn'}>
        {minutes ? W.sum(durationText(minutes)) : W.sumNone}
      </View>
    </>
  )
}
