/** `npm run cloud:explain`: sets up, then runs devtools/cloud/explainCli.ts with its arguments. */
import { program, run } from './shell.mjs'
import { setup } from './setup.mjs'

void program(async () => {
  await setup()
  const args = ['--import', 'tsx', 'devtools/cloud/explainCli.ts', ...process.argv.slice(2)]
  return (await run(process.execPath, args)).code
})
