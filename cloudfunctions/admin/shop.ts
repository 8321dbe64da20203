import { isDeepStrictEqual } from 'node:util'
import { assertStocked, emptyBins, offerOf } from '../../domain/points/redeem/bins'
import type { Bin, Good } from '../../domain/points/redeem/types'
import { ok } from '../../domain/result'
import { collection } from '../platform/collections'
import { isDuplicate } from '../platform/sdk'
import { transact, type Transaction } from '../platform/transact'

/**
 * 商品 have two writers: the import brings what they are, keepers and redemptions what lies on the shelf.
 * No import sets stock. A good that is no longer in the files is not offered any more, and stays.
 */

/** A good whose shelf is to be brought in order, with the bins that are there. */
export interface Shelf {
  good: Good
  bins: string[]
}

export interface ShopPlan {
  /** Before the goods: what phones are shown can be redeemed. */
  shelves: Shelf[]
  fresh: Good[]
  changed: Good[]
  /** No longer in the files, as they will stand. */
  withdrawn: Good[]
}

/** What an import says of a bin. */
const told = ({ pickUp, ...of }: Good | Bin) => ({
  ...offerOf({ pickUp, ...of }),
  pickUp,
})

/** The bins that a good has by the files; others may be left of a time when it had more. */
const ownOf = (good: Good): Set<string> => new Set(emptyBins(good).map(({ _id }) => _id))

function isInOrder(good: Good, bins: readonly Bin[]): boolean {
  const own = ownOf(good)
  const isThere = [...own].every((id) => bins.some((bin) => bin._id === id))
  const isTold = bins.every((bin) => isDeepStrictEqual(told(bin), told(good)))
  return isThere && isTold && bins.every((bin) => own.has(bin._id) || bin.free === 0)
}

/** In what the files say. */
const isSame = (stored: Good, wanted: Good): boolean =>
  (Object.keys(wanted) as (keyof Good)[]).every((field) => stored[field] === wanted[field])

export function planShop(
  stored: readonly Good[],
  bins: readonly Bin[],
  wanted: readonly Good[],
): ShopPlan {
  const before = new Map(stored.map((good) => [good._id, good]))
  const kept = new Set(wanted.map(({ _id }) => _id))
  const gone = stored.filter(({ _id }) => !kept.has(_id))
  const withdrawn = gone.map((good) => ({ ...good, offered: false }))
  const binsOf = (good: Good) => bins.filter((bin) => bin.good === good.code)
  return {
    shelves: [...wanted, ...withdrawn]
      .filter((good) => !isInOrder(good, binsOf(good)))
      .map((good) => ({ good, bins: binsOf(good).map(({ _id }) => _id) })),
    fresh: wanted.filter(({ _id }) => !before.has(_id)),
    changed: wanted.filter((good) => {
      const old = before.get(good._id)
      return old !== undefined && !isSame(old, good)
    }),
    withdrawn: withdrawn.filter(({ _id }) => before.get(_id)!.offered),
  }
}

/** As many pieces as there were, alike in the bins that the good has now, none in those it had once. */
function spread(good: Good, bins: readonly Bin[]): Bin[] {
  const own = ownOf(good)
  const total = bins.reduce((sum, { free }) => sum + free, 0)
  let rest = total % own.size
  return bins.map((bin) => {
    if (!own.has(bin._id)) return { ...bin, free: 0 }
    const more = rest > 0 ? 1 : 0
    rest -= more
    return { ...bin, free: Math.floor(total / own.size) + more }
  })
}

async function binsIn(transaction: Transaction, { good, bins }: Shelf): Promise<Map<string, Bin>> {
  const found = new Map<string, Bin>()
  for (const id of new Set([...bins, ...ownOf(good)])) {
    const bin = await transaction.collection('bins').get(id)
    if (bin) found.set(id, bin)
  }
  return found
}

/**
 * Brings the bins of one good in order, all in one transaction: the missing ones are made, each has a copy
 * of what the files say. Pieces are moved only where the number of bins has changed.
 */
export async function arrange(shelf: Shelf): Promise<void> {
  const { good } = shelf
  const own = ownOf(good)
  await transact(async (transaction) => {
    const before = await binsIn(transaction, shelf)
    const missing = emptyBins(good).filter(({ _id }) => !before.has(_id))
    const all = [...before.values(), ...missing]
    const isMoved = missing.length > 0 || all.some((bin) => !own.has(bin._id) && bin.free > 0)
    for (const bin of isMoved ? spread(good, all) : all) {
      const next = assertStocked({ ...bin, ...offerOf(good), pickUp: good.pickUp })
      if (isDeepStrictEqual(before.get(bin._id), next)) continue
      await transaction.collection('bins').put(next)
    }
    return ok(undefined)
  })
}

/** Adds a good; another run of the same import may have been faster. */
export async function addGood(good: Good): Promise<void> {
  try {
    await collection('goods').add(good)
  } catch (error) {
    if (!isDuplicate(error)) throw error
    await changeGood(good)
  }
}

/** Changes what the files say of a good. */
export async function changeGood({ _id, ...said }: Good): Promise<void> {
  await collection('goods').change(_id, said)
}

/** Of a good that is gone from the files. */
export async function withdraw({ _id }: Good): Promise<void> {
  await collection('goods').change(_id, { offered: false })
}
