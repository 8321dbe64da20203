import { MAX_BINS, goodId } from '../../street/points'
import type { Account } from '../types'
import { GOOD_SHAPE, type Bin, type Good, type Redemption } from './types'

/** 货格: where in the stock of a good a request looks first, and where next. */

export { MAX_BINS, goodId }
export const binId = (code: string, n: number): string => `${goodId(code)}#${n}`

/** A number made of a text, the same everywhere; spreads requests, protects nothing. */
function hashOf(text: string): number {
  let hash = 7
  for (let i = 0; i < text.length; i++) hash = (hash * 31 + text.charCodeAt(i)) >>> 0
  return hash
}

/** The bin in which a request looks first. */
export const firstBin = ({ code, bins }: Pick<Good, 'code' | 'bins'>, request: string): string =>
  binId(code, hashOf(request) % bins)

/** Another bin with stock, for a request that found its own empty; null: sold out. */
export function nextBin(
  bins: readonly Pick<Bin, '_id' | 'free'>[],
  tried: readonly string[],
  request: string,
): string | null {
  const full = bins.filter(({ _id, free }) => free > 0 && !tried.includes(_id))
  return full[hashOf(request) % Math.max(1, full.length)]?._id ?? null
}

/** The bins of a new good, empty. */
export const emptyBins = (good: Good): Bin[] =>
  Array.from({ length: good.bins }, (_, n) => ({
    _id: binId(good.code, n),
    shape: GOOD_SHAPE,
    good: good.code,
    pickUp: good.pickUp,
    ...offerOf(good),
    free: 0,
    held: 0,
    out: 0,
  }))

export const offerOf = ({ price, perMonth, offered, goodUntil, forMerchants }: Good | Bin) => ({
  price,
  perMonth,
  offered,
  goodUntil,
  forMerchants: forMerchants === true,
})

/** Merchants’ points are for publicity, and publicity for nobody else’s. */
export const isFor = (
  { forMerchants }: Pick<Good, 'forMerchants'>,
  { kind }: Pick<Account, 'kind'>,
): boolean => (forMerchants === true) === (kind === 'merchant')

/** Throws where a bin has less than nothing: a fault of the rules, never of a person. */
export function assertStocked(bin: Bin): Bin {
  const counts = [bin.free, bin.held, bin.out]
  if (counts.some((n) => !Number.isInteger(n) || n < 0)) {
    throw new RangeError(`${bin._id}: ${counts.join('/')}`)
  }
  return bin
}

/** Stock by what is free, held and handed out, of all bins. */
export const stockOf = (bins: readonly Bin[]): Pick<Bin, 'free' | 'held' | 'out'> =>
  bins.reduce(
    (sum, { free, held, out }) => ({
      free: sum.free + free,
      held: sum.held + held,
      out: sum.out + out,
    }),
    { free: 0, held: 0, out: 0 },
  )

/**
 * A bin as far as one redemption lies in it: what may be known of it unread. How it is changed by what
 * becomes of the redemption (`shelfChange`) is what the stored one is changed by.
 */
export const stocked = ({ bin, good, pickUp, price, state }: Redemption): Bin => ({
  _id: bin,
  shape: GOOD_SHAPE,
  good,
  pickUp,
  price,
  perMonth: null,
  offered: true,
  goodUntil: null,
  free: 0,
  held: state === 'HELD' ? 1 : 0,
  out: state === 'HANDED_OUT' ? 1 : 0,
})

export function shelfChange(
  before: Redemption,
  after: Bin,
): Record<'free' | 'held' | 'out', number> {
  const { free, held, out } = stocked(before)
  return { free: after.free - free, held: after.held - held, out: after.out - out }
}
