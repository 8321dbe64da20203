import { Picker, View } from '@tarojs/components'
import { dateString, dayOf } from '../../../../../domain/calendar/zone'
import { Card } from '../../../components/Basics'
import { Icon } from '../../../components/Icon'
import { Tiles } from '../../../components/Tiles'
import { dayOfDate, dayText, type HalfDay } from '../../../services/halfDay'
import { answered } from '../../../services/question'
import { T } from '../../../text'
import { WORDS } from '../text'
import type { Span } from './span'
import { nextDay, restOfToday, withBegin, withEnd } from './span'

/** Days ahead that the wheel offers. */
const MOST_DAYS = 366

/** One end of the leave: a day from WeChat's own wheel, and a half of it. */
function Moment({
  name,
  value,
  halves,
  now,
  onChange,
}: {
  name: string
  value: HalfDay
  halves: readonly string[]
  now: number
  onChange: (value: HalfDay) => void
}) {
  const day = dayText(value.day, now)
  const today = dayOf(now)
  return (
    <View className="stack">
      <Picker
        mode="date"
        value={dateString(value.day)}
        start={dateString(today)}
        end={dateString(today + MOST_DAYS)}
        onChange={(event) => {
          answered()
          onChange({ ...value, day: dayOfDate(event.detail.value) })
        }}
      >
        <View
          className="btn btn--plain"
          ariaRole="button"
          ariaLabel={WORDS.leave.pickDay(name, day)}
        >
          {`${name} ${day}`}
          <Icon name="pen" />
        </View>
      </Picker>
      <Tiles
        columns={2}
        items={halves.map((text, i) => ({ key: String(i), text }))}
        value={String(value.half)}
        onPick={(key) => onChange({ ...value, half: key === '0' ? 0 : 1 })}
      />
    </View>
  )
}

const same = (a: Span, b: Span): boolean => JSON.stringify(a) === JSON.stringify(b)

/** From when until when: today and tomorrow by one tap, any other half days by two wheels. */
export function WhenCard({
  span,
  now,
  onChange,
}: {
  span: Span
  now: number
  onChange: (span: Span) => void
}) {
  const shortcuts = { today: restOfToday(now), tomorrow: nextDay(now) }
  const chosen = same(span, shortcuts.today)
    ? 'today'
    : same(span, shortcuts.tomorrow)
      ? 'tomorrow'
      : null
  return (
    <Card>
      <View className="stack">
        <View className="t-l">{WORDS.leave.when}</View>
        <Tiles
          columns={2}
          name="when"
          items={[
            { key: 'today', text: T.time.today },
            { key: 'tomorrow', text: T.time.tomorrow },
          ]}
          value={chosen}
          onPick={(key) => onChange(key === 'today' ? shortcuts.today : shortcuts.tomorrow)}
        />
        <Moment
          name={WORDS.leave.from}
          value={span.from}
          halves={T.time.begins}
          now={now}
          onChange={(from) => onChange(withBegin(span, from))}
        />
        <Moment
          name={WORDS.leave.to}
          value={span.to}
          halves={T.time.ends}
          now={now}
          onChange={(to) => onChange(withEnd(span, to))}
        />
      </View>
    </Card>
  )
}
