import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(__dirname, '../../..')

const sources = (dir: string): string =>
  readdirSync(join(ROOT, dir), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(ROOT, dir, name), 'utf8'))
    .join('\n')

test('every code name of the glossary is in the code', () => {
  const text = readFileSync(join(ROOT, 'docs/glossary.md'), 'utf8')
  const names = [...text.matchAll(/`([A-Za-z][A-Za-z.]*)`/g)].map((m) => m[1]!.split('.').pop()!)
  const code = ['domain', 'cloudfunctions', 'client/src'].map(sources).join('\n')
  const known = new Set(code.match(/[A-Za-z]\w*/g))
  expect(names.length).toBeGreaterThan(60)
  expect([...new Set(names)].filter((name) => !known.has(name))).toEqual([])
})
