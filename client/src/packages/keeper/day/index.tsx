import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { useState } from 'react'
import { dateOf } from '../../../../../domain/calendar/zone'
import type { KeeperLine } from '../../../../../domain/points/answers'
import { Slot, Tabs } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { Opening, Stale } from '../../../components/States'
import { useLoad } from '../../../components/useLoad'
import { useNow } from '../../../components/useNow'
import { call } from '../../../services/call'
import { copyKey } from '../../../services/copies'
import { go } from '../../../services/go'
import { say } from '../../../services/toast'
import { PointPicker } from '../parts/PointPicker'
import { UndoSheet } from '../parts/UndoSheet'
import { WORDS } from '../text'
import { DayPicker } from './DayPicker'
import { Handed, Waiting } from './Lines'

const W = WORDS.day
type Tab = 'waiting' | 'handed'

/** 当班: who is expected, and what was handed out on this day or an earlier one. */
export default function Day() {
  const now = useNow()
  const today = dateOf(now)
  const [pickUp, setPickUp] = useState('')
  const [day, setDay] = useState(today)
  const [tab, setTab] = useState<Tab>('waiting')
  const [undoing, setUndoing] = useState<KeeperLine | null>(null)
  const isToday = day === today
  const loaded = useLoad(
    () => call('points.keeperDay', { ...(pickUp ? { pickUp } : {}), ...(isToday ? {} : { day }) }),
    copyKey('points.keeperDay', `${pickUp} ${isToday ? '' : day}`),
  )
  const { data: view, failure, fresh } = loaded
  const reload = () => void loaded.reload()
  usePullDownRefresh(() => {
    void loaded.reload().finally(() => Taro.stopPullDownRefresh())
  })
  if (!view) return <Opening failure={failure} onRetry={reload} />
  const undone = () => {
    setUndoing(null)
    say(W.undone)
    reload()
  }
  const tabs = [
    { key: 'waiting' as const, text: W.waiting(view.waiting.length) },
    { key: 'handed' as const, text: W.handed(view.handed.length) },
  ]
  return (
    <Screen
      foot={
        <Button kind="primary" icon="scan" onClick={() => go('packages/keeper/scan/index')}>
          {W.scan}
        </Button>
      }
      over={
        undoing ? (
          <UndoSheet id={undoing.id} onDone={undone} onClose={() => setUndoing(null)} />
        ) : undefined
      }
    >
      <View className="stack">
        <Slot>{failure ? <Stale failure={failure} onRetry={reload} /> : null}</Slot>
        <PointPicker point={view.pickUp} points={view.pickUps} onPick={setPickUp} />
        <Tabs items={tabs} value={tab} onChange={setTab} />
        {tab === 'waiting' ? (
          <View className="stack">
            <Waiting lines={view.waiting} now={now} />
          </View>
        ) : (
          <View className="stack">
            <DayPicker day={day} today={today} now={now} onPick={setDay} />
            <Handed lines={view.handed} now={now} off={!fresh} onUndo={setUndoing} />
          </View>
        )}
        <Slot>{view.more ? <View className="quiet">{W.more}</View> : null}</Slot>
      </View>
    </Screen>
  )
}
