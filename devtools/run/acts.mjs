/** `npm run acts`: 100,000 random acts on the ledger of points; `RUNS=…` stories of fifty acts, `SEED=…`. */
import { inRoot, program, run } from './shell.mjs'
import { setup } from './setup.mjs'

const STORIES = '2000'

void program(async () => {
  await setup()
  const jest = inRoot('node_modules', 'jest', 'bin', 'jest.js')
  const only = ['--testPathPatterns', 'points/random', '-t', 'random acts']
  const args = [jest, '--selectProjects', 'domain', ...only]
  const env = { RUNS: process.env.RUNS ?? STORIES }
  return (await run(process.execPath, args, { env })).code
})
