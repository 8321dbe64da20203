import { View } from '@tarojs/components'
import { Tiles } from '../../../components/Tiles'
import { T } from '../../../text'
import { WORDS } from '../text'
import { TIME } from '../textTime'
import { clocks, dateWords, weekdayWords } from './times'
import { freeCount, mayTake, takenOf, type WeekDay, type WeekSlot } from './week'

const W = WORDS.slots

/** Why nothing of a day is to be had. */
const why = ({ slots }: WeekDay): 'closed' | 'past' | 'full' =>
  !slots.length ? 'closed' : slots.every(({ state }) => state === 'past') ? 'past' : 'full'

/** Seven days at a glance; a full one is greyed and says so. */
function Days({
  days,
  date,
  now,
  mayWait,
  onPick,
}: {
  days: WeekDay[]
  date: string | null
  now: number
  /** A full day can be looked at, for what may be waited for. */
  mayWait: boolean
  onPick: (date: string) => void
}) {
  return (
    <View className="tiles days" ariaRole="radiogroup">
      {days.map((day) => {
        const free = freeCount(day)
        const on = day.date === date
        const opens = free > 0 || (mayWait && takenOf(day).length > 0)
        const words = free ? W.free(free) : W[why(day)]
        const name = `${dateWords(day.date)}，${weekdayWords(day.date, now)}，${words}`
        return (
          <View
            key={day.date}
            className={`tile${on ? ' tile--on' : ''}${free ? '' : ' tile--full'}`}
            hoverClass={opens ? 'tap' : 'none'}
            ariaRole="radio"
            ariaLabel={on ? `${name}，${T.selected}` : name}
            onClick={() => (opens ? onPick(day.date) : undefined)}
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
  text: `${clocks(slot.from, slot.to)}${slot.state === 'yours' ? `\n${W.yours}` : ''}`,
})

/** What others have: greyed, and to be waited for. */
function Taken({ slots, onWait }: { slots: WeekSlot[]; onWait?: (slot: WeekSlot) => void }) {
  return (
    <>
      <View className="quiet">{TIME.waiting.others}</View>
      <View className="tiles tiles--2">
        {slots.map((slot) => {
          const text = clocks(slot.from, slot.to)
          return (
            <View
              key={slot.from}
              className="tile tile--row tile--taken"
              hoverClass="tap"
              ariaRole="button"
              ariaLabel={`${text}，${TIME.waiting.taken}`}
              onClick={() => onWait?.(slot)}
            >
              {`${text} ${TIME.waiting.short}`}
            </View>
          )
        })}
      </View>
    </>
  )
}

/** The week, and of the day that is looked at its free times. Without `onSlot` they are only told. */
export function WeekPicker({
  days,
  date,
  now,
  chosen = null,
  onDay,
  onSlot,
  onWait,
}: {
  days: WeekDay[]
  date: string | null
  now: number
  /** Beginning of the time that is chosen. */
  chosen?: number | null
  onDay: (date: string) => void
  onSlot?: (slot: WeekSlot) => void
  /** 候补 of a time that somebody else has; left out where nothing is waited for. */
  onWait?: (slot: WeekSlot) => void
}) {
  const day = days.find((one) => one.date === date)
  const free = day?.slots.filter(mayTake) ?? []
  const taken = onWait && day ? takenOf(day) : []
  const pick = (key: string) => {
    const slot = free.find(({ from }) => String(from) === key)
    if (slot && onSlot) onSlot(slot)
  }
  return (
    <View className="stack">
      <Days days={days} date={date} now={now} mayWait={Boolean(onWait)} onPick={onDay} />
      {day && !free.length ? <View className="quiet">{W.noneThatDay}</View> : null}
      {free.length && onSlot ? (
        <Tiles
          columns={2}
          items={free.map(slotTile)}
          value={chosen === null ? null : String(chosen)}
          onPick={pick}
        />
      ) : null}
      {free.length && !onSlot ? (
        <View className="card words">{free.map((slot) => slotTile(slot).text).join('\n')}</View>
      ) : null}
      {taken.length ? <Taken slots={taken} onWait={onWait} /> : null}
    </View>
  )
}
