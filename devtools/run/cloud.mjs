/** `npm run cloud:backup`, `cloud:restore` and `cloud:serve`: sets up, then runs devtools/cloud/cli.ts. */
import { program, run } from './shell.mjs'
import { setup } from './setup.mjs'

void program(async () => {
  await setup()
  // Ctrl-C reaches the child as well: its end is ours.
  process.on('SIGINT', () => undefined)
  const args = ['--import', 'tsx', 'devtools/cloud/cli.ts', ...process.argv.slice(2)]
  return (await run(process.execPath, args)).code
})
