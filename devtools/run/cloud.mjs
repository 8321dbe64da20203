/** `npm run cloud:backup` and `cloud:restore`: sets up, then runs devtools/cloud/cli.ts. */
import { program, run } from './shell.mjs'
import { setup } from './setup.mjs'

void program(async () => {
  await setup()
  const args = ['--import', 'tsx', 'devtools/cloud/cli.ts', ...process.argv.slice(2)]
  return (await run(process.execPath, args)).code
})
