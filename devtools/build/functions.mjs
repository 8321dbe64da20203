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

/** Builds all functions into `outDir/<name>`. Returns their names. */
export async function buildFunctions(outDir = join(ROOT, 'dist/cloudfunctions')) {
  await Promise.all(
    FUNCTIONS.map(async (name) => {
      const dir = join(outDir, name)
      rmSync(dir, { recursive: true, force: true })
      await build({ ...bundling(name), outfile: join(dir, 'index.js') })
      describe(name, dir)
    }),
  )
  return FUNCTIONS
}

/** How esbuild makes one file of a function. */
export const bundling = (name) => ({
  absWorkingDir: ROOT,
  entryPoints: [join(ROOT, 'cloudfunctions', name, 'index.ts')],
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
})

/** Puts beside a bundle what WeChat reads of a function. */
export function describe(name, dir) {
  mkdirSync(dir, { recursive: true })
  const manifest = { name, version, main: 'index.js' }
  writeFileSync(join(dir, 'package.json'), JSON.stringify(manifest, null, 2) + '\n')
  const config = readFileSync(join(ROOT, 'cloudfunctions', name, 'config.json'))
  writeFileSync(join(dir, 'config.json'), config)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const began = Date.now()
  const names = await buildFunctions(process.argv[2] && resolve(process.argv[2]))
  console.log(`functions: ${names.join(', ')} (${Date.now() - began} ms)`)
}
