import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { AccountView } from '../../../../../domain/points/answers'
import { WORDS } from '../text'
import { dayText } from './days'

/** How what somebody can spend is told of him, and of a household. */
interface Words {
  balance: string
  held: (points: number) => string
  expires: (points: number, day: string) => string
}

/** What can be spent, by when, and what of it is bound already; `children`: what is said below the sum. */
export function BalanceLines({
  of: { balance, held, lots },
  words,
  nothing,
  children,
}: {
  of: Pick<AccountView, 'balance' | 'held' | 'lots'>
  words: Words
  /** What is said where there is nothing, and nothing bound. */
  nothing: string
  children?: ReactNode
}) {
  const points = WORDS.points(balance)
  return (
    <View>
      <View>{words.balance}</View>
      <View className="balance" ariaLabel={`${words.balance}，${points}`}>
        {points}
      </View>
      {balance + held ? null : <View>{nothing}</View>}
      {children}
      {held ? <View>{words.held(held)}</View> : null}
      {lots.map((lot) => (
        <View key={lot.day} className="t-s">
          {words.expires(lot.points, dayText(lot.day))}
        </View>
      ))}
    </View>
  )
}
