import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

/** The compiled mini-program on disk: paths are relative to its root and use `/`. */
export interface MiniprogramFiles {
  readonly root: string
  readonly paths: readonly string[]
  read(path: string): string
}

function walk(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? walk(join(dir, entry.name)) : [join(dir, entry.name)],
  )
}

/** Lists the compiled output once; contents are read when asked for. Throws if `root` is missing. */
export function openMiniprogram(root: string): MiniprogramFiles {
  const paths = walk(root)
    .map((file) => relative(root, file).split(sep).join('/'))
    .sort()
  return { root, paths, read: (path) => readFileSync(join(root, path), 'utf8') }
}

/** `pages/index/index.wxml` → `pages/index/index`. */
export function stem(path: string): string {
  return path.replace(/\.[^./]+$/, '')
}
