/**
 * `npm run acts`: 100,000 random acts on points, first by the rules alone, then by the functions, which
 * die between their writes; `RUNS=…` stories of fifty acts, `SEED=…`.
 */
import { inRoot, program, run } from './shell.mjs'
import { setup } from './setup.mjs'

const STORIES = '2000'

void program(async () => {
  await setup()
  const jest = inRoot('node_modules', 'jest', 'bin', 'jest.js')
  const rooms = ['--selectProjects', 'domain', 'simulation']
  const only = ['--testPathPatterns', 'points/random|simulation/acts', '-t', 'random acts']
  const args = [jest, ...rooms, ...only]
  const env = { RUNS: process.env.RUNS ?? STORIES }
  return (await run(process.execPath, args, { env })).code
})
