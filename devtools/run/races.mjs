/** `npm run races -- --seed S --steps N`: 10,000 races for the same hours. See docs/simulation.md. */
import { program, run } from './shell.mjs'
import { setup } from './setup.mjs'

void program(async () => {
  await setup()
  const args = ['--import', 'tsx', 'tests/simulation/races/main.ts', ...process.argv.slice(2)]
  return (await run(process.execPath, args)).code
})
