import { View } from '@tarojs/components'
import { Card } from '../../../components/Basics'
import { OPEN } from '../textOpen'
import { grouped, type Bar } from './figures'

const W = OPEN.month

/** Lengths beside each other, each with its name, its points and its share in words. */
export function Bars({ title, bars, none }: { title: string; bars: Bar[]; none: string }) {
  const isEmpty = bars.every(({ points }) => points === 0)
  return (
    <Card>
      <View className="stack">
        <View className="t-l">{title}</View>
        {isEmpty ? <View className="quiet">{none}</View> : null}
        {isEmpty
          ? null
          : bars.map(({ name, points, percent, length }) => (
              <View key={name} className="graph">
                <View className="graph__words">
                  <View>{name}</View>
                  <View className="strong">{W.share(grouped(points), percent)}</View>
                </View>
                <View className="graph__track" ariaHidden>
                  <View className="graph__bar" style={{ width: `${length}%` }} />
                </View>
              </View>
            ))}
      </View>
    </Card>
  )
}
