import { simulate } from '../../devtools/simulation/simulate'
import { failureOf, storyOf } from '../../devtools/simulation/tell'
import { bookerFunctions } from '../functions/days'
import { racesOf } from './races/story'

/** SEED=… STEPS=… for others; `npm run races` does 10,000 in each way. */
const SEED = Number(process.env.SEED ?? 20261126)
const STEPS = Number(process.env.STEPS ?? 600)

test.each(['update', 'transaction'] as const)(
  `${STEPS} races for time, by %s, seed ${SEED}`,
  async (by) => {
    const run = await simulate({
      story: racesOf(by),
      functionsDir: bookerFunctions(),
      seed: SEED,
      steps: STEPS,
    })
    if (run.failure) throw new Error(`${failureOf(run)}\n${storyOf(run)}`)
    const count = (name: string): number => run.counts[name] ?? 0
    expect(count('act chooses')).toBeGreaterThan(STEPS / 4)
    expect(count('act cancels or moves')).toBeGreaterThan(STEPS / 8)
    expect(count('fault killed after')).toBeGreaterThan(STEPS / 200)
    expect(count('fault stuck')).toBeGreaterThan(0)
  },
  600_000,
)
