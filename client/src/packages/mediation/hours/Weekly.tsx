import { Picker, View } from '@tarojs/components'
import { AtField } from '../../../components/AtField'
import { Card, Section, Slot } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { answered } from '../../../services/question'
import { WORDS } from '../text'
import { TIME } from '../textTime'
import { changed, fieldOf, rowsOf, without, withRow, type HoursForm, type WeeklyRow } from './form'

const W = TIME.hours
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const
/** Stretches of a day: as many as the cloud takes of a week, and more than anybody has. */
const PLACES = [0, 1, 2, 3] as const

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
    <Picker
      mode="time"
      value={value}
      onChange={(event) => {
        answered()
        onChange(event.detail.value)
      }}
    >
      <View className="btn btn--plain" ariaRole="button" ariaLabel={W.pick(name, value)}>
        {`${name} ${value}`}
      </View>
    </Picker>
  )
}

/** One stretch of a day: from, to, and the way to take it out. */
function Row({
  row: { at, from, to },
  name,
  form,
  onChange,
}: {
  row: WeeklyRow & { at: number }
  name: string
  form: HoursForm
  onChange: (form: HoursForm) => void
}) {
  return (
    <View className="span">
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
          <Button
            small
            icon="plus"
            onClick={() => {
              if (rows.length < PLACES.length) onChange(withRow(form, weekday))
            }}
          >
            {W.add}
          </Button>
        </View>
        <AtField name={fieldOf(weekday)} />
        {PLACES.map((i) => (
          // A place each, so that filling one sends nothing of the others again.
          <Slot key={i}>
            {rows[i] ? <Row row={rows[i]} name={name} form={form} onChange={onChange} /> : null}
          </Slot>
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
