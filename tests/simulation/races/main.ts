import { parseArgs } from 'node:util'
import { simulate } from '../../../devtools/simulation/simulate'
import { shrink } from '../../../devtools/simulation/shrink'
import { failureOf, storyOf } from '../../../devtools/simulation/tell'
import type { RunOptions } from '../../../devtools/simulation/types'
import { bookerFunctions } from '../../functions/days'
import { racesOf } from './story'

/** `npm run races -- [--seed S] [--steps N]`: people who race for the same hours, in both ways. */

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '20261126' },
    steps: { type: 'string', default: '10000' },
  },
})
/** A run keeps its whole story in memory. */
const A_RUN = 1_000
const SHRINK = { maxRuns: 60, maxMs: 120_000, now: Date.now }

async function main(): Promise<number> {
  const first = Number(values.seed)
  for (const by of ['update', 'transaction'] as const) {
    const counts: Record<string, number> = {}
    for (let left = Number(values.steps), seed = first; left > 0; left -= A_RUN, seed++) {
      const steps = Math.min(left, A_RUN)
      const o: RunOptions = { story: racesOf(by), functionsDir: bookerFunctions(), seed, steps }
      const run = await simulate(o)
      console.log(`by ${by}, ${steps} acts, ${failureOf(run)}`)
      for (const [name, n] of Object.entries(run.counts)) counts[name] = (counts[name] ?? 0) + n
      if (!run.failure) continue
      const small = await shrink(run, (s) => simulate({ ...o, ...s }), SHRINK)
      console.log(`${storyOf(small.run)}\n${failureOf(small.run)}`)
      console.log(`again: npm run races -- --seed ${seed} --steps ${steps}`)
      return 1
    }
    const said = Object.entries(counts)
      .sort()
      .map(([name, n]) => `${n} × ${name}`)
    console.log(`by ${by}: ${said.join(', ')}`)
  }
  return 0
}

void main().then((code) => (process.exitCode = code))
