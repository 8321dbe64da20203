import { shrink } from '../../devtools/simulation/shrink'
import { simulate } from '../../devtools/simulation/simulate'
import { commandOf, storyOf } from '../../devtools/simulation/tell'
import type { Run, RunOptions } from '../../devtools/simulation/types'
import { CONTEXTS, RULES_OF_ALL } from './contexts'
import { ALONE, STEPS, broken, hunts } from './hunt'
import { SABOTAGES } from './sabotages'
import { STREET } from './story'

/** Bugs of what all rooms stand on; those of the others are found in `bugsOfRooms.test.ts`. */
const { bugs, planted } = hunts(RULES_OF_ALL, SABOTAGES)

/** The street's 800 acts say the same at length; this is a seed of the planted ones. */
const SOUND_SEED = 1

test(`nothing is found in the functions as they are: seed ${SOUND_SEED}`, async () => {
  const o = { story: STREET, functionsDir: planted.sound, seed: SOUND_SEED, steps: STEPS }
  const r = await simulate(o)
  if (r.failure) throw new Error(`${r.failure.message}\n${commandOf(r, STEPS)}\n${storyOf(r)}`)
}, 600_000)

test('each planted bug breaks an invariant that exists', () => {
  const known = STREET.invariants.map((i) => i.name)
  const named = [...CONTEXTS.flatMap((c) => c.bugs), ...SABOTAGES].flatMap((b) => b.breaks)
  expect(named.filter((name) => !known.includes(name))).toEqual([])
})

test('a failure comes back exactly, and shrinks to a few acts that bring it back exactly', async () => {
  const at = bugs.findIndex((b) => b.name === 'the fallback is forgotten')
  const dir = planted.dirs[at]!
  const failed = (await broken(dir, bugs[at]!.seed))!
  const run = (seed: number, more: Partial<RunOptions> = {}): Promise<Run> =>
    simulate({ story: ALONE, functionsDir: dir, seed, steps: STEPS, ...more })
  const again = await run(failed.seed)
  expect([again.failure, again.traceHash]).toEqual([failed.failure, failed.traceHash])
  const limits = { maxRuns: 40, maxMs: 120_000, now: Date.now }
  const small = await shrink(failed, (s) => run(failed.seed, s), limits)
  expect(small.run.failure!.invariant).toBe(failed.failure!.invariant)
  expect(failed.acts.length).toBeGreaterThan(15)
  expect(small.only.length).toBeLessThan(4)
  const replayed = await run(failed.seed, { only: small.only, without: small.without })
  expect(replayed.traceHash).toBe(small.run.traceHash)
}, 300_000)
