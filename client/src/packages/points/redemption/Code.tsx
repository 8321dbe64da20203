import { View } from '@tarojs/components'
import { useState } from 'react'
import type { RedemptionView } from '../../../../../domain/points/answers'
import { Card } from '../../../components/Basics'
import { clockWords } from '../parts/code'
import { WORDS } from '../text'
import { useCode } from './useCode'

const W = WORDS.code

/** What the phone knows of its own clock. */
export interface ClockKnown {
  aheadMs: number | null
  /** Measured since the page came to the front. */
  isFresh: boolean
}

/** 兑换码: for the keeper's camera, and the same in digits for his ears. */
export function Code({
  code,
  goodName,
  clock,
}: {
  code: NonNullable<RedemptionView['code']>
  goodName: string
  clock: ClockKnown
}) {
  const [canDraw, setCanDraw] = useState(true)
  const { rows, no, digits, seconds } = useCode(code, clock.isFresh ? (clock.aheadMs ?? 0) : 0)
  const words = clockWords(clock.aheadMs, clock.isFresh)
  return (
    <>
      {words ? (
        <Card tone="warn">
          <View>{words}</View>
        </Card>
      ) : null}
      <Card>
        <View className="stack code">
          <View>
            <View className="t-l wrap">{goodName}</View>
            <View>{canDraw ? W.title : W.noCanvas}</View>
          </View>
          {canDraw ? (
            <View className="code__paper">
              <qr-code rows={rows} label={W.label} onFail={() => setCanDraw(false)} />
            </View>
          ) : null}
          <View className="quiet">{W.spoken}</View>
          <View className="digits" ariaLabel={`${no} ${digits}`}>
            <View>{no}</View>
            <View>{digits}</View>
          </View>
          <View className="count strong">{W.next(seconds)}</View>
          <View className="t-s quiet">{W.self}</View>
        </View>
      </Card>
    </>
  )
}
