import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { BUGS } from './contexts'
import type { Edit } from './types'

/** A bug whose text has gone elsewhere is planted nowhere, and proves nothing: all of them at a glance. */
const ROOT = join(__dirname, '../..')

const timesIn = ({ file, from }: Edit): number =>
  readFileSync(join(ROOT, file), 'utf8').split(from).length - 1

const EDITS = BUGS.flatMap(({ name, and = [], ...edit }) =>
  [edit, ...and].map((e) => [name, e.file, e] as const),
)

test.each(EDITS)('“%s” has its text in %s once', (_, __, edit) => {
  expect(timesIn(edit)).toBe(1)
  expect(edit.to).not.toBe(edit.from)
})
