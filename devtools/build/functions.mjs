/**
 * Bundles the cloud functions: a folder each that needs no install, with index.js, which a cold start
 * evaluates, and beside it what few calls need of the SDK (late.mjs).
 * `node devtools/build/functions.mjs [outDir [sourceDir]]`: each folder of `sourceDir` with a
 * config.json is a function.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { isMain } from '../run/shell.mjs'
import { lateParts } from './late.mjs'

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const version = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).version

/** Builds all functions into `outDir/<name>`. Returns their names. */
export async function buildFunctions(
  outDir = join(ROOT, 'dist/cloudfunctions'),
  sourceDir = join(ROOT, 'cloudfunctions'),
) {
  const names = readdirSync(sourceDir).filter((n) => existsSync(join(sourceDir, n, 'config.json')))
  const late = lateParts()
  const options = { write: false, metafile: true, plugins: [late.plugin] }
  const bundles = await Promise.all(
    names.map(async (name) => {
      const entryPoints = [join(sourceDir, name)]
      return build({ ...BUNDLING, ...options, entryPoints, outfile: 'index.js' })
    }),
  )
  const inputs = bundles.flatMap(({ metafile }) => Object.keys(metafile.inputs))
  const beside = await late.files(BUNDLING, inputs)
  for (const [i, name] of names.entries()) {
    const dir = join(outDir, name)
    rmSync(dir, { recursive: true, force: true })
    describe(join(sourceDir, name), dir)
    for (const [file, contents] of beside) writeFileSync(join(dir, file), contents)
    writeFileSync(join(dir, 'index.js'), bundles[i].outputFiles[0].contents)
  }
  return names
}

/** How esbuild makes any file of a function. */
export const BUNDLING = {
  absWorkingDir: ROOT,
  bundle: true,
  platform: 'node',
  target: 'node16',
  format: 'cjs',
  // Not the identifiers: with short ones everywhere V8 needs a fifth longer to read the bundle.
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  // Its index allocates for predicates that nobody asks for, at every cold start.
  alias: { 'robust-predicates': './node_modules/robust-predicates/esm/orient2d.js' },
  logLevel: 'warning',
  logOverride: { 'direct-eval': 'silent', 'require-resolve-not-external': 'silent' },
}

/** Puts into `dir` what WeChat reads of the function whose source folder is `source`. */
export function describe(source, dir) {
  mkdirSync(dir, { recursive: true })
  const manifest = { name: basename(source), version, main: 'index.js' }
  writeFileSync(join(dir, 'package.json'), JSON.stringify(manifest, null, 2) + '\n')
  writeFileSync(join(dir, 'config.json'), readFileSync(join(source, 'config.json')))
}

if (isMain(import.meta.url)) {
  const began = Date.now()
  const names = await buildFunctions(...process.argv.slice(2).map((dir) => resolve(dir)))
  console.log(`functions: ${names.join(', ')} (${Date.now() - began} ms)`)
}
