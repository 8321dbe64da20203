import { View } from '@tarojs/components'
import { useState } from 'react'
import { Card, Cell } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { WORDS } from '../text'
import { slotWords } from './Appointment'
import { dateOf } from './times'
import type { Held } from './useHold'
import { useWeek } from './useWeek'
import { type DatedSlot, nextFree } from './week'
import { WeekView } from './WeekView'

const W = WORDS.slots

/** Which time; one that was taken meanwhile is answered with the next that is free. */
export function WhenPicker({
  resources,
  placeText,
  now,
  busy,
  moving,
  take,
  onWait,
  onPlace,
}: {
  resources: string[]
  placeText: string
  now: number
  busy: boolean
  /** The case whose appointment is moved; null: it has none. */
  moving: string | null
  take: (slot: DatedSlot & { resources: string[] }) => Promise<Held>
  onWait: (slot: DatedSlot & { resources: string[] }) => void
  onPlace: () => void
}) {
  const week = useWeek(resources, dateOf(now), moving)
  const [instead, setInstead] = useState<{ slot: DatedSlot | null } | null>(null)
  const onTake = async (slot: DatedSlot) => {
    setInstead(null)
    const held = await take({ ...slot, resources })
    if (held !== 'taken') return
    const days = await week.again()
    setInstead({ slot: days && nextFree(days, slot.from) })
  }
  const other = instead?.slot
  return (
    <>
      <Card bare>
        <Cell icon="pin" title={placeText} onClick={onPlace} />
      </Card>
      <View className="t-xl">{W.whenAsk}</View>
      {instead ? (
        <Card tone="warn">
          <View className="stack">
            <View className="strong">{other ? W.gone : W.goneAll}</View>
            {other ? <View className="t-l">{slotWords(other, now)}</View> : null}
            {other ? (
              <Button kind="primary" off={busy} onClick={() => void onTake(other)}>
                {W.take}
              </Button>
            ) : null}
          </View>
        </Card>
      ) : null}
      <WeekView
        week={week}
        now={now}
        busy={busy}
        onTake={(slot) => void onTake(slot)}
        onWait={(slot) => onWait({ ...slot, resources })}
      />
    </>
  )
}
