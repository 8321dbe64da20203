/** The documents of the bench: 1 kB each, deterministic, as many near each other at every size. */
import { createHash } from 'node:crypto'
import type { CollectionSchema } from '../../cloud'

/** Documents of one grid; each grid lies around its own point, far from the others. */
export const PER_GRID = 20
/** Documents that the counted range holds. */
export const RANGE = 100
const GRIDS_A_ROW = 250
const APART_DEG = 0.05
const STATES = 10
/** Makes the stored text of a document 1 kB. */
const TEXT_BYTES = 740

/** A document without its id and its text. */
export interface BenchRow extends Record<string, unknown> {
  grid: string
  at: number
  seq: number
  state: number
  n: number
  place: { type: 'Point'; coordinates: [number, number] }
}

export interface BenchDoc extends BenchRow {
  _id: string
  text: string
}

export const COLLECTION: CollectionSchema = {
  name: 'docs',
  indexes: [
    {
      name: 'grid_at',
      keys: [
        ['grid', 1],
        ['at', -1],
      ],
    },
    { name: 'seq', keys: [['seq', 1]] },
    {
      name: 'state_seq',
      keys: [
        ['state', 1],
        ['seq', 1],
      ],
    },
    { name: 'place', keys: [['place', '2dsphere']] },
  ],
}

/** Ids scattered as the cloud's own are: neighbours in time are no neighbours in the B-tree. */
export const idOf = (i: number): string => createHash('md5').update(`doc ${i}`).digest('hex')

export function pointOf(i: number): [number, number] {
  const grid = Math.floor(i / PER_GRID)
  const k = i % PER_GRID
  return [
    100 + (grid % GRIDS_A_ROW) * APART_DEG + (k % 5) * 0.0005,
    25 + Math.floor(grid / GRIDS_A_ROW) * APART_DEG + Math.floor(k / 5) * 0.0005,
  ]
}

const TEXT = '井盖松动，路灯不亮。'.repeat(40)
const textOf = (i: number): string =>
  Buffer.from(`${i} ${TEXT}`)
    .subarray(0, TEXT_BYTES)
    .toString()
    .replace(/\uFFFD/g, '')

export const rowOf = (i: number): BenchRow => ({
  grid: `g${Math.floor(i / PER_GRID)}`,
  at: 1_780_000_000_000 + ((i * 7919) % 1_000_003) * 1000,
  seq: i,
  state: i % STATES,
  n: 0,
  place: { type: 'Point', coordinates: pointOf(i) },
})

export const docOf = (i: number): BenchDoc => ({ _id: idOf(i), ...rowOf(i), text: textOf(i) })

export const docsBetween = (from: number, to: number): BenchDoc[] =>
  Array.from({ length: to - from }, (_, k) => docOf(from + k))
