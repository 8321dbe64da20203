/** `npm run pictures`: sets up, builds what changed, then runs devtools/bench/pictures.ts with its arguments. */
import { program, run } from './shell.mjs'
import { build } from './build.mjs'
import { setup } from './setup.mjs'

void program(async () => {
  const { chromium = '' } = await setup({ browser: true })
  await build()
  const args = ['--import', 'tsx', 'devtools/bench/pictures.ts', ...process.argv.slice(2)]
  return (await run(process.execPath, args, { env: { CHROMIUM: chromium } })).code
})
