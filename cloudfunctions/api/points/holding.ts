import { randomBytes, randomInt } from 'node:crypto'
import { SECRET_BYTES } from '../../../domain/points/code/totp'
import { firstBin, nextBin } from '../../../domain/points/redeem/bins'
import { redeem, type Redeemed, type RedeemMade } from '../../../domain/points/redeem/redeem'
import type { Bin, Good } from '../../../domain/points/redeem/types'
import type { Account } from '../../../domain/points/types'
import type { Outcome } from '../../../domain/result'

/** 兑换 of what was read as a whole: whose account, which good, and all of its bins. */

const NUMBERS = 1_000_000

export interface Shelved {
  account: Account
  good: Good | null
  bins: readonly Bin[]
}

/** Who is to have it, and as it was seen. */
export interface Wanted extends Pick<RedeemMade, 'owner' | 'ownerName' | 'helper'> {
  good: string
  price: number
  perMonth: number | null
}

/** Points of the account and one piece of the stock, held together or not at all. */
export function holdFor(
  { account, good, bins }: Shelved,
  { good: code, price, perMonth, owner, ownerName, helper }: Wanted,
  { key, now }: { key: string; now: number },
): Outcome<Redeemed> {
  const asked = {
    id: `redemption:${key}`,
    request: key,
    good: code,
    seen: { price, perMonth },
  }
  const at = nextBin(bins, [], key) ?? (good && firstBin(good, key))
  const bin = bins.find(({ _id }) => _id === at) ?? null
  const made = {
    ...{ owner, ownerName, ...(helper ? { helper } : {}) },
    secret: randomBytes(SECRET_BYTES).toString('hex'),
    no: String(randomInt(NUMBERS)).padStart(6, '0'),
  }
  return redeem({ account, bin, good, before: null }, asked, made, now)
}
