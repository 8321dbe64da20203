import type { GoodView, ShopView } from '../../../../../domain/points/answers'
import { monthDay } from './days'
import { WORDS } from '../text'

/** Why a good cannot be redeemed just now, by what weighs most; null: it can. */
export type Hindrance = 'off' | 'soldOut' | 'limit' | 'tooFew'

type Wanted = Pick<GoodView, 'offered' | 'left' | 'perMonth' | 'bought' | 'price'>

export function hindranceOf(good: Wanted, balance: number): Hindrance | null {
  if (!good.offered) return 'off'
  if (good.left < 1) return 'soldOut'
  if (good.perMonth !== null && good.bought >= good.perMonth) return 'limit'
  return balance < good.price ? 'tooFew' : null
}

/** What is said of a good before anybody taps. */
export function stateWords(good: GoodView, balance: number): string {
  const W = WORDS.good
  switch (hindranceOf(good, balance)) {
    case 'off':
      return W.off
    case 'soldOut':
      return good.soldOutAt === null ? W.none : W.soldOut(monthDay(good.soldOutAt))
    case 'limit':
      return W.limit(good.perMonth ?? 0)
    case 'tooFew':
      return W.tooFew(good.price - balance)
    case null:
      return good.idle ? W.idle(good.left) : W.left(good.left)
  }
}

export type Which = 'mine' | 'all'

/** `mine`: what the reader can redeem today. The order is the cloud's. */
export const chosen = ({ goods, balance }: ShopView, which: Which): GoodView[] =>
  which === 'all' ? goods : goods.filter((good) => hindranceOf(good, balance) === null)
