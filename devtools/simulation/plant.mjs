/**
 * Bundles the functions with planted bugs: `node plant.mjs <outDir> <bugs.json>`, where the file is a
 * list of `{file, from, to}` with paths from the root. Each goes to `outDir/<its place in the list>`.
 * `from` must stand in its file exactly once, else this ends with 1: a bug that is not planted proves
 * nothing.
 */
import { readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildFunctions } from '../build/functions.mjs'

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

const planting = ({ file, from, to }) => {
  const path = join(ROOT, file)
  const source = readFileSync(path, 'utf8')
  const found = source.split(from).length - 1
  if (found !== 1) throw new Error(`${file}: “${from}” stands there ${found} times, not once`)
  let loaded = false
  const contents = source.replace(from, () => to)
  return {
    wasLoaded: () => loaded,
    plugin: {
      name: 'planted-bug',
      setup(build) {
        build.onLoad({ filter: /\.ts$/ }, (args) => {
          if (relative(ROOT, args.path) !== file) return undefined
          loaded = true
          return { contents, loader: 'ts' }
        })
      },
    },
  }
}

const [outDir, list] = process.argv.slice(2)
for (const [i, bug] of JSON.parse(readFileSync(list, 'utf8')).entries()) {
  const { plugin, wasLoaded } = planting(bug)
  await buildFunctions(join(outDir, String(i)), {
    names: ['api', 'jobs'],
    options: { plugins: [plugin], minify: false },
  })
  if (!wasLoaded()) throw new Error(`${bug.file} is in no bundle`)
}
