import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Bug } from './types'

const ROOT = join(__dirname, '../..')

export interface Bundles {
  /** The functions folder without a bug. */
  sound: string
  /** The functions folder of each bug, in order. */
  dirs: string[]
  remove(): void
}

/** Bundles the functions as they are and once for each bug. Throws when one could not be planted. */
export function plant(bugs: readonly Bug[]): Bundles {
  const dir = mkdtempSync(join(tmpdir(), 'gongzhi-planted-'))
  const list = join(dir, 'bugs.json')
  writeFileSync(list, JSON.stringify(bugs))
  execFileSync(process.execPath, [join(ROOT, 'devtools/simulation/plant.mjs'), dir, list, ROOT])
  return {
    sound: join(dir, 'sound'),
    dirs: bugs.map((_, i) => join(dir, String(i))),
    remove: () => rmSync(dir, { recursive: true, force: true }),
  }
}
