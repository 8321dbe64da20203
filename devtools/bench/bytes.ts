import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { kb, plain, type Figure } from './table'

const MAX_MAIN_BYTES = 1_000_000
const MAX_WHOLE_BYTES = 3_000_000

interface AppJson {
  subPackages?: { root: string }[]
  subpackages?: { root: string }[]
}

function filesUnder(dir: string): string[] {
  return readdirSync(dir).flatMap((name) => {
    const path = join(dir, name)
    return statSync(path).isDirectory() ? filesUnder(path) : [path]
  })
}

/** Bytes of every package, as files on disk: what WeChat counts before its own compression. */
export function measureBytes(root: string): Figure[] {
  const dir = join(root, 'dist/miniprogram')
  const app = JSON.parse(readFileSync(join(dir, 'app.json'), 'utf8')) as AppJson
  const roots = (app.subPackages ?? app.subpackages ?? []).map((s) => s.root.replace(/\/?$/, '/'))
  const bytes = new Map<string, number>([['', 0], ...roots.map((r) => [r, 0] as [string, number])])
  for (const file of filesUnder(dir)) {
    const path = relative(dir, file)
    const owner = roots.find((r) => path.startsWith(r)) ?? ''
    bytes.set(owner, (bytes.get(owner) ?? 0) + statSync(file).size)
  }
  const main = bytes.get('') ?? 0
  const whole = [...bytes.values()].reduce((a, b) => a + b, 0)
  const budget = (what: string, size: number, max: number): Figure => ({
    what,
    figure: kb(size),
    budget: `≤ ${max / 1_000_000} MB`,
    met: size <= max,
    raw: `${size} B`,
  })
  return [
    budget('main package', main, MAX_MAIN_BYTES),
    ...roots.map((r) => plain(`sub-package ${r}`, kb(bytes.get(r) ?? 0), `${bytes.get(r)} B`)),
    budget('whole mini-program', whole, MAX_WHOLE_BYTES),
  ]
}
