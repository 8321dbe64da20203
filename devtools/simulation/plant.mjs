/**
 * Bundles the functions as they are and with planted bugs: `node plant.mjs <outDir> <bugs.json>
 * <sourceRoot>`, where the file is a list of `{file, from, to, and?: [{file, from, to}…]}` with paths
 * from `sourceRoot`, which holds `cloudfunctions` and `domain`. The sound ones go to `outDir/sound`, the
 * others to `outDir/<place in the list>`. `from` must stand in its file exactly once, else this ends
 * with 1: a bug that is not planted proves nothing.
 */
import { linkSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { context } from 'esbuild'
import { BUNDLING, describe } from '../build/functions.mjs'
import { lateParts } from '../build/late.mjs'

const [outDir, list, sourceRoot] = process.argv.slice(2).map((path) => resolve(path))
/** The functions that a story calls. Readable, so that a failure's stack can be. */
const NAMES = ['api', 'jobs', 'admin']

/** A bug's edits of sources, and the files that they are in. */
const editsOf = ({ and = [], ...edit }) => [edit, ...and]
const filesOf = (bug) => editsOf(bug).map(({ file }) => file)

function spoilt(bug, path) {
  let source = readFileSync(join(sourceRoot, path), 'utf8')
  for (const { file, from, to } of editsOf(bug)) {
    if (file !== path) continue
    const found = source.split(from).length - 1
    if (found !== 1) throw new Error(`${file}: “${from}” stands there ${found} times, not once`)
    source = source.replace(from, () => to)
  }
  return source
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
        bug && filesOf(bug).includes(relative(sourceRoot, path))
          ? { contents: spoilt(bug, relative(sourceRoot, path)), loader: 'ts' }
          : undefined,
      ),
  }
  const esbuild = await context({
    ...READABLE,
    ...{ entryPoints: [join(sourceRoot, 'cloudfunctions', name, 'index.ts')], outfile: 'index.js' },
    ...{ plugins: [plugin, late.plugin], write: false, metafile: true },
  })
  const bundle = async (planted) => {
    bug = planted
    const { outputFiles, metafile } = await esbuild.rebuild()
    return { code: outputFiles[0].contents, inputs: Object.keys(metafile.inputs) }
  }
  const sound = await bundle(undefined)
  // As esbuild names them, which is from its own working directory.
  const inputs = sound.inputs.map((path) =>
    relative(sourceRoot, join(BUNDLING.absWorkingDir, path)),
  )
  return {
    sound: sound.code,
    beside: await late.files(READABLE, sound.inputs),
    has: (file) => inputs.includes(file),
    isIn: (planted) => filesOf(planted).some((file) => inputs.includes(file)),
    plant: async (planted) => (await bundle(planted)).code,
    dispose: () => esbuild.dispose(),
  }
}

function write(code, name, dir) {
  describe(join(sourceRoot, 'cloudfunctions', name), dir)
  writeFileSync(join(dir, 'index.js'), code)
}

async function plantAll(name, bugs, outDir) {
  const bundler = await bundlerOf(name)
  const sound = join(outDir, 'sound', name)
  write(bundler.sound, name, sound)
  for (const [file, contents] of bundler.beside) writeFileSync(join(sound, file), contents)
  for (const [i, bug] of bugs.entries()) {
    const code = bundler.isIn(bug) ? await bundler.plant(bug) : bundler.sound
    const dir = join(outDir, String(i), name)
    write(code, name, dir)
    for (const file of bundler.beside.keys()) linkSync(join(sound, file), join(dir, file))
  }
  await bundler.dispose()
  return bugs.flatMap(filesOf).filter(bundler.has)
}

const bugs = JSON.parse(readFileSync(list, 'utf8'))
const planted = (await Promise.all(NAMES.map((name) => plantAll(name, bugs, outDir)))).flat()
for (const file of bugs.flatMap(filesOf)) {
  if (!planted.includes(file)) throw new Error(`${file} is in no bundle`)
}
