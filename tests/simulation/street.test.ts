import { simulate } from '../../devtools/simulation/simulate'
import { commandOf, failureOf, storyOf } from '../../devtools/simulation/tell'
import type { Run } from '../../devtools/simulation/types'
import { plant } from './plant'
import { STREET } from './story'

/** SEED=… STEPS=… for others; `npm run simulate` shrinks what breaks. */
const SEED = Number(process.env.SEED ?? 20261124)
const STEPS = Number(process.env.STEPS ?? 800)
const FEW = 25

const functions = plant([])
afterAll(() => functions.remove())

const run = (seed: number, steps: number): Promise<Run> =>
  simulate({ story: STREET, functionsDir: functions.sound, seed, steps })

/** Fails with the story and the command that brings it back. */
function assertHeld(r: Run, steps: number): void {
  if (!r.failure) return
  throw new Error(`${failureOf(r)}\nagain: ${commandOf(r, steps)}\n${storyOf(r)}`)
}

test(`the same seed is the same run, event by event: seed ${SEED}`, async () => {
  const first = await run(SEED, FEW)
  const again = await run(SEED, FEW)
  expect(again.traceHash).toBe(first.traceHash)
  expect(again.trace).toEqual(first.trace)
  expect((await run(SEED + 1, FEW)).traceHash).not.toBe(first.traceHash)
}, 300_000)

test(`${STEPS} acts of a street by chance, seed ${SEED}`, async () => {
  const r = await run(SEED, STEPS)
  assertHeld(r, STEPS)
  // The street was busy enough, and things went wrong enough, for this to mean something.
  const count = (name: string): number => r.counts[name] ?? 0
  expect(count('act somebody acts')).toBeGreaterThan(STEPS / 10)
  expect(count('act somebody reports')).toBeGreaterThan(STEPS / 80)
  expect(count('push 0')).toBeGreaterThan(STEPS / 100)
  const faults = Object.keys(r.counts).filter((name) => name.startsWith('fault '))
  expect(faults.length).toBeGreaterThan(6)
}, 900_000)
