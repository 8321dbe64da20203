/**
 * `npm run check:wechat`: builds what changed, brings WeChat's own tools (once, 280 MB, into a
 * folder of their own) and runs devtools/check/main.ts with its arguments.
 */
import { chmodSync, copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Trouble, hashOf, inRoot, must, program, readStamp, run, say } from './shell.mjs'
import { seconds, writeStamp } from './shell.mjs'
import { build } from './build.mjs'
import { npm, setup } from './setup.mjs'

const tools = inRoot('.local', 'check')
const stampFile = join(tools, '.installed')
const NAMED = ['package.json', 'package-lock.json', '.npmrc']
const COMPILERS = ['wcc', 'wcsc'].map((name) =>
  join(tools, 'node_modules', 'miniprogram-compiler', 'bin', 'linux', name),
)

function checkMachine() {
  if (process.platform === 'linux' && process.arch === 'x64') return
  throw new Trouble(
    `WeChat's compilers wcc and wcsc run on Linux x64; this is ${process.platform} ${process.arch}.\n` +
      'Run it in a container of that kind; no other command needs them.',
  )
}

/** The compilers come without their run bit; one that cannot be started would fail every template. */
async function makeRun() {
  for (const compiler of COMPILERS) {
    chmodSync(compiler, 0o755)
    const { code } = await run(compiler, ['--version'], { quiet: true }).catch(() => ({
      code: 127,
    }))
    if (code < 126) continue
    throw new Trouble(`${compiler} cannot be started: it needs glibc and libstdc++ (not musl).`)
  }
}

async function ensureTools() {
  const wanted = hashOf(['devtools/check/package.json', 'devtools/check/package-lock.json'])
  if (readStamp(stampFile) === wanted && COMPILERS.every((file) => existsSync(file))) return
  mkdirSync(tools, { recursive: true })
  for (const name of NAMED) copyFileSync(inRoot('devtools', 'check', name), join(tools, name))
  say("Installing WeChat's tools (npm ci), about a minute …")
  const advice = 'Check the network and the npm registry setting, then run the command again.'
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund']
  const { ms } = await must(npm, args, { cwd: tools, quiet: true }, advice)
  await makeRun()
  writeStamp(stampFile, wanted)
  say(`WeChat's tools installed in ${seconds(ms)}.`)
}

void program(async () => {
  checkMachine()
  await setup({ native: false })
  await build(['client'])
  await ensureTools()
  const args = ['--import', 'tsx', 'devtools/check/main.ts', ...process.argv.slice(2)]
  return (await run(process.execPath, args, { env: { CHECK_TOOLS: tools } })).code
})
