import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/**
 * WeChat draws nothing where a page uses a component that its configuration does not name, and says so to nobody:
 * each page names those that it, or a part that it imports, uses, and no others.
 */
const SRC = join(__dirname, '..', '..', 'client', 'src')
const NATIVES = readdirSync(join(SRC, 'native'))
const PAGES = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('index.config.ts'))
  .map((path) => dirname(path))
  .sort()

const fileOf = (path: string): string | undefined =>
  ['.tsx', '.ts', '/index.tsx', '/index.ts'].map((end) => path + end).find((f) => existsSync(f))

/** Every source of the client that one of its files leads to. */
function reached(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  for (const [, from] of readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'/g)) {
    const next = fileOf(resolve(dirname(file), from!))
    if (next?.startsWith(SRC)) reached(next, seen)
  }
  return seen
}

const isUsed = (tag: string, files: ReadonlySet<string>): boolean =>
  [...files].some((file) => readFileSync(file, 'utf8').includes(`<${tag}`))

test('there are pages, and components of our own', () => {
  expect(PAGES.length).toBeGreaterThan(50)
  expect(NATIVES).toContain('qr-code')
})

test.each(PAGES)('%s names the components that it uses', (page) => {
  const config = readFileSync(join(SRC, page, 'index.config.ts'), 'utf8')
  const files = reached(fileOf(join(SRC, page, 'index'))!)
  const named = NATIVES.filter((tag) => config.includes(`'${tag}': '`))
  expect(named).toEqual(NATIVES.filter((tag) => isUsed(tag, files)))
})
