import type { LngLat } from '../../domain/street/types'
import type { Random } from './random'

/**
 * 33 grids that tile an area around Huanghe West Road without gap or overlap: three rows of eleven
 * cells over one lattice. Every corner and every bend of a side is made once and used by all the
 * cells that meet there, so neighbours share their edge to the last digit.
 */
export const COLUMNS = 11
export const ROWS = 3
const CENTRE: LngLat = [109.82, 40.64]
const CELL_WIDTH_M = 330
const CELL_HEIGHT_M = 560
/** The streets there do not run quite north. */
const TURN_RAD = (-6 * Math.PI) / 180
const CORNER_JITTER = 0.16
const BEND_JITTER = 0.05

export interface Tile {
  column: number
  /** 0 is the northernmost row. */
  row: number
  /** Closed ring, counter-clockwise, eight points. */
  ring: LngLat[]
  /** North-west, north-east, south-east, south-west. */
  corners: [LngLat, LngLat, LngLat, LngLat]
}

/** Lattice units (columns east, rows south) to degrees, to six decimals (0.1 m). */
function place(x: number, y: number): LngLat {
  const east = (x - COLUMNS / 2) * CELL_WIDTH_M
  const north = (ROWS / 2 - y) * CELL_HEIGHT_M
  const [cos, sin] = [Math.cos(TURN_RAD), Math.sin(TURN_RAD)]
  const mPerLat = 111_320
  const mPerLng = mPerLat * Math.cos((CENTRE[1] * Math.PI) / 180)
  const round = (n: number) => Math.round(n * 1e6) / 1e6
  return [
    round(CENTRE[0] + (east * cos - north * sin) / mPerLng),
    round(CENTRE[1] + (east * sin + north * cos) / mPerLat),
  ]
}

type XY = [x: number, y: number]
const table = <T>(rows: number, columns: number, make: (row: number, column: number) => T): T[][] =>
  Array.from({ length: rows }, (_, r) => Array.from({ length: columns }, (_, c) => make(r, c)))

/** The tiles row by row from the north, each row from west to east. */
export function makeTiles(random: Random): Tile[] {
  const corner = table<XY>(ROWS + 1, COLUMNS + 1, (r, c) => [
    c + random.jitter(CORNER_JITTER),
    r + random.jitter(CORNER_JITTER),
  ])
  const bend = (a: XY, b: XY): XY => [
    (a[0] + b[0]) / 2 + random.jitter(BEND_JITTER),
    (a[1] + b[1]) / 2 + random.jitter(BEND_JITTER),
  ]
  /** Bends of the sides that run west–east and of those that run north–south. */
  const across = table(ROWS + 1, COLUMNS, (r, c) => bend(corner[r]![c]!, corner[r]![c + 1]!))
  const down = table(ROWS, COLUMNS + 1, (r, c) => bend(corner[r]![c]!, corner[r + 1]![c]!))
  return table(ROWS, COLUMNS, (r, c) => {
    const at = ([x, y]: XY) => place(x, y)
    const nw = at(corner[r]![c]!)
    const ne = at(corner[r]![c + 1]!)
    const se = at(corner[r + 1]![c + 1]!)
    const sw = at(corner[r + 1]![c]!)
    const [north, south] = [at(across[r]![c]!), at(across[r + 1]![c]!)]
    const [west, east] = [at(down[r]![c]!), at(down[r]![c + 1]!)]
    const ring = [nw, west, sw, south, se, east, ne, north, nw]
    return { column: c, row: r, ring, corners: [nw, ne, se, sw] } satisfies Tile
  }).flat()
}

/** A point of a tile by shares of its width (west to east) and height (north to south). */
export function pointIn(tile: Tile, u: number, v: number): LngLat {
  const [nw, ne, se, sw] = tile.corners
  const mix = (i: 0 | 1) =>
    (1 - v) * ((1 - u) * nw[i] + u * ne[i]) + v * ((1 - u) * sw[i] + u * se[i])
  const round = (n: number) => Math.round(n * 1e6) / 1e6
  return [round(mix(0)), round(mix(1))]
}
