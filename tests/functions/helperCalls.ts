import type { CallName } from '../../domain/contract'
import {
  CREW,
  HELPER,
  askedHelp,
  boundHelp,
  endowed,
  nobodyHelps,
  offeredGood,
  openedElder,
} from './helpers'
import type { PointsCase } from './pointsCalls'
import { joined, type Shop, type Who } from './pointsWorld'

/** Every call of helpers, each in a state in which it succeeds, for the rules that hold for all calls. */

const by = (
  action: string,
  who: Who,
  input: PointsCase['input'],
  other: PointsCase['other'] = (first) => first,
): PointsCase => ({ name: `helper.${action}` as CallName, who, input, other })

const only = (made: (shop: Shop) => Promise<{ id: string }>) => async (shop: Shop) => ({
  id: (await made(shop)).id,
})
const ELSEWHERE = '0123456789abcdef01234567'
const otherHelp = (first: object) => ({ ...first, id: `help:${ELSEWHERE}` })
const otherElder = (first: object) => ({ ...first, id: `elder:${ELSEWHERE}` })

/** What a helper redeems, with points enough for two. */
export async function redeeming(shop: Shop, made = boundHelp) {
  const { id, elder } = await made(shop)
  await endowed(shop, elder, 50)
  return { id, good: await offeredGood(shop), price: 20 }
}

export const HELPER_WRITING: PointsCase[] = [
  by(
    'openElder',
    CREW,
    () => ({ name: '周奶奶', buildingId: '101', paper: true }),
    (first) => ({ ...first, name: '吴爷爷' }),
  ),
  by('closeElder', CREW, async (shop) => ({ id: await openedElder(shop) }), otherElder),
  by(
    'name',
    CREW,
    async (shop) => {
      await nobodyHelps(shop)
      const no = await joined(shop, HELPER, '王小明')
      return { elder: await openedElder(shop), no, acts: ['points'], months: 6, paper: true }
    },
    (first) => ({ ...first, months: 7 }),
  ),
  by(
    'answer',
    HELPER,
    async (shop) => ({ id: (await askedHelp(shop)).id, yes: true }),
    (first) => ({ ...first, yes: false }),
  ),
  by('end', HELPER, only(boundHelp), otherHelp),
  by('redeem', HELPER, redeeming, (first) => ({ ...first, price: 19 })),
]

export const HELPER_READING: PointsCase[] = [
  by('open', HELPER, async (shop) => (await boundHelp(shop), {})),
  by('points', HELPER, only(boundHelp)),
  by('shop', HELPER, only(boundHelp)),
  by('elders', CREW, async (shop) => (await openedElder(shop), {})),
  by('elder', CREW, async (shop) => ({ id: (await boundHelp(shop)).elder })),
  by('statement', CREW, async (shop) => ({
    id: (await boundHelp(shop)).elder,
    month: '2026-06',
  })),
]
