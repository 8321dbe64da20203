import { join } from 'node:path'
import { readFiles } from '../check/built'
import { MAX_MAIN_BYTES, MAX_WHOLE_BYTES, packageBytes, sumOf } from '../check/sizes'
import { kb, plain, type Figure } from './table'

/** Bytes of every package, as files on disk: what WeChat counts before its own compression. */
export function measureBytes(root: string): Figure[] {
  const bytes = packageBytes(readFiles(join(root, 'dist/miniprogram')))
  const budget = (what: string, size: number, max: number): Figure => ({
    what,
    figure: kb(size),
    budget: `≤ ${max / 1_000_000} MB`,
    met: size <= max,
    raw: `${size} B`,
  })
  return [
    budget('main package', bytes.get('') ?? 0, MAX_MAIN_BYTES),
    ...[...bytes]
      .filter(([root]) => root !== '')
      .map(([root, size]) => plain(`sub-package ${root}`, kb(size), `${size} B`)),
    budget('whole mini-program', sumOf(bytes), MAX_WHOLE_BYTES),
  ]
}
