/**
 * SIGKILL at hundreds of moments under load. It proves that the process may die anywhere: what it had
 * handed to the system's page cache survives it. Power loss is another matter: see
 * docs/local-cloud.md, and durabilityDisk.test.ts for the fsync of every commit.
 */
import { rmSync } from 'node:fs'
import { bundleKillable } from './killableBundle'
import { Killing, Standby } from './killing'
import type { Round } from './killing'
import type { Plant, Trap } from './fixtures/killable'
import { seeded } from './harness'

let standby: Standby
beforeAll(async () => {
  standby = new Standby(await bundleKillable())
})
afterAll(() => standby.close())

const random = seeded()
const KILLS = 200

/** Half of the rounds die at any moment, the others at a chosen point. */
const TRAPS: Trap[] = [
  ...Array.from({ length: 7 }, () => 'parent' as const),
  'written',
  'committed',
  'document',
  'key',
  'checkpoint',
  'upload',
  'indexBuild',
]

const NTH: Record<Trap, number> = {
  parent: 16, // acknowledged writes
  written: 10,
  committed: 10,
  document: 14,
  key: 40,
  checkpoint: 40,
  upload: 2,
  indexBuild: 60,
}

const roundOf = (trap: Trap): Round => ({ trap, nth: 1 + random.below(NTH[trap]) })

test(`SIGKILL ${KILLS} times, seed ${random.seed}: nothing acknowledged is lost, nothing is torn`, async () => {
  const killing = new Killing(standby, random)
  const rounds = Array.from({ length: KILLS }, (_, i) => roundOf(TRAPS[i % TRAPS.length]!))
  for (const [n, round] of rounds.entries()) await killing.round(round, n)
  const { faults, acknowledged, hits } = await killing.finish()

  expect(faults).toEqual([])
  expect(acknowledged).toBeGreaterThan(5 * KILLS)
  const aimed = TRAPS.filter((t) => t !== 'parent')
  // Each point was met; a checkpoint is over in a millisecond or two, so that few kills fall into one.
  expect(aimed.filter((t) => (hits[t] ?? 0) === 0)).toEqual([])
  rmSync(killing.folder, { recursive: true })
}, 600_000)

describe('and it would be seen:', () => {
  test.each<[Plant, Trap[], RegExp]>([
    ['answerBeforeCommit', ['parent'], /lost/],
    ['transactionInParts', ['document', 'key'], /torn/],
    ['indexOutside', ['parent', 'committed'], /index .* entries missing/],
  ])(
    '%s',
    async (plant, traps, seen) => {
      const killing = new Killing(standby, random, plant)
      for (let n = 0; n < 8; n++) await killing.round(roundOf(traps[n % traps.length]!), n * 2)
      const { faults } = await killing.finish()
      expect(faults.filter((f) => seen.test(f))).not.toEqual([])
      rmSync(killing.folder, { recursive: true })
    },
    60_000,
  )
})
