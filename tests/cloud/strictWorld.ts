/** Clouds with one schema and seed, one for each set of options; `world` is all that they hold. */
import type { CloudOptions, CollectionSchema, Doc } from '../../devtools/cloud'
import { startTestCloud } from './harness'
import type { TestCloud } from './harness'

const SCHEMA: CollectionSchema[] = [
  {
    name: 'r',
    indexes: [
      {
        name: 'grid_at',
        keys: [
          ['grid', 1],
          ['at', -1],
        ],
      },
    ],
  },
  { name: 'log', indexes: [] },
]

export const SEED: Doc[] = [
  { _id: 'a', grid: 'g1', at: 1, n: 3 },
  { _id: 'b', grid: 'g1', at: 2, n: 1 },
  { _id: 'c', grid: 'g2', at: 3, n: 2 },
]

const clouds = new Map<string, TestCloud>()
export async function cloudWith(more: Partial<CloudOptions>): Promise<TestCloud> {
  const key = JSON.stringify(more)
  const known = clouds.get(key)
  if (known) return known
  const cloud = await startTestCloud(SCHEMA, more)
  cloud.store.insertMany('r', SEED)
  clouds.set(key, cloud)
  return cloud
}
/** Everything stored, to show that a refusal wrote nothing. */
export const world = (cloud: TestCloud): Doc[] => [
  ...cloud.store.find('r', {}, { _id: 1 }),
  ...cloud.store.find('log'),
]

export const stopAll = async (): Promise<void> => {
  await Promise.all([...clouds.values()].map((cloud) => cloud.stop()))
}

export const inTransaction = (code: string): string =>
  `const t = await db.startTransaction()
   try { ${code} } finally { await t.rollback().catch(() => undefined) }`
