import { Picker, View } from '@tarojs/components'
import { useState } from 'react'
import { AtField } from '../../../components/AtField'
import { Card, Section, Slot } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { clock, dateOf, datePlus, dayWords } from '../parts/times'
import { TIME } from '../textTime'
import { MOST_OFF, offOf, type HoursForm } from './form'
import { Clock } from './Weekly'
import { answered, askAt } from '../../../services/question'

const W = TIME.hours
/** Days ahead that the wheel offers. */
const MOST_DAYS = 180

const words = ({ from, to }: HoursForm['off'][number], now: number): string => {
  const last = dateOf(to - 1)
  const end = last === dateOf(from) ? clock(to) : `${dayWords(last, now)} ${clock(to)}`
  return `${dayWords(dateOf(from), now)} ${clock(from)}-${end}`
}

/** One stretch that is to be added: a date, from and to. */
function Adding({ now, onDone }: { now: number; onDone: (off: HoursForm['off'][number]) => void }) {
  const today = dateOf(now)
  const [date, setDate] = useState(() => datePlus(today, 1))
  const [from, setFrom] = useState('09:00')
  const [to, setTo] = useState('12:00')
  const done = () => {
    const off = offOf(date, from, to)
    if (off) onDone(off)
    else askAt('off', W.badSpan)
  }
  return (
    <Card tone="soft">
      <View className="stack">
        <AtField name="off" />
        <Picker
          mode="date"
          value={date}
          start={today}
          end={datePlus(today, MOST_DAYS)}
          onChange={(event) => {
            answered()
            setDate(event.detail.value)
          }}
        >
          <View
            className="btn btn--plain"
            ariaRole="button"
            ariaLabel={W.pick(W.date, dayWords(date, now))}
          >
            {`${W.date} ${dayWords(date, now)}`}
          </View>
        </Picker>
        <View className="pair">
          <Clock name={W.from} value={from} onChange={setFrom} />
          <Clock name={W.to} value={to} onChange={setTo} />
        </View>
        <Button icon="plus" onClick={done}>
          {W.offAdd}
        </Button>
      </View>
    </Card>
  )
}

/** Hours off: single dates on which nobody books. */
export function Off({
  form,
  now,
  onChange,
}: {
  form: HoursForm
  now: number
  onChange: (form: HoursForm) => void
}) {
  const add = (off: HoursForm['off'][number]) => {
    if (form.off.length >= MOST_OFF) return askAt('off', W.tooMany)
    onChange({ ...form, off: [...form.off, off].sort((x, y) => x.from - y.from) })
  }
  const coming = form.off.filter(({ to }) => to > now)
  return (
    <>
      <Section title={W.off} />
      <View className="quiet">{W.offHint}</View>
      <Slot>
        {coming.length ? (
          <Card>
            <View className="stack">
              {coming.map((off) => (
                <View key={`${off.from} ${off.to}`} className="row">
                  <View className="grow">{words(off, now)}</View>
                  <Button
                    small
                    label={W.removeOf(words(off, now))}
                    onClick={() =>
                      onChange({ ...form, off: form.off.filter((one) => one !== off) })
                    }
                  >
                    {W.remove}
                  </Button>
                </View>
              ))}
            </View>
          </Card>
        ) : null}
      </Slot>
      <Adding now={now} onDone={add} />
    </>
  )
}
