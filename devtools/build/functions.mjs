/**
 * Bundles the cloud functions: one file each, the SDK within, so that an upload needs no install
 * and a cold start reads one file. `node devtools/build/functions.mjs [outDir]`.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const FUNCTIONS = ['api', 'jobs', 'admin']
const version = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).version

/**
 * Builds functions, all unless `names` says which, into `outDir/<name>`, with other
 * esbuild `options` if there are any. Returns their names.
 */
export async function buildFunctions(
  outDir = join(ROOT, 'dist/cloudfunctions'),
  { names = FUNCTIONS, options = {} } = {},
) {
  await Promise.all(names.map((name) => buildOne(name, join(outDir, name), options)))
  return names
}

async function buildOne(name, dir, options) {
  const source = join(ROOT, 'cloudfunctions', name)
  rmSync(dir, { recursive: true, force: true })
  mkdirSync(dir, { recursive: true })
  await build({
    absWorkingDir: ROOT,
    entryPoints: [join(source, 'index.ts')],
    outfile: join(dir, 'index.js'),
    bundle: true,
    platform: 'node',
    target: 'node16',
    format: 'cjs',
    minify: true,
    legalComments: 'none',
    // Its index allocates for predicates that nobody asks for, at every cold start.
    alias: { 'robust-predicates': './node_modules/robust-predicates/esm/orient2d.js' },
    logLevel: 'warning',
    logOverride: { 'direct-eval': 'silent', 'require-resolve-not-external': 'silent' },
    ...options,
  })
  const manifest = { name, version, main: 'index.js' }
  writeFileSync(join(dir, 'package.json'), JSON.stringify(manifest, null, 2) + '\n')
  writeFileSync(join(dir, 'config.json'), readFileSync(join(source, 'config.json')))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const began = Date.now()
  const names = await buildFunctions(process.argv[2] && resolve(process.argv[2]))
  console.log(`functions: ${names.join(', ')} (${Date.now() - began} ms)`)
}
