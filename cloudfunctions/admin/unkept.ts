import { unkept } from '../../domain/points/redeem/keepers'
import type { Redemption } from '../../domain/points/redeem/types'
import type { StreetSettings } from '../../domain/street/types'
import { now } from '../platform/clock'
import { collection, command } from '../platform/collections'

const PAGE = 500

/** A pick-up point where something waits and nobody can hand it out. */
export interface Unkept {
  pickUp: string
  /** Empty where the street has no such point any more. */
  name: string
  /** Redemptions that wait there. */
  count: number
}

/** What waits to be picked up: how many, by pick-up point. */
async function waitingByPoint(): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (let last = ''; ;) {
    const page = (await collection('redemptions').find(
      { state: 'HELD', _id: command.gt(last) },
      { sort: [['_id', 'asc']], limit: PAGE, paths: ['pickUp'] },
    )) as Redemption[]
    for (const { pickUp } of page) counts.set(pickUp, (counts.get(pickUp) ?? 0) + 1)
    last = page[page.length - 1]?._id ?? last
    if (page.length < PAGE) return counts
  }
}

/**
 * Pick-up points that the street, as it is imported now, leaves without a keeper in term while redemptions
 * wait there. They stay good for their seven days, and are given back after them.
 */
export async function countUnkept({ points }: StreetSettings): Promise<Unkept[]> {
  const waiting = await waitingByPoint()
  const each = [...waiting.keys()].map((pickUp) => ({ pickUp, state: 'HELD' as const }))
  return unkept(each, points?.keepers ?? [], now()).map((pickUp) => ({
    pickUp,
    name: points?.pickUps.find(({ code }) => code === pickUp)?.name ?? '',
    count: waiting.get(pickUp) ?? 0,
  }))
}
