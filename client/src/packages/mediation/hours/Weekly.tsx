import { Picker, View } from '@tarojs/components'
import { Card, Section } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { WORDS } from '../text'
import { TIME } from '../textTime'
import { changed, rowsOf, without, withRow, type HoursForm } from './form'

const W = TIME.hours
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const

/** A time of day from WeChat's own wheel. */
export function Clock({
  name,
  value,
  onChange,
}: {
  name: string
  value: string
  onChange: (value: string) => void
}) {
  return (
    <Picker mode="time" value={value} onChange={(event) => onChange(event.detail.value)}>
      <View className="btn btn--plain" ariaRole="button" ariaLabel={W.pick(name, value)}>
        {`${name} ${value}`}
      </View>
    </Picker>
  )
}

function Weekday({
  weekday,
  form,
  onChange,
}: {
  weekday: number
  form: HoursForm
  onChange: (form: HoursForm) => void
}) {
  const name = WORDS.weekdays[weekday % 7] ?? ''
  const rows = rowsOf(form, weekday)
  return (
    <Card>
      <View className="stack">
        <View className="row">
          <View className="grow t-l">{rows.length ? name : `${name} ${W.closed}`}</View>
          <Button small icon="plus" onClick={() => onChange(withRow(form, weekday))}>
            {W.add}
          </Button>
        </View>
        {rows.map(({ at, from, to }) => (
          <View key={at} className="span">
            <Clock
              name={W.from}
              value={from}
              onChange={(value) => onChange(changed(form, at, { from: value }))}
            />
            <Clock
              name={W.to}
              value={to}
              onChange={(value) => onChange(changed(form, at, { to: value }))}
            />
            <Button
              small
              label={W.removeOf(`${name}${from}-${to}`)}
              onClick={() => onChange(without(form, at))}
            >
              {W.remove}
            </Button>
          </View>
        ))}
      </View>
    </Card>
  )
}

/** From when to when on each weekday; none is a day on which nobody books. */
export function Weekly({
  form,
  onChange,
}: {
  form: HoursForm
  onChange: (form: HoursForm) => void
}) {
  return (
    <>
      <Section title={W.weekly} />
      <View className="quiet">{W.weeklyHint}</View>
      {WEEKDAYS.map((weekday) => (
        <Weekday key={weekday} weekday={weekday} form={form} onChange={onChange} />
      ))}
    </>
  )
}
