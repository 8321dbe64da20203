import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(__dirname, '../..')
const ROOMS = ['client', 'cloudfunctions', 'devtools', 'docs', 'domain', 'tests']
const WRITTEN = /\.(tsx?|m?js|cjs|scss|md)$/
const ELSEWHERE = /(^|\/)(node_modules|dist|\.swc)\//

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8')

/** The two papers that code cites, by the name that a citation calls them. */
const PAPERS = { DOMAIN: read('docs/domain.md'), WECHAT: read('docs/wechat.md') }
type Paper = keyof typeof PAPERS

/** What can be cited of a paper: numbered headings, and table rows whose first cell is like 6.9. */
const numbersOf = (paper: Paper): Set<string> =>
  new Set(
    [...PAPERS[paper].matchAll(/^(?:#{2,4} (\d[\d.]*\d|\d)\b|\| (\d+\.\d+) +\|)/gm)].map(
      (m) => m[1] ?? m[2]!,
    ),
  )
const NUMBERS = { DOMAIN: numbersOf('DOMAIN'), WECHAT: numbersOf('WECHAT') }

/** Words that name a paper, or a section of the one named last. */
const CITED = /\b(DOMAIN|WECHAT)\b|§ ?(\d+(?:\.\d+)*)?/g

/**
 * Sections that a file cites and no paper has. A § belongs to the paper named within the sixty
 * characters before it, in a paper itself to that paper; comments break lines, so they are joined.
 */
function unfound(text: string, own: Paper | null): string[] {
  const joined = text.replace(/\s*\n\s*(?:\*|\/\/)?\s*/g, ' ')
  const wrong: string[] = []
  let named: { paper: Paper; at: number } | null = null
  for (const { 0: words, 1: name, 2: section, index } of joined.matchAll(CITED)) {
    if (name) named = { paper: name as Paper, at: index }
    else {
      const paper: Paper | null = named && index - named.at < 60 ? named.paper : own
      if (!paper || !section || !NUMBERS[paper].has(section)) wrong.push(`${paper} ${words}`)
    }
  }
  return wrong
}

const files = [
  'README.md',
  'README.zh-CN.md',
  'CONTRIBUTING.md',
  ...ROOMS.flatMap((room) =>
    readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' }).map(
      (name) => `${room}/${name}`,
    ),
  ),
].filter(
  (path) =>
    WRITTEN.test(path) && !ELSEWHERE.test(path) && path !== 'tests/domain/citations.test.ts',
)

test('every section of DOMAIN and WECHAT that is cited stands in docs/', () => {
  const ownOf = (path: string): Paper | null =>
    path === 'docs/domain.md' ? 'DOMAIN' : path === 'docs/wechat.md' ? 'WECHAT' : null
  const wrong = files.flatMap((path) =>
    unfound(read(path), ownOf(path)).map((w) => `${path}: ${w}`),
  )
  expect(wrong).toEqual([])
  const citing = files.filter((path) => /\b(DOMAIN|WECHAT) §/.test(read(path)))
  expect(citing.length).toBeGreaterThan(10)
})

test.each([
  ['a heading', '// DOMAIN §3.4', []],
  ['a row', 'DOMAIN §6.14', []],
  ['two at once', 'WECHAT §2.1, §3', []],
  ['over a line break', '(WECHAT\n * §7.1)', []],
  ['a section that is not there', 'DOMAIN §3.11', ['DOMAIN §3.11']],
  ['a row that is not there', 'WECHAT §2.9', ['WECHAT §2.9']],
  ['no section at all', 'DOMAIN §', ['DOMAIN §']],
  ['nobody’s section', 'as §3.4 says', ['null §3.4']],
])('sees %s', (_, text, wrong) => {
  expect(unfound(text, null)).toEqual(wrong)
})

test('every source that the papers cite is in an annex', () => {
  const annex = PAPERS.DOMAIN.split('## Annex A')[1]!
  const listed = new Set<string>()
  for (const [, cell = ''] of annex.matchAll(/^\| (R\d[^|]*)\|/gm)) {
    for (const [, source, letter, last] of cell.matchAll(/(R\d+)([a-z])?(?:–([a-z]))?/g)) {
      listed.add(source + (last ? '' : (letter ?? '')))
      for (let c = letter; last && c && c <= last; c = String.fromCharCode(c.charCodeAt(0) + 1)) {
        listed.add(source + c)
      }
    }
  }
  for (const [, a = '', b = ''] of PAPERS.WECHAT.split('## Annex')[1]!.matchAll(
    /^\| ([a-z]{1,2}) +\|[^|]+\| ([a-z]{1,2}) +\|/gm,
  )) {
    listed.add(`R23${a}`).add(`R23${b}`)
  }
  const cited = new Set<string>()
  for (const text of Object.values(PAPERS)) {
    for (const [, source = ''] of text.matchAll(/\[(R\d+[a-z]{0,2})[\],]/g)) cited.add(source)
  }
  expect(cited.size).toBeGreaterThan(50)
  expect([...cited].filter((source) => !listed.has(source))).toEqual([])
})
