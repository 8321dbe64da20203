import { View } from '@tarojs/components'
import { Tiles } from '../../../components/Tiles'
import { T } from '../../../text'
import { WORDS } from '../text'
import { clock, dateWords, weekdayWords } from './times'
import { freeCount, mayTake, type WeekDay, type WeekSlot } from './week'

const W = WORDS.slots

/** Why nothing of a day is to be had. */
const why = ({ slots }: WeekDay): 'closed' | 'past' | 'full' =>
  !slots.length ? 'closed' : slots.every(({ state }) => state === 'past') ? 'past' : 'full'

/** Seven days at a glance; a full one is greyed and says so. */
function Days({
  days,
  date,
  now,
  onPick,
}: {
  days: WeekDay[]
  date: string | null
  now: number
  onPick: (date: string) => void
}) {
  return (
    <View className="tiles days" ariaRole="radiogroup">
      {days.map((day) => {
        const free = freeCount(day)
        const on = day.date === date
        const words = free ? W.free(free) : W[why(day)]
        const name = `${dateWords(day.date)}，${weekdayWords(day.date, now)}，${words}`
        return (
          <View
            key={day.date}
            className={`tile${on ? ' tile--on' : ''}${free ? '' : ' tile--full'}`}
            hoverClass={free ? 'tap' : 'none'}
            ariaRole="radio"
            ariaLabel={on ? `${name}，${T.selected}` : name}
            onClick={() => (free ? onPick(day.date) : undefined)}
          >
            {`${weekdayWords(day.date, now)}\n${dateWords(day.date)}\n${words}`}
          </View>
        )
      })}
    </View>
  )
}

const slotTile = (slot: WeekSlot) => ({
  key: String(slot.from),
  text: `${clock(slot.from)}-${clock(slot.to)}${slot.state === 'yours' ? `\n${W.yours}` : ''}`,
})

/** The week, and of the day that is looked at its free times. Without `onSlot` they are only told. */
export function WeekPicker({
  days,
  date,
  now,
  chosen = null,
  onDay,
  onSlot,
}: {
  days: WeekDay[]
  date: string | null
  now: number
  /** Beginning of the time that is chosen. */
  chosen?: number | null
  onDay: (date: string) => void
  onSlot?: (slot: WeekSlot) => void
}) {
  const free = days.find((day) => day.date === date)?.slots.filter(mayTake) ?? []
  const pick = (key: string) => {
    const slot = free.find(({ from }) => String(from) === key)
    if (slot && onSlot) onSlot(slot)
  }
  return (
    <View className="stack">
      <Days days={days} date={date} now={now} onPick={onDay} />
      {onSlot ? (
        <Tiles
          columns={2}
          items={free.map(slotTile)}
          value={chosen === null ? null : String(chosen)}
          onPick={pick}
        />
      ) : (
        <View className="card words">{free.map((slot) => slotTile(slot).text).join('\n')}</View>
      )}
    </View>
  )
}
