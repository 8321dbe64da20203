/** Finds a Chromium for the tests that need a browser; installs one where that is possible. */
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { Trouble, inRoot, run, say } from './shell.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
const ADVICE =
  'Install Chromium or Google Chrome, or set CHROMIUM=/path/to/chromium, and run the command again.'

const onPath = (name) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((file) => existsSync(file))

/** Path of an installed browser, or undefined. */
export function findChromium() {
  const named = process.env.CHROMIUM ?? process.env.PLAYWRIGHT_CHROMIUM
  if (named) {
    if (existsSync(named)) return named
    throw new Trouble(`CHROMIUM names ${named}, but there is no such file.`)
  }
  return NAMES.map(onPath).find(Boolean) ?? (existsSync(MAC) ? MAC : undefined)
}

/** Debian and its children, as root: the system's own Chromium, and a font that has Chinese. */
async function fromPackageManager() {
  if (!onPath('apt-get') || process.getuid?.() !== 0) return undefined
  say('No Chromium found: installing it with apt-get (chromium, fonts-noto-cjk) …')
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-q'], { env, quiet: true })
  const packages = ['chromium', 'fonts-noto-cjk']
  const args = ['install', '-q', '-y', '--no-install-recommends', ...packages]
  const { code, output } = await run('apt-get', args, { env, quiet: true })
  if (code !== 0) say(output.split('\n').slice(-5).join('\n'))
  return findChromium()
}

/** Playwright's own build, kept in the user's cache. */
async function fromPlaywright() {
  say("No Chromium found: downloading Playwright's build …")
  const cli = inRoot('node_modules', 'playwright-core', 'cli.js')
  const { code } = await run(process.execPath, [cli, 'install', 'chromium'])
  if (code !== 0) return undefined
  const script = "process.stdout.write(require('playwright-core').chromium.executablePath())"
  const { output } = await run(process.execPath, ['-e', script], { quiet: true })
  return existsSync(output) ? output : undefined
}

/** Path of a browser that is there, or a Trouble that says what to install. */
export async function ensureChromium() {
  const found = findChromium() ?? (await fromPackageManager()) ?? (await fromPlaywright())
  if (!found) throw new Trouble(`The tests need a browser, and none could be installed. ${ADVICE}`)
  return found
}
