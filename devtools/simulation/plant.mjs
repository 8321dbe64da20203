/**
 * Bundles the functions as they are and with planted bugs: `node plant.mjs <outDir> <bugs.json>`,
 * where the file is a list of `{file, from, to}` with paths from the root. The sound ones go to
 * `outDir/sound`, the others to `outDir/<place in the list>`. `from` must stand in its file exactly
 * once, else this ends with 1: a bug that is not planted proves nothing.
 */
import { linkSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { context } from 'esbuild'
import { BUNDLING, describe } from '../build/functions.mjs'
import { lateParts } from '../build/late.mjs'

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
/** The functions that a story calls. Readable, so that a failure's stack can be. */
const NAMES = ['api', 'jobs']

function spoilt({ file, from, to }) {
  const source = readFileSync(join(ROOT, file), 'utf8')
  const found = source.split(from).length - 1
  if (found !== 1) throw new Error(`${file}: “${from}” stands there ${found} times, not once`)
  return source.replace(from, () => to)
}

const READABLE = { ...BUNDLING, minifySyntax: false, minifyWhitespace: false }

/** One function's bundler: what a bug does not touch is parsed once for all of them. */
async function bundlerOf(name) {
  const late = lateParts()
  let bug
  const plugin = {
    name: 'planted-bug',
    setup: (build) =>
      build.onLoad({ filter: /\.ts$/ }, ({ path }) =>
        bug && relative(ROOT, path) === bug.file
          ? { contents: spoilt(bug), loader: 'ts' }
          : undefined,
      ),
  }
  const esbuild = await context({
    ...READABLE,
    ...{ entryPoints: [join(ROOT, 'cloudfunctions', name, 'index.ts')], outfile: 'index.js' },
    ...{ plugins: [plugin, late.plugin], write: false, metafile: true },
  })
  const bundle = async (planted) => {
    bug = planted
    const { outputFiles, metafile } = await esbuild.rebuild()
    return { code: outputFiles[0].contents, inputs: Object.keys(metafile.inputs) }
  }
  const sound = await bundle(undefined)
  return {
    sound: sound.code,
    beside: await late.files(READABLE, sound.inputs),
    has: (file) => sound.inputs.includes(file),
    plant: async (planted) => (await bundle(planted)).code,
    dispose: () => esbuild.dispose(),
  }
}

function write(code, name, dir) {
  describe(join(ROOT, 'cloudfunctions', name), dir)
  writeFileSync(join(dir, 'index.js'), code)
}

async function plantAll(name, bugs, outDir) {
  const bundler = await bundlerOf(name)
  const sound = join(outDir, 'sound', name)
  write(bundler.sound, name, sound)
  for (const [file, contents] of bundler.beside) writeFileSync(join(sound, file), contents)
  for (const [i, bug] of bugs.entries()) {
    const code = bundler.has(bug.file) ? await bundler.plant(bug) : bundler.sound
    const dir = join(outDir, String(i), name)
    write(code, name, dir)
    for (const file of bundler.beside.keys()) linkSync(join(sound, file), join(dir, file))
  }
  await bundler.dispose()
  return bugs.filter((bug) => bundler.has(bug.file))
}

const [outDir, list] = process.argv.slice(2)
const bugs = JSON.parse(readFileSync(list, 'utf8'))
const planted = (await Promise.all(NAMES.map((name) => plantAll(name, bugs, outDir)))).flat()
for (const bug of bugs) if (!planted.includes(bug)) throw new Error(`${bug.file} is in no bundle`)
