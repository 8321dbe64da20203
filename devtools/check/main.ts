/**
 * `npm run check:wechat`: puts the build before every check, then spoils copies of it, one thing
 * each, to see that the checks are awake. `build` or `mutations` on the command line does one part.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { readFiles, type Files } from './built'
import { askAll, buildAt, type Result } from './checks'
import { OFFICIAL_MUTATIONS } from './officialMutations'
import { OWN_MUTATIONS } from './ownMutations'
import { throwAwayKey, type Ground } from './tools'
import { groundFor, tryOut, type Trial } from './trial'

const project = join(__dirname, '..', '..')
const MUTATIONS = [...OFFICIAL_MUTATIONS, ...OWN_MUTATIONS]
/** As many copies before the checks at once; miniprogram-ci keeps a core busy. */
const LANES = Math.min(2, availableParallelism())

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`
const indented = (text: string): string => text.replace(/^/gm, '      ')

function tellResult({ check, seen, ms }: Result): void {
  const ok = seen.findings.length === 0
  const looked = `${seen.looked} ${check.of}`
  say(`${ok ? 'ok    ' : 'FAILED'} ${check.name.padEnd(12)} ${seconds(ms).padStart(6)}  ${looked}`)
  say(indented(check.asks))
  if (ok) return
  for (const finding of seen.findings) say(indented(`✗ ${finding}`))
  say(indented(`→ ${check.advice}`))
}

function tellTrial({ mutation, missed, ms }: Trial): void {
  const result = missed ? 'MISSED' : 'found '
  say(`${result} ${mutation.finder.padEnd(12)} ${seconds(ms).padStart(6)}  ${mutation.name}`)
  if (missed) say(indented(missed))
}

async function checkBuild(ground: Ground, files: Files): Promise<boolean> {
  say('\nThe build')
  const results = await askAll(buildAt(ground, files))
  results.forEach(tellResult)
  return results.every(({ seen }) => seen.findings.length === 0)
}

/** Number of mutations that were not found as they should. */
async function checkMutations(ground: Ground, files: Files, root: string): Promise<number> {
  say('\nMutations, each found by its check and by no other')
  let next = 0
  let missed = 0
  const lane = async (): Promise<void> => {
    for (let i = next++; i < MUTATIONS.length; i = next++) {
      const trial = await tryOut(MUTATIONS[i]!, files, groundFor(i, ground, root))
      tellTrial(trial)
      if (trial.missed) missed++
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return missed
}

async function main(scratch: string): Promise<number> {
  const asked = process.argv.slice(2)
  const wants = (part: string): boolean => asked.length === 0 || asked.includes(part)
  const config = readFileSync(join(project, 'project.config.json'), 'utf8')
  const { miniprogramRoot } = JSON.parse(config) as { miniprogramRoot: string }
  const root = join(project, miniprogramRoot)
  const tools = process.env.CHECK_TOOLS ?? ''
  const ground = { tools, project, root, scratch, key: throwAwayKey(scratch) }
  const files = readFiles(root)
  // What fails on the build as it is would fail on every copy of it.
  if (wants('build') && !(await checkBuild(ground, files))) {
    say('\nThe build failed; its mutations were not tried.')
    return 1
  }
  if (!wants('mutations')) return 0
  const missed = await checkMutations(ground, files, miniprogramRoot)
  say(`\n${MUTATIONS.length - missed} of ${MUTATIONS.length} mutations found as they should be.`)
  return missed === 0 ? 0 : 1
}

const scratch = mkdtempSync(join(tmpdir(), 'gongzhi-check-'))
main(scratch)
  .catch((error: Error) => {
    process.stderr.write(`${error.stack}\n`)
    return 1
  })
  .then((code) => {
    rmSync(scratch, { recursive: true, force: true })
    process.exitCode = code
  })
