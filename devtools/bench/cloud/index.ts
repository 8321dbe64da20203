/** The local cloud, against SQLite alone and against the SDK with empty answers, in one run. */
import { mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { measureCosts } from './costs'
import type { Orders } from './host'
import { startHosted } from './hosted'
import { openRaw } from './raw'
import { report } from './report'
import type { Loaded } from './report'
import { runRounds } from './rounds'
import { measureRates } from './throughput'
import type { Figure } from '../table'

const SMALL = 1_000
const LARGE = 50_000
const HUGE = 1_000_000
/** Database, write-ahead log and the raw driver's copy, for each document. */
const BYTES_A_DOCUMENT = 3_500
const REPS = 2
const ROUNDS = { [LARGE]: 36, [HUGE]: 120 }
const LANES = [1, 2, 4]
const SEED = 20261124

function assertRoom(dir: string, documents: number): void {
  const { bavail, bsize } = statfsSync(dir)
  const needed = documents * BYTES_A_DOCUMENT
  if (bavail * bsize < needed * 1.5)
    throw new Error(`${dir} has no room for ${(needed / 1e9).toFixed(1)} GB`)
}

/** Mulberry32, as small as a seeded source gets. */
function seeded(seed: number): () => number {
  let a = seed
  return () => {
    a = (a + 0x6d2b79f5) >>> 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

async function load(cloud: Orders, to: number): Promise<Loaded> {
  const began = performance.now()
  await cloud.fill(to)
  return { documents: to, seconds: (performance.now() - began) / 1000 }
}

/**
 * Measures and prints the Markdown tables. Files live in the system's folder for temporary files,
 * about 3 GB for 1,000,000 documents, and are removed. `date` is what the tables are headed with.
 */
export async function measureCloud(isLarge: boolean, date: string): Promise<Figure[]> {
  const size = isLarge ? HUGE : LARGE
  const loadBefore = loadavg()[0]!
  assertRoom(tmpdir(), size)
  const dir = mkdtempSync(join(tmpdir(), 'bench-cloud-'))
  const raw = openRaw(dir)
  const clouds: Orders[] = []
  try {
    for (const name of ['small', 'large']) clouds.push(await startHosted(join(dir, name)))
    const [small, large] = clouds as [Orders, Orders]
    await load(small, SMALL)
    const loaded = await load(large, size)
    raw.fill(size)
    const subjects = { small: { cloud: small, size: SMALL }, large: { cloud: large, size } }
    const rounds = await runRounds({ raw, ...subjects }, ROUNDS[size]!, REPS, seeded(SEED))
    const rates = await measureRates(subjects.small, LANES)
    const largeRate = (await measureRates(subjects.large, [4]))[0]!
    const costs = await measureCosts(small)
    const memory = { small: await small.memory(), large: await large.memory() }
    const { text, figures } = report({
      date,
      sqlite: raw.version,
      loadBefore,
      sizes: [SMALL, size],
      loaded,
      rounds,
      rates,
      largeRate,
      costs,
      memory,
    })
    process.stdout.write(text)
    return figures
  } finally {
    raw.close()
    for (const cloud of clouds) await cloud.stop().catch(() => undefined)
    rmSync(dir, { recursive: true, force: true })
  }
}
