import { View } from '@tarojs/components'
import type { DeedLine } from '../../../../../domain/helper/answers'
import { Card, Section } from '../../../components/Basics'
import { monthDay } from '../parts/days'
import { HELPER } from '../textHelper'

const W = HELPER.deeds

/** What helpers did, newest first. */
export function Done({ deeds }: { deeds: readonly DeedLine[] }) {
  if (!deeds.length) return null
  return (
    <>
      <Section title={W.title} />
      <Card bare>
        {deeds.map(({ at, text, price, stateText, byName }) => (
          <View key={`${at} ${text}`} className="cell">
            <View className="grow">
              <View className="wrap">{text}</View>
              <View className="t-s quiet">{W.line(byName, monthDay(at))}</View>
              <View className="t-s quiet">{stateText}</View>
            </View>
            <View className="change">{HELPER.points(price)}</View>
          </View>
        ))}
      </Card>
    </>
  )
}
