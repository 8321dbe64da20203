/**
 * `npm run build`: what is uploaded to WeChat (dist/miniprogram, dist/cloudfunctions) and the phone
 * that runs it here (dist/phone). A part whose sources did not change is left as it is.
 * Arguments: `client`, `functions`, `phone` (all without any), `--force`.
 */
import { existsSync } from 'node:fs'
import { hashOf, inRoot, isMain, must, program, readStamp, say, seconds } from './shell.mjs'
import { writeStamp } from './shell.mjs'
import { setup } from './setup.mjs'

const node = process.execPath
const common = ['domain', 'package-lock.json', 'babel.config.js', 'tsconfig.json']

const PARTS = {
  client: {
    sources: ['client', ...common],
    output: 'dist/miniprogram/app.json',
    command: [node, ['../node_modules/@tarojs/cli/bin/taro', 'build', '--type', 'weapp']],
    options: { cwd: inRoot('client'), env: { NODE_ENV: 'production' } },
  },
  functions: {
    sources: ['cloudfunctions', 'devtools/build', ...common],
    output: 'dist/cloudfunctions/api/index.js',
    command: [node, ['devtools/build/functions.mjs']],
    options: {},
  },
  phone: {
    sources: ['devtools/phone', 'devtools/run/phone.ts', 'dist/miniprogram', 'package-lock.json'],
    output: 'dist/phone/index.html',
    command: [node, ['--import', 'tsx', 'devtools/run/phone.ts']],
    options: {},
  },
}

async function buildPart(name, force) {
  const { sources, output, command, options } = PARTS[name]
  const stamp = inRoot('dist', '.stamps', name)
  const hash = hashOf(sources)
  if (!force && readStamp(stamp) === hash && existsSync(inRoot(output))) {
    say(`${name}: unchanged`)
    return
  }
  const { ms } = await must(...command, { ...options, quiet: true })
  writeStamp(stamp, hash)
  say(`${name}: built in ${seconds(ms)}`)
}

/** Builds the named parts in order; the phone is made of what `client` built, so it comes last. */
export async function build(parts = Object.keys(PARTS), { force = false } = {}) {
  for (const part of parts) await buildPart(part, force)
}

if (isMain(import.meta.url)) {
  void program(async () => {
    const asked = process.argv.slice(2).filter((word) => word in PARTS)
    await setup()
    await build(asked.length > 0 ? asked : undefined, { force: process.argv.includes('--force') })
  })
}
