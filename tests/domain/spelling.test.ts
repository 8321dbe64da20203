import { readFileSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { REPORT } from '../../domain/report/lifecycle'

/**
 * How many production files spell a step of a report: whoever adds one should not have to look for the
 * places. A file counts where the step's name stands as a text or a key, not as part of a longer word.
 */
const ROOT = join(__dirname, '../..')
const ROOMS = ['domain/report', 'cloudfunctions/api/report', 'client/src']
const MOST = 6
/** One that has a condition, copies photos first and asks more than a sentence. */
const MOST_OF: Readonly<Record<string, number>> = { supplement: 7, reopen: 7 }
/** The files that the one table stands in. */
const TABLE = ['domain/report/lifecycle.ts', 'domain/report/reporterSteps.ts']

/** Words that are also something else: what the timer waits for, a message's answer. */
const ALSO_A_WATCH = ['deadlines', 'handOver', 'late', 'settle', 'types'].map(
  (name) => `domain/report/${name}.ts`,
)
const OTHER_SENSES: Record<string, string[]> = {
  accept: [...ALSO_A_WATCH, 'client/src/services/subscribe.ts'],
  assign: ALSO_A_WATCH,
  sign: ALSO_A_WATCH,
  rate: [...ALSO_A_WATCH, 'domain/report/watch.ts'],
}

const files = ROOMS.flatMap((room) =>
  readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('text.ts'))
    .map((name) => join(ROOT, room, name)),
).map((path) => ({ path: relative(ROOT, path), text: readFileSync(path, 'utf8') }))

/** Spelt where it is the whole of a text, the end of a call's name, or a key. */
const spells = (action: string): RegExp =>
  new RegExp(`'(?:report\\.)?${action}'|^\\s+${action}: [{(a-z]`, 'm')

/** A watch of the same name stands in these for the watch alone. */
const isWatch = (line: string): boolean => /wait\(|watching|kind:/.test(line)

function spelling(action: string): string[] {
  const pattern = spells(action)
  return files
    .filter(({ path }) => !OTHER_SENSES[action]?.includes(path))
    .filter(({ text }) =>
      text
        .split('\n')
        .some((line) => pattern.test(line) && !(action in OTHER_SENSES && isWatch(line))),
    )
    .map(({ path }) => path)
}

test.each(REPORT.steps.map((r) => [r.label, r.action]))(
  '%s %s stands in six files at the most, or as many as are said',
  (_, a) => {
    const where = spelling(a)
    expect(where.filter((path) => TABLE.includes(path))).toHaveLength(1)
    if (where.length > (MOST_OF[a] ?? MOST))
      throw new Error(`${where.length}:\n${where.join('\n')}`)
  },
)
