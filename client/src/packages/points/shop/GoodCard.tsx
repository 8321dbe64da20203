import { View } from '@tarojs/components'
import type { GoodView } from '../../../../../domain/points/answers'
import { hindranceOf, stateWords } from '../parts/goods'
import { Picture } from '../parts/Picture'
import { WORDS } from '../text'

/** One good: what it is, what it costs, and whether the reader can have it. */
export function GoodCard({
  good,
  balance,
  onOpen,
}: {
  good: GoodView
  balance: number
  onOpen: (code: string) => void
}) {
  const { code, name, picture, price } = good
  const state = stateWords(good, balance)
  const canHave = hindranceOf(good, balance) === null
  return (
    <View
      className="card goods"
      hoverClass="tap"
      ariaRole="button"
      ariaLabel={WORDS.shop.open(name, price, state)}
      onClick={() => onOpen(code)}
    >
      <Picture src={picture} name={name} />
      <View className="grow">
        <View className="t-l wrap">{name}</View>
        <View className="goods__price">{WORDS.shop.price(price)}</View>
        <View className={canHave ? 'quiet' : 'warn strong'}>{state}</View>
      </View>
    </View>
  )
}
