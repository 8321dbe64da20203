/**
 * `npm test`: every check. A step that keeps one core busy runs beside another such step; what it
 * said is printed whole when it ends. A step that uses all cores has the machine to itself. A failing
 * step fails the command; the others go on, unless they need what failed. `npm test -- domain lint`
 * runs some.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { inRoot, program, run, say, seconds } from './shell.mjs'
import { setup } from './setup.mjs'

const bin = (...parts) => inRoot('node_modules', ...parts)
const results = (room) => inRoot('dist', 'test', `${room}.json`)

const tool = (name, file, ...args) => ({ name, small: true, args: [file, ...args] })
const build = { name: 'build', small: true, args: ['devtools/run/build.mjs'] }
/**
 * `small`: a few seconds on one core, beside another step. `beside`: another room that runs in the same
 * step, so that a long test of one has short ones of the other beside it.
 */
const jest = (room, { needsBuild = false, small = false, beside = [] } = {}) => ({
  name: [room, ...beside].join('+'),
  room,
  small,
  needsBuild,
  args: [
    bin('jest', 'bin', 'jest.js'),
    ...['--selectProjects', room, ...beside, '--json', `--outputFile=${results(room)}`],
    small ? '--runInBand' : '--maxWorkers=100%',
    `--testSequencer=${inRoot('devtools', 'run', 'longestFirst.cjs')}`,
  ],
})

/** The small ones first, the longest of them first of all, so that both cores end together. */
const STEPS = [
  build,
  tool('format', bin('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level', 'warn', '.'),
  tool('types', bin('typescript', 'bin', 'tsc'), '--noEmit', '-p', '.'),
  tool('lint', bin('eslint', 'bin', 'eslint.js'), '.'),
  jest('domain', { small: true }),
  jest('client', { small: true }),
  jest('native', { small: true }),
  jest('check', { small: true }),
  tool(
    'imports',
    bin('dependency-cruiser', 'bin', 'dependency-cruise.mjs'),
    ...['client', 'cloudfunctions', 'domain', 'devtools', '--config', '.dependency-cruiser.cjs'],
  ),
  jest('cloud', { beside: ['simulation'] }),
  jest('functions', { needsBuild: true }),
  jest('phone', { needsBuild: true }),
  jest('e2e', { needsBuild: true }),
]
/** Small steps that run at once. */
const LANES = Math.min(2, availableParallelism())

/** Passed and failed tests of a room; a room that ended without a report counts as one failure. */
function tally(room) {
  if (!existsSync(results(room))) return { passed: 0, failed: 1 }
  const report = JSON.parse(readFileSync(results(room), 'utf8'))
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
  }
}

/** A small step is quiet until its end; of another the terminal sees every line as it comes. */
async function runStep(step, env) {
  const title = `\n── ${step.name}`
  if (!step.small) say(title)
  if (step.room) rmSync(results(step.room), { force: true })
  // Jest's JSON goes to the file, its readable report to the terminal.
  const mode = {
    ...(step.room ? { NODE_ENV: 'test' } : {}),
    ...(step.small && process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}),
  }
  const options = { env: { ...env, ...mode }, quiet: step.small }
  const { code, ms, output } = await run(process.execPath, step.args, options)
  if (step.small) say([title, output.trimEnd()].filter(Boolean).join('\n'))
  return { name: step.name, ok: code === 0, ms, ...(step.room ? tally(step.room) : {}) }
}

/** Runs `steps` in their order, as many at once as there are lanes; results in the same order. */
async function runBeside(steps, env) {
  const done = []
  let next = 0
  const lane = async () => {
    for (let i = next++; i < steps.length; i = next++) done[i] = await runStep(steps[i], env)
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return done
}

async function runAll(steps, env) {
  const done = await runBeside(
    steps.filter((s) => s.small),
    env,
  )
  const unbuilt = done.some((d) => d.name === 'build' && !d.ok)
  for (const step of steps.filter((s) => !s.small)) {
    done.push(
      step.needsBuild && unbuilt
        ? { name: step.name, ok: false, ms: 0, passed: 0, failed: 1, skipped: true }
        : await runStep(step, env),
    )
  }
  return done
}

/** Times of small steps overlap: the whole is wall-clock time, less than their sum. */
function printTable(done, wholeMs) {
  say('\nstep               result    time      tests')
  for (const { name, ok, ms, passed, failed, skipped } of done) {
    const result = skipped ? 'not run' : ok ? 'ok' : 'FAILED'
    const tests = passed === undefined ? '' : `${passed} passed, ${failed} failed`
    say(`${name.padEnd(18)} ${result.padEnd(9)} ${seconds(ms).padEnd(9)} ${tests}`)
  }
  say(`whole                        ${seconds(wholeMs)}`)
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
  const began = Date.now()
  const done = await runAll(steps, browser)
  printTable(done, Date.now() - began)
  const sum = (field) => done.reduce((total, d) => total + (d[field] ?? 0), 0)
  say(`${sum('passed')} passed, ${sum('failed')} failed`)
  return done.every((d) => d.ok) ? 0 : 1
})
