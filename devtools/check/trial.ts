import { copyFileSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { writeFiles, type Files } from './built'
import { askAll, buildAt, type Result } from './checks'
import type { Mutation } from './mutate'
import type { Ground } from './tools'

/** How the checks took one mutation; `missed` is what to say when they did not as they should. */
export interface Trial {
  mutation: Mutation
  missed: string | undefined
  ms: number
}

const failed = ({ seen }: Result): boolean => seen.findings.length > 0
const say = (results: Result[]): string =>
  results.map(({ check, seen }) => `${check.name}: ${seen.findings.join('; ')}`).join('\n')

/** Undefined when exactly the check that was meant failed, with the words that were meant. */
export function judge({ finder, words }: Mutation, results: Result[]): string | undefined {
  const finders = results.filter(failed)
  const meant = finders.find(({ check }) => check.name === finder)
  if (!meant) return `${finder} did not find it${finders.length ? `, but\n${say(finders)}` : ''}`
  if (finders.length > 1) return `not only ${finder} found something:\n${say(finders)}`
  const found = meant.seen.findings.some((finding) => words.test(finding))
  return found ? undefined : `${finder} found something else:\n${say(finders)}`
}

/** Spoils a copy of the build, lays it out as a project of its own and puts it before all checks. */
async function resultsOf({ spoil }: Mutation, files: Files, ground: Ground): Promise<Result[]> {
  const copy = new Map(files)
  spoil(copy)
  writeFiles(ground.root, copy)
  return askAll(buildAt(ground, copy))
}

/** Tries one mutation; one that cannot be made of this build counts as missed. */
export async function tryOut(mutation: Mutation, files: Files, ground: Ground): Promise<Trial> {
  const began = Date.now()
  let missed: string | undefined
  try {
    missed = judge(mutation, await resultsOf(mutation, files, ground))
  } catch (error) {
    missed = `could not be tried: ${(error as Error).message}`
  }
  rmSync(ground.scratch, { recursive: true, force: true })
  return { mutation, missed, ms: Date.now() - began }
}

/** The ground of a mutation's copy: a folder of its own with the project's own configuration. */
export function groundFor(number: number, ours: Ground, miniprogramRoot: string): Ground {
  const scratch = join(ours.scratch, String(number))
  mkdirSync(scratch, { recursive: true })
  const config = 'project.config.json'
  copyFileSync(join(ours.project, config), join(scratch, config))
  return { ...ours, scratch, project: scratch, root: join(scratch, miniprogramRoot) }
}
