import { View } from '@tarojs/components'
import type { StockGood, StockLineView } from '../../../../../domain/points/answers'
import { Card, Section } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Tag } from '../../../components/Tag'
import { when } from '../../../services/time'
import { longDay } from '../../../services/days'
import { GoodPicture } from '../parts/GoodPicture'
import { WORDS } from '../text'

const W = WORDS.stock

/** What is to be known of a good before more of it is bought. */
function marksOf(good: StockGood, now: number): string[] {
  return [
    ...(good.offered ? [] : [W.off]),
    ...(good.soldOutAt === null ? [] : [W.soldOut(when(good.soldOutAt, now))]),
    ...(good.idle ? [W.idle] : []),
    ...(good.wishes ? [W.wishes(good.wishes)] : []),
    ...(good.goodUntil ? [W.goodUntil(longDay(good.goodUntil))] : []),
  ]
}

export function GoodCard({
  good,
  now,
  off,
  onChange,
}: {
  good: StockGood
  now: number
  off: boolean
  /** Null for who only looks on. */
  onChange: (() => void) | null
}) {
  const marks = marksOf(good, now)
  return (
    <Card>
      <View className="stack">
        <View className="row row--top">
          <GoodPicture name={good.name} picture={good.picture} />
          <View className="grow">
            <View className="strong wrap">{good.name}</View>
            <View>{W.freeOf(good.free)}</View>
            <View className="t-s quiet">{W.others(good.held, good.out)}</View>
            {marks.length ? <View className="t-s warn wrap">{marks.join(' · ')}</View> : null}
          </View>
          {good.free === 0 ? <Tag text={W.noneLeft} tone="turn" overdue={false} /> : null}
        </View>
        {onChange ? (
          <Button small off={off} label={W.changeOf(good.name)} onClick={onChange}>
            {W.change}
          </Button>
        ) : null}
      </View>
    </Card>
  )
}

const signed = (n: number): string => (n > 0 ? `+${n}` : String(n))

/** 流水: who changed what, why, and what a count found. */
export function StockLines({ lines, now }: { lines: readonly StockLineView[]; now: number }) {
  return (
    <>
      <Section title={W.lines} />
      <Card>
        {lines.length ? null : <View className="quiet">{W.noLines}</View>}
        {lines.map((line, i) => (
          <View key={`${line.at} ${i}`} className="history">
            <View className="strong wrap">
              {W.line(W.kinds[line.kind], line.goodName, signed(line.change))}
            </View>
            {line.expected === null || line.counted === null ? null : (
              <View>{W.counted(line.expected, line.counted)}</View>
            )}
            {line.reason ? <View className="wrap">{line.reason}</View> : null}
            <View className="t-s quiet">{`${when(line.at, now)} · ${line.by}`}</View>
          </View>
        ))}
      </Card>
    </>
  )
}
