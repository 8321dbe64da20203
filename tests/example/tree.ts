import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Line } from './lines'

const ROOT = join(__dirname, '../..')

/** The rooms that a context lives in, and what reads the contract; the rest is only used. */
const ROOMS = [
  'domain',
  'cloudfunctions',
  'devtools/bench',
  'devtools/street',
  'tests/functions',
  'tests/simulation',
]
/** All of these is compiled; of the others, what is asked for. */
const COMPILED = ['domain', 'cloudfunctions', 'devtools/street', 'tests/simulation']
/** Acts on points lean on tests of the rules, which no context asks for. */
const BESIDE = ['tests/simulation/acts', 'tests/simulation/acts.test.ts']
const CONFIGS = ['babel.config.js', '.dependency-cruiser.cjs']
/** Of the rooms of tests only this one, whose files are here. */
const JEST = `const { projects, ...whole } = require('../../../jest.config.js')
module.exports = { ...whole, projects: projects.filter((p) => p.displayName === 'functions') }
`

/** The repository with a context more. */
export interface Tree {
  dir: string
  remove(): void
}

/** Puts one entry into its table, and its import on top. Throws where the table is not there, once. */
export function registered(source: string, { file, table, entry, ...line }: Line): string {
  const [before, after, ...more] = source.split(table)
  if (after === undefined || more.length > 0) throw new Error(`${file}: no such table: ${table}`)
  const head = line.import === undefined ? '' : `${line.import}\n`
  return `${head}${before}${table}\n  ${entry}${after}`
}

/**
 * A copy of the repository's rooms with the files of `context` at the places they would have there, and
 * `lines` in the tables. It lies inside the repository, so that it finds the same packages.
 */
export function composeTree(context: string, lines: readonly Line[]): Tree {
  const into = join(ROOT, 'dist', 'test')
  mkdirSync(into, { recursive: true })
  const dir = mkdtempSync(join(into, 'example-'))
  for (const room of ROOMS) cpSync(join(ROOT, room), join(dir, room), { recursive: true })
  for (const config of CONFIGS) cpSync(join(ROOT, config), join(dir, config))
  for (const tool of readdirSync(join(ROOT, 'devtools'))) {
    const path = join('devtools', tool)
    if (!ROOMS.includes(path)) symlinkSync(join(ROOT, path), join(dir, path))
  }
  for (const room of readdirSync(context)) {
    // A context has files of its own: one that takes another's place would be a change of it.
    cpSync(join(context, room), join(dir, room), {
      recursive: true,
      errorOnExist: true,
      force: false,
    })
  }
  for (const line of lines) {
    const path = join(dir, line.file)
    writeFileSync(path, registered(readFileSync(path, 'utf8'), line))
  }
  writeFileSync(join(dir, 'jest.config.js'), JEST)
  const include = [...COMPILED, 'tests/functions/lost*.ts']
  writeFileSync(
    join(dir, 'tsconfig.json'),
    JSON.stringify({ extends: '../../../tsconfig.json', include, exclude: BESIDE }),
  )
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) }
}
