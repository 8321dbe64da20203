import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CASES, LINES } from './lines'
import { composeTree, type Tree } from './tree'

/**
 * A context beyond those of the house: 失物招领, two states, one step, one notice, one watch, an actor.
 * Its files stand in `context/` where they would stand in the repository. A copy of the repository with
 * them, and with one entry in each of the tables below, compiles, keeps the imports' direction, passes
 * the context's own tests and lives through the simulation: so nothing else has to change.
 */
const ROOT = join(__dirname, '../..')

let tree: Tree
beforeAll(() => {
  tree = composeTree(join(__dirname, 'context'), [...LINES, ...CASES])
})
afterAll(() => tree.remove())

/** Runs a program of the repository in the tree. Throws all that it said when it fails. */
function run(program: string, ...args: string[]): string {
  const options = { cwd: tree.dir, encoding: 'utf8', stdio: 'pipe', env: environment() } as const
  try {
    return execFileSync(process.execPath, [...program.split(' '), ...args], options)
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
    throw new Error(`${args.join(' ')} failed\n${stdout}\n${stderr}`)
  }
}

/** Jest's own settings are for this process, not for one that it starts. */
const environment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('JEST_')))

const bin = (path: string): string => join(ROOT, 'node_modules', path)

test('one entry in each of these tables, and no other change of what is there', () => {
  expect(LINES.map((line) => `${line.file}: ${line.entry}`)).toEqual([
    'domain/contract/index.ts: ...LOST_CALLS,',
    'domain/contract/tended.ts: lost: LOST_TENDED,',
    "domain/notice/pages.ts: 'lost.thing': 'packages/lost/thing/index',",
    'cloudfunctions/schema/index.ts: ...LOST_COLLECTIONS,',
    'cloudfunctions/api/handlers.ts: ...lostHandlers,',
    'cloudfunctions/api/home/rows.ts: lostRows,',
    'cloudfunctions/jobs/watches/index.ts: lostWatch,',
    'devtools/street/seeds/index.ts: lostSeed,',
    'tests/simulation/contexts.ts: lost,',
  ])
})

test('docs/architecture.md names each of them', () => {
  const page = readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8')
  expect(LINES.map((line) => line.file).filter((file) => !page.includes(`\`${file}\``))).toEqual([])
})

test('it compiles', () => {
  run(bin('typescript/bin/tsc'), '--noEmit', '-p', '.')
}, 300_000)

test('its imports run one way, and in no circle', () => {
  const config = ['--config', '.dependency-cruiser.cjs']
  run(bin('dependency-cruiser/bin/dependency-cruise.mjs'), 'domain', 'cloudfunctions', ...config)
}, 300_000)

const runTests = (...args: string[]): string =>
  run(bin('jest/bin/jest.js'), '--selectProjects', 'functions', '--runInBand', ...args)

test('its own tests pass', () => {
  runTests('--testPathPatterns', 'lost.test')
}, 300_000)

// And the home page, which reads the lists of all contexts within its budget.
test('its calls and the home page keep what holds for all calls', () => {
  const files = CASES.map(({ file }) => file.replace('tests/functions/', '')).join('|')
  runTests('--testPathPatterns', files, '--testNamePattern', 'lost\\.|home\\.open')
}, 300_000)

describe('its actors beside the others', () => {
  const simulate = (...args: string[]): string =>
    run('--import tsx', 'tests/simulation/main.ts', '--no-shrink', ...args)

  test('everything holds, seed 1', () => {
    const said = simulate('--seed', '1', '--steps', '120')
    for (const act of ['somebody finds something', 'something found is given back']) {
      expect(said).toContain(`× act ${act}`)
    }
  }, 300_000)

  test.each([
    ['its finder gives it back', 'a found thing is given back by whoever keeps it', 4, 300],
    [
      'what tells many is removed before it has told',
      'what is told to many becomes a notice to each',
      1,
      120,
    ],
    ['a found thing is never asked about', 'what stays open has escalated', 2, 120],
  ])(
    'found: %s',
    (bug, invariant, seed, steps) => {
      const run = ['--seed', String(seed), '--steps', String(steps), '--bug', bug]
      const bugged = () => simulate(...run)
      expect(bugged).toThrow(`“${invariant}” is broken`)
    },
    300_000,
  )
})
