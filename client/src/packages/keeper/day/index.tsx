import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { useState } from 'react'
import { dateOf } from '../../../../../domain/calendar/zone'
import type { KeeperDayView, KeeperLine } from '../../../../../domain/points/answers'
import { Slot, Tabs } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { Opening, Stale } from '../../../components/States'
import { useLoad } from '../../../components/useLoad'
import { useNow } from '../../../components/useNow'
import { call } from '../../../services/call'
import { countText } from '../../../services/countText'
import { copyKey } from '../../../services/copies'
import { go } from '../../../services/go'
import { say } from '../../../services/toast'
import { PointPicker } from '../parts/PointPicker'
import { RefundSheet } from '../parts/RefundSheet'
import { UndoSheet } from '../parts/UndoSheet'
import { WORDS } from '../text'
import { DayPicker } from './DayPicker'
import { Handed, Waiting } from './Lines'

const W = WORDS.day
type Tab = 'waiting' | 'handed'

const tabsOf = ({ waiting, waitingMore, handed, handedMore }: KeeperDayView) => [
  { key: 'waiting' as const, text: W.waiting(countText(waiting.length, waitingMore)) },
  { key: 'handed' as const, text: W.handed(countText(handed.length, handedMore)) },
]

/** 当班: who is expected, and what was handed out on this day or an earlier one. */
export default function Day() {
  const now = useNow()
  const today = dateOf(now)
  const [pickUp, setPickUp] = useState('')
  const [picked, setDay] = useState<string | null>(null)
  const day = picked ?? today
  const [tab, setTab] = useState<Tab>('waiting')
  const [undoing, setUndoing] = useState<KeeperLine | null>(null)
  const [refunding, setRefunding] = useState<KeeperLine | null>(null)
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
  const close = () => {
    setUndoing(null)
    setRefunding(null)
  }
  const done = (words: string) => () => {
    close()
    say(words)
    reload()
  }
  const sheet = undoing ? (
    <UndoSheet id={undoing.id} onDone={done(W.undone)} onClose={close} />
  ) : refunding ? (
    <RefundSheet id={refunding.id} onDone={done(W.refunded)} onClose={close} />
  ) : undefined
  const isCut = tab === 'waiting' ? view.waitingMore : view.handedMore
  return (
    <Screen
      foot={
        <Button kind="primary" icon="scan" onClick={() => go('packages/keeper/scan/index')}>
          {W.scan}
        </Button>
      }
      over={sheet}
    >
      <View className="stack">
        <Slot>{failure ? <Stale failure={failure} onRetry={reload} /> : null}</Slot>
        <PointPicker point={view.pickUp} points={view.pickUps} onPick={setPickUp} />
        <Tabs items={tabsOf(view)} value={tab} onChange={setTab} />
        {tab === 'waiting' ? (
          <View className="stack">
            <Waiting lines={view.waiting} now={now} />
          </View>
        ) : (
          <View className="stack">
            <DayPicker day={day} today={today} now={now} onPick={setDay} />
            <Handed
              lines={view.handed}
              now={now}
              off={!fresh}
              onUndo={setUndoing}
              onRefund={setRefunding}
            />
          </View>
        )}
        <Slot>{isCut ? <View className="quiet">{W.more}</View> : null}</Slot>
      </View>
    </Screen>
  )
}
