import type { Grid, LngLat } from '../../domain/street/types'
import facts from './facts/street-150203012.json'
import type { Random } from './random'
import { makeTiles, pointIn, type Tile } from './tiles'

export const STREET_CODE = facts.street.code
export const STREET_NAME = facts.street.name
export const BUILDINGS = 600
/** One 单元长 each: what is left of the 2,303 part-timers besides the other posts. */
export const STAIRS = 1_693

/** Grids of each community, west to east, three communities a row; 33 in all. */
const GRIDS_OF = [4, 3, 4, 4, 4, 3, 4, 4, 3]
/** Sixteen estates, by community; the names are invented. */
const ESTATES_OF = [
  ['友谊三区'],
  ['友谊四区'],
  ['黄河小区', '河畔家园'],
  ['新华苑', '香樟苑'],
  ['金帝花园', '金帝雅居'],
  ['恒悦府', '悦景苑'],
  ['保丰花园', '丰景苑'],
  ['东亚一区北院', '东亚一区南院'],
  ['东亚二区北院', '东亚二区南院'],
]
/** Public phones: unassigned numbers, so that nobody's telephone rings. */
const PUBLIC_PHONE = 10000080000

export interface DemoCommunity {
  code: string
  name: string
}
export type DemoGrid = Pick<
  Grid,
  'code' | 'name' | 'type' | 'polygon' | 'publicPhone' | 'supervisionPhone'
> & { community: DemoCommunity; tile: Tile; estateId: string }
export interface DemoEstate {
  id: string
  name: string
  community: string
}
export interface DemoBuilding {
  id: string
  estate: string
  name: string
  /** Left empty in the file: the import finds it by the point. */
  gridCode: string
  point: LngLat
  units: number
}
export interface DemoPlaces {
  communities: DemoCommunity[]
  grids: DemoGrid[]
  estates: DemoEstate[]
  buildings: DemoBuilding[]
}

/** What people call a community is its name without the committee 居委会. */
const communities = (): DemoCommunity[] =>
  facts.communities.map(({ code, name }) => ({ code, name: name.replace(/居委会$/, '') }))

function makeGrids(all: DemoCommunity[], random: Random): DemoGrid[] {
  const tiles = makeTiles(random)
  let next = 0
  return all.flatMap((community, i) =>
    Array.from({ length: GRIDS_OF[i]! }, (_, k) => {
      const tile = tiles[next++]!
      const estates = ESTATES_OF[i]!
      const estate = Math.floor((k * estates.length) / GRIDS_OF[i]!)
      return {
        code: `${community.code}${String(k + 1).padStart(3, '0')}`,
        name: `第${k + 1}网格`,
        type: 'BASIC' as const,
        polygon: { type: 'Polygon' as const, coordinates: [tile.ring] },
        publicPhone: String(PUBLIC_PHONE + next),
        supervisionPhone: String(PUBLIC_PHONE),
        community,
        tile,
        estateId: `E${community.code.slice(-3)}${estate + 1}`,
      }
    }),
  )
}

/** Whole numbers within bounds that sum up to exactly `total`. */
function shares(count: number, total: number, from: number, to: number, random: Random): number[] {
  const all = Array.from({ length: count }, () => random.int(from, to))
  let rest = total - all.reduce((a, b) => a + b, 0)
  while (rest !== 0) {
    const at = random.int(0, count - 1)
    const moved = all[at]! + Math.sign(rest)
    if (moved < from || moved > to) continue
    all[at] = moved
    rest -= Math.sign(rest)
  }
  return all
}

const SLOT_COLUMNS = 3
const SLOT_ROWS = 7

/** Buildings stand in lines within their grid, away from its edges. */
function pointsOf(tile: Tile, count: number, random: Random): LngLat[] {
  const slots = Array.from({ length: SLOT_COLUMNS * SLOT_ROWS }, (_, i) => i)
  const used = random
    .shuffle(slots)
    .slice(0, count)
    .sort((a, b) => a - b)
  return used.map((slot) => {
    const u = 0.18 + (0.64 * (slot % SLOT_COLUMNS)) / (SLOT_COLUMNS - 1) + random.jitter(0.03)
    const v = 0.14 + (0.72 * Math.floor(slot / SLOT_COLUMNS)) / (SLOT_ROWS - 1)
    return pointIn(tile, u, v + random.jitter(0.02))
  })
}

function makeBuildings(grids: DemoGrid[], random: Random): DemoBuilding[] {
  const counts = shares(grids.length, BUILDINGS, 15, 21, random)
  const units = shares(BUILDINGS, STAIRS, 1, 4, random)
  const numbers = new Map<string, number>()
  let next = 0
  return grids.flatMap((grid, i) =>
    pointsOf(grid.tile, counts[i]!, random).map((point, k) => {
      const number = (numbers.get(grid.estateId) ?? 0) + 1
      numbers.set(grid.estateId, number)
      return {
        id: `B${grid.code.slice(-6)}${String(k + 1).padStart(2, '0')}`,
        estate: grid.estateId,
        name: `${number}号楼`,
        gridCode: grid.code,
        point,
        units: units[next++]!,
      }
    }),
  )
}

export function makePlaces(random: Random): DemoPlaces {
  const all = communities()
  const grids = makeGrids(all, random)
  const estates = all.flatMap((community, i) =>
    ESTATES_OF[i]!.map((name, k) => ({
      id: `E${community.code.slice(-3)}${k + 1}`,
      name,
      community: community.code,
    })),
  )
  return { communities: all, grids, estates, buildings: makeBuildings(grids, random) }
}
