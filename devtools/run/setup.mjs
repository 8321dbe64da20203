/**
 * `npm run setup`: what `npm install` would do if install scripts were on. Cheap when nothing changed.
 * Install scripts stay off (.npmrc), so the one native module is built here, on purpose.
 */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ensureChromium } from './chromium.mjs'
import { Trouble, hashOf, inRoot, isMain, must, program, readStamp, run, say } from './shell.mjs'
import { seconds, writeStamp } from './shell.mjs'

const stampFile = inRoot('node_modules', '.gongzhi-installed')
export const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'

function checkNode() {
  const major = Number(process.versions.node.split('.')[0])
  if (major < 20) throw new Trouble(`Node 20 or newer is needed; this is ${process.version}.`)
}

/** npm's own record of what lies in node_modules agrees with the lock file (installed by hand). */
function installedMatchesLock() {
  const record = inRoot('node_modules', '.package-lock.json')
  if (!existsSync(record)) return false
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages
  const wanted = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages
  return Object.entries(wanted).every(
    ([path, want]) =>
      path === '' || want.optional || want.peer || installed[path]?.version === want.version,
  )
}

async function installPackages() {
  const wanted = hashOf(['package-lock.json'])
  if (readStamp(stampFile) === wanted) return
  if (!installedMatchesLock()) {
    say('Installing packages (npm ci), about a minute …')
    const advice = 'Check the network and the npm registry setting, then run the command again.'
    const { ms } = await must(npm, ['ci', '--no-audit', '--no-fund'], {}, advice)
    say(`Packages installed in ${seconds(ms)}.`)
  }
  writeStamp(stampFile, wanted)
}

const nativeLoads = async () => {
  const script = "new (require('better-sqlite3'))(':memory:').prepare('select 1').get()"
  return (await run(process.execPath, ['-e', script], { quiet: true })).code === 0
}

async function buildNative() {
  if (await nativeLoads()) return
  say('Building better-sqlite3 (once) …')
  // Headers beside the running Node spare the compiler a download.
  const prefix = dirname(dirname(process.execPath))
  const headers = existsSync(join(prefix, 'include', 'node', 'node.h'))
  const env = headers ? { npm_config_nodedir: prefix } : {}
  const advice =
    'A C++ compiler, make and python3 are needed (Debian: apt-get install g++ make python3).'
  const args = ['rebuild', 'better-sqlite3', '--ignore-scripts=false']
  await must(npm, args, { env, quiet: true }, advice)
  if (!(await nativeLoads()))
    throw new Trouble(`better-sqlite3 was built but cannot be loaded. ${advice}`)
}

/**
 * Makes node_modules stand, the native module unless the caller does without, and a browser where
 * the caller needs one.
 * @returns {Promise<{chromium: string | undefined}>}
 */
export async function setup({ browser = false, native = true } = {}) {
  checkNode()
  await installPackages()
  if (native) await buildNative()
  return { chromium: browser ? await ensureChromium() : undefined }
}

if (isMain(import.meta.url)) {
  void program(async () => {
    const { chromium } = await setup({ browser: process.argv.includes('--browser') })
    say(chromium ? `Ready. Browser: ${chromium}` : 'Ready.')
  })
}
