/**
 * `npm test`: every check, in the order in which a mistake is cheapest to find. A failing step fails
 * the command; the others go on, unless they need what failed. `npm test -- domain lint` runs some.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { inRoot, program, run, say, seconds } from './shell.mjs'
import { setup } from './setup.mjs'

const bin = (...parts) => inRoot('node_modules', ...parts)
const results = (room) => inRoot('dist', 'test', `${room}.json`)

const tool = (name, file, ...args) => ({ name, args: [file, ...args] })
const build = { name: 'build', args: ['devtools/run/build.mjs'] }
/**
 * `alone`: its tests measure or fill a screen, so each has the machine to itself. `beside`: another
 * room that runs in the same step, so that a long test of one has short ones of the other beside it.
 */
const jest = (room, { needsBuild = false, alone = false, beside = [] } = {}) => ({
  name: [room, ...beside].join('+'),
  room,
  needsBuild,
  args: [
    bin('jest', 'bin', 'jest.js'),
    ...['--selectProjects', room, ...beside, '--json', `--outputFile=${results(room)}`],
    ...(alone ? ['--runInBand'] : ['--maxWorkers=100%']),
    `--testSequencer=${inRoot('devtools', 'run', 'longestFirst.cjs')}`,
  ],
})

const STEPS = [
  tool('format', bin('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level', 'warn', '.'),
  tool('lint', bin('eslint', 'bin', 'eslint.js'), '.'),
  tool('types', bin('typescript', 'bin', 'tsc'), '--noEmit', '-p', '.'),
  tool(
    'imports',
    bin('dependency-cruiser', 'bin', 'dependency-cruise.mjs'),
    ...['client', 'cloudfunctions', 'domain', 'devtools', '--config', '.dependency-cruiser.cjs'],
  ),
  jest('domain'),
  build,
  jest('client'),
  jest('cloud', { beside: ['simulation'] }),
  jest('functions', { needsBuild: true }),
  jest('native'),
  jest('phone', { needsBuild: true, alone: true }),
  jest('e2e', { needsBuild: true, alone: true }),
]

/** Passed and failed tests of a room; a room that ended without a report counts as one failure. */
function tally(room) {
  if (!existsSync(results(room))) return { passed: 0, failed: 1 }
  const report = JSON.parse(readFileSync(results(room), 'utf8'))
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
  }
}

async function runStep(step, env) {
  say(`\n── ${step.name}`)
  if (step.room) rmSync(results(step.room), { force: true })
  // Jest's JSON goes to the file, its readable report to the terminal.
  const mode = step.room ? { NODE_ENV: 'test' } : {}
  const { code, ms } = await run(process.execPath, step.args, { env: { ...env, ...mode } })
  return { name: step.name, ok: code === 0, ms, ...(step.room ? tally(step.room) : {}) }
}

async function runAll(steps, env) {
  const done = []
  for (const step of steps) {
    const unbuilt = done.some((d) => d.name === 'build' && !d.ok)
    done.push(
      step.needsBuild && unbuilt
        ? { name: step.name, ok: false, ms: 0, passed: 0, failed: 1, skipped: true }
        : await runStep(step, env),
    )
  }
  return done
}

function printTable(done) {
  say('\nstep               result    time      tests')
  for (const { name, ok, ms, passed, failed, skipped } of done) {
    const result = skipped ? 'not run' : ok ? 'ok' : 'FAILED'
    const tests = passed === undefined ? '' : `${passed} passed, ${failed} failed`
    say(`${name.padEnd(18)} ${result.padEnd(9)} ${seconds(ms).padEnd(9)} ${tests}`)
  }
  say(`whole                        ${seconds(done.reduce((sum, d) => sum + d.ms, 0))}`)
}

void program(async () => {
  const asked = process.argv.slice(2)
  const steps = STEPS.filter(
    (s) => asked.length === 0 || s.name.split('+').some((n) => asked.includes(n)),
  )
  const { chromium } = await setup({
    browser: steps.some((s) => ['phone', 'e2e'].includes(s.name)),
  })
  mkdirSync(inRoot('dist', 'test'), { recursive: true })
  const browser = chromium ? { CHROMIUM: chromium, PLAYWRIGHT_CHROMIUM: chromium } : {}
  const done = await runAll(steps, browser)
  printTable(done)
  const sum = (field) => done.reduce((total, d) => total + (d[field] ?? 0), 0)
  say(`${sum('passed')} passed, ${sum('failed')} failed`)
  return done.every((d) => d.ok) ? 0 : 1
})
