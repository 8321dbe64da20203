/** `npm run simulate -- --seed S --steps N`: the street by chance, replayable. See docs/simulation.md. */
import { program, run } from './shell.mjs'
import { setup } from './setup.mjs'

void program(async () => {
  await setup()
  const args = ['--import', 'tsx', 'tests/simulation/main.ts', ...process.argv.slice(2)]
  return (await run(process.execPath, args)).code
})
