import type { Principal } from '../matter/types'
import type { StreetSettings } from '../street/types'
import type { KeeperDayView, KeeperLine, StockGood, StockLineView, StockView } from './answers'
import { maskedName } from '../identity/masks'
import { LIMITS } from './limits'
import { stockOf } from './redeem/bins'
import type { StoredLine } from './redeem/changeStock'
import { isOfKin, isOwn } from './redeem/keepers'
import { REDEMPTION } from './redeem/lifecycle'
import { shelfStateOf } from './redeem/shelf'
import type { Bin, Good, Redemption } from './redeem/types'
import type { Keeper } from './types'
import { pickUpView, undoUntilOf } from './views'
import type { Wish } from './wishes'

/** What stands behind the counter: for keepers of the point, and reviewers. */

/** The last instant that a date knows: a reviewer undoes whenever it is found. */
const ALWAYS = 8_640_000_000_000_000

/** Who stands there, and where. */
export interface Counter {
  user: Principal
  /** As keeper of this point; null for a reviewer. */
  keeper: Keeper | null
  isReviewer: boolean
  pickUp: string
  pickUps: { code: string; name: string }[]
  street: Pick<StreetSettings, 'points'>
  now: number
}

/** A reviewer, for none of his own. */
const mayRefund = (r: Redemption, { user, keeper, isReviewer }: Counter): boolean =>
  isReviewer && r.state === 'HANDED_OUT' && !isOwn(r, user) && !isOfKin(r, keeper?.relatives ?? [])

function undoUntil(r: Redemption, { user, keeper, isReviewer, now }: Counter): number | null {
  if (r.state !== 'HANDED_OUT' || r.handedAt === null || isOwn(r, user)) return null
  if (isOfKin(r, keeper?.relatives ?? [])) return null
  if (r.keeper?.user === user && now <= undoUntilOf(r.handedAt)) return undoUntilOf(r.handedAt)
  return isReviewer ? ALWAYS : null
}

type Pictured = Pick<Good, 'code' | 'picture'>

const keeperLine = (r: Redemption, goods: readonly Pictured[], at: Counter): KeeperLine => ({
  id: r._id,
  state: r.state,
  stateText: REDEMPTION.states[r.state].text,
  goodName: r.goodName,
  picture: goods.find(({ code }) => code === r.good)?.picture ?? '',
  ownerName: maskedName(r.ownerName),
  // Whole only at the scan, when whoever came for it stands there.
  proxyName: r.proxy ? maskedName(r.proxy.name) : '',
  until: r.until,
  handedAt: r.handedAt,
  keeperName: maskedName(r.keeper?.name ?? ''),
  undoUntil: undoUntil(r, at),
  mayRefund: mayRefund(r, at),
})

const placeOf = ({ pickUp, pickUps, street }: Counter) => {
  const none = { name: '', address: '', hours: '', phone: '' }
  return { pickUp: { code: pickUp, ...(pickUpView(street, pickUp) ?? none) }, pickUps }
}

/** So many of each list are shown. */
export const DAY_LINES = 100

export function keeperDayView(
  day: string,
  found: { waiting: readonly Redemption[]; handed: readonly Redemption[] },
  goods: readonly Pictured[],
  at: Counter,
): KeeperDayView {
  const lines = (of: readonly Redemption[]) =>
    of.slice(0, DAY_LINES).map((r) => keeperLine(r, goods, at))
  const waitingMore = found.waiting.length > DAY_LINES
  const handedMore = found.handed.length > DAY_LINES
  return {
    ...placeOf(at),
    day,
    waiting: lines(found.waiting),
    handed: lines(found.handed),
    more: waitingMore || handedMore,
    waitingMore,
    handedMore,
  }
}

export function stockGood(
  good: Good,
  bins: readonly Bin[],
  wishes: number,
  now: number,
): StockGood {
  const own = bins.filter((bin) => bin.good === good.code)
  const { code, name, picture, price, offered, goodUntil } = good
  const shelf = { ...stockOf(own), ...shelfStateOf(own, now) }
  return { code, name, picture, price, offered, goodUntil, ...shelf, wishes }
}

const stockLine = (line: StoredLine): StockLineView => {
  const { at, kind, goodName, change, expected, counted, reason, by } = line
  return { at, kind, goodName, change, expected, counted, reason, by: maskedName(by) }
}

export interface StockFound {
  goods: readonly Good[]
  bins: readonly Bin[]
  lines: readonly StoredLine[]
  /** Open ones, newest first. Words that the content check doubts are for reviewers alone. */
  wishes: readonly Pick<Wish, 'good' | 'text' | 'moderation' | 'at'>[]
}

export function stockView({ goods, bins, lines, wishes }: StockFound, at: Counter): StockView {
  const wished = (code: string) => wishes.filter(({ good }) => good === code).length
  return {
    ...placeOf(at),
    mayChange: at.keeper !== null,
    goods: [...goods]
      .sort((a, b) => Number(b.offered) - Number(a.offered) || (a.code < b.code ? -1 : 1))
      .map((good) => stockGood(good, bins, wished(good.code), at.now)),
    lines: lines.map(stockLine),
    wishes: wishes
      .filter(({ good, moderation }) => good === null && (at.isReviewer || moderation !== 'review'))
      .map(({ at: when, text }) => ({ at: when, text }))
      .slice(0, LIMITS.wishesShown),
  }
}
