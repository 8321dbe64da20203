import { View } from '@tarojs/components'
import { Card } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { ErrorView, Skeleton } from '../../../components/States'
import { WORDS } from '../text'
import { slotWords } from './Appointment'
import type { Week } from './useWeek'
import { type DatedSlot, firstFree } from './week'
import { WeekPicker } from './WeekPicker'

const W = WORDS.slots

/** The first free time, to take at once; then the week to look through. */
export function WeekView({
  week,
  now,
  busy = false,
  onTake,
  onWait,
}: {
  week: Week
  now: number
  busy?: boolean
  onTake?: (slot: DatedSlot) => void
  onWait?: (slot: DatedSlot) => void
}) {
  const { days, failure, date } = week
  if (!days) {
    return failure ? (
      <ErrorView failure={failure} onRetry={() => void week.again()} />
    ) : (
      <Skeleton rows={2} />
    )
  }
  const first = firstFree(days)
  return (
    <View className="stack">
      {first ? (
        <Card tone="soft">
          <View className="stack">
            <View>
              <View className="t-s quiet">{W.first}</View>
              <View className="t-l">{slotWords(first, now)}</View>
            </View>
            {onTake ? (
              <Button kind="primary" off={busy} onClick={() => onTake(first)}>
                {W.take}
              </Button>
            ) : null}
          </View>
        </Card>
      ) : (
        <Card tone="warn">{week.isSecond ? W.none : W.noneThisWeek}</Card>
      )}
      <WeekPicker
        days={days}
        date={date}
        now={now}
        onDay={week.setDate}
        onSlot={onTake && date ? (slot) => onTake({ ...slot, date }) : undefined}
        onWait={onWait && date ? (slot) => onWait({ ...slot, date }) : undefined}
      />
      <Button onClick={week.other}>{week.isSecond ? W.lastWeek : W.nextWeek}</Button>
    </View>
  )
}
