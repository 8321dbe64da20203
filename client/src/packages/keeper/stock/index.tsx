import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { useState } from 'react'
import type { StockedView, StockGood } from '../../../../../domain/points/answers'
import { Card, Section, Slot } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { Empty, Opening, Stale } from '../../../components/States'
import { useLoad } from '../../../components/useLoad'
import { useNow } from '../../../components/useNow'
import { call } from '../../../services/call'
import { copyKey } from '../../../services/copies'
import { when } from '../../../services/time'
import { PointPicker } from '../parts/PointPicker'
import { WORDS } from '../text'
import { ChangeSheet } from './ChangeSheet'
import { GoodCard, StockLines } from './Goods'

const W = WORDS.stock
/** Drawn at once; the others come when the list is asked for. */
const FIRST = 6

function Wishes({ wishes, now }: { wishes: { at: number; text: string }[]; now: number }) {
  if (!wishes.length) return null
  return (
    <>
      <Section title={W.wishTitle} />
      <Card>
        {wishes.map(({ at, text }, i) => (
          <View key={`${at} ${i}`} className="line">
            <View className="grow wrap">{text}</View>
            <View className="t-s quiet">{when(at, now)}</View>
          </View>
        ))}
      </Card>
    </>
  )
}

/** 库存 of a pick-up point: what lies there, what is promised, and what changed it. */
export default function Stock() {
  const now = useNow()
  const [pickUp, setPickUp] = useState('')
  const [changing, setChanging] = useState<StockGood | null>(null)
  const [short, setShort] = useState(0)
  const [all, setAll] = useState(false)
  const loaded = useLoad(
    () => call('points.stock', pickUp ? { pickUp } : {}),
    copyKey('points.stock', pickUp),
  )
  const { data: view, failure, fresh } = loaded
  const reload = () => void loaded.reload()
  usePullDownRefresh(() => {
    void loaded.reload().finally(() => Taro.stopPullDownRefresh())
  })
  if (!view) return <Opening failure={failure} onRetry={reload} />
  const done = (stocked: StockedView | null) => {
    setChanging(null)
    setShort(stocked?.short ?? 0)
    reload()
  }
  const goods = all ? view.goods : view.goods.slice(0, FIRST)
  return (
    <Screen
      over={
        changing ? (
          <ChangeSheet good={changing} onDone={done} onClose={() => setChanging(null)} />
        ) : undefined
      }
    >
      <View className="stack">
        <Slot>{failure ? <Stale failure={failure} onRetry={reload} /> : null}</Slot>
        <Slot>
          {short ? (
            <Card tone="warn">
              <View className="strong" ariaRole="alert">
                {W.short(short)}
              </View>
            </Card>
          ) : null}
        </Slot>
        <PointPicker point={view.pickUp} points={view.pickUps} onPick={setPickUp} />
        {view.goods.length ? null : <Empty title={W.empty} hint={W.emptyHint} />}
        {goods.map((good) => (
          <GoodCard
            key={good.code}
            good={good}
            now={now}
            off={!fresh}
            onChange={view.mayChange ? () => setChanging(good) : null}
          />
        ))}
        {goods.length < view.goods.length ? (
          <Button kind="ghost" onClick={() => setAll(true)}>
            {W.rest(view.goods.length - goods.length)}
          </Button>
        ) : null}
        <StockLines lines={view.lines} now={now} />
        <Wishes wishes={view.wishes} now={now} />
      </View>
    </Screen>
  )
}
