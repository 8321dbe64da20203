import { parseArgs } from 'node:util'
import { shrink } from '../../devtools/simulation/shrink'
import { simulate } from '../../devtools/simulation/simulate'
import { commandOf, failureOf, storyOf } from '../../devtools/simulation/tell'
import type { RunOptions, Run } from '../../devtools/simulation/types'
import { BUGS } from './contexts'
import { plant } from './plant'
import { SABOTAGES } from './sabotages'
import { STREET } from './story'

/** `npm run simulate`: see docs/simulation.md. */

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    seeds: { type: 'string', default: '1' },
    steps: { type: 'string', default: '2000' },
    only: { type: 'string' },
    without: { type: 'string' },
    bug: { type: 'string' },
    verbose: { type: 'boolean', default: false },
    'no-shrink': { type: 'boolean', default: false },
  },
})

const SHRINK = { maxRuns: 80, maxMs: 180_000, now: Date.now }

function bundles() {
  const { bug } = values
  const planted = BUGS.find((b) => b.name === bug)
  const sabotage = SABOTAGES.find((s) => s.name === bug)
  if (bug !== undefined && !planted && !sabotage) {
    const names = [...BUGS, ...SABOTAGES].map((b) => `  ${b.name}`)
    throw new Error(`no such bug: ${bug}\n${names.join('\n')}`)
  }
  const { sound, dirs, remove } = plant(planted ? [planted] : [])
  return { dir: dirs[0] ?? sound, remove, sabotage: sabotage?.plant }
}

const counted = (run: Run): string =>
  Object.entries(run.counts)
    .sort()
    .map(([name, n]) => `${n} × ${name}`)
    .join(', ')

async function explain(run: Run, o: RunOptions): Promise<void> {
  console.log(failureOf(run))
  console.log(`again: ${commandOf(run, o.steps, undefined, values.bug)}`)
  if (values.only !== undefined || values['no-shrink']) return console.log(storyOf(run))
  console.log('shrinking …')
  const small = await shrink(run, (s) => simulate({ ...o, ...s }), SHRINK)
  console.log(storyOf(small.run))
  console.log(`${small.only.length} acts of ${run.acts.length}, after ${small.tried} runs`)
  console.log(failureOf(small.run))
  console.log(`again: ${commandOf(run, o.steps, small, values.bug)}`)
}

async function main(): Promise<number> {
  const first = Number(values.seed ?? Math.floor(Math.random() * 1e6))
  const steps = Number(values.steps)
  const { dir, remove, sabotage } = bundles()
  const only = values.only?.split(',').map(Number)
  const without = new Set(values.without?.split(','))
  try {
    for (let seed = first; seed < first + Number(values.seeds); seed++) {
      console.log(`seed ${seed}, ${steps} steps`)
      const o: RunOptions = {
        story: STREET,
        functionsDir: dir,
        seed,
        steps,
        without,
        ...(only ? { only } : {}),
        ...(sabotage ? { sabotage } : {}),
      }
      const began = Date.now()
      const run = await simulate(o)
      console.log(`${((Date.now() - began) / 1000).toFixed(1)} s: ${counted(run)}`)
      if (values.verbose) console.log(storyOf(run, true))
      if (run.failure) {
        await explain(run, o)
        return 1
      }
      console.log(`${failureOf(run)} (trace ${run.traceHash.slice(0, 16)})`)
    }
    return 0
  } finally {
    remove()
  }
}

void main().then((code) => (process.exitCode = code))
