import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** One word for one person (docs/glossary.md): others that people might use for the same are found here. */
const ROOT = join(__dirname, '..', '..')
const ROOMS = ['domain', 'cloudfunctions', 'client/src']

/** The word, what else it was or might be called, and the context in which that is another person. */
const WORDS: [word: string, others: string[], elsewhere: RegExp | null][] = [
  ['上报人', ['反映人', '报告人', '举报人', '报事人'], /complaint|call\/errors/],
  ['办理人', ['经办人', '处置人', '承办人'], /complaint/],
  ['分流员', ['派单员', '调度员', '分派员', '派遣员'], null],
  ['网格长', ['网格组长', '片长'], null],
  ['当事人', ['当事方', '纠纷人'], null],
  ['兑换员', ['发货员', '领取员'], null],
]

const filesIn = (dir: string): string[] =>
  readdirSync(dir).flatMap((name) => {
    const path = join(dir, name)
    if (statSync(path).isDirectory()) return filesIn(path)
    return /\.tsx?$/.test(name) ? [path] : []
  })
const SOURCES = ROOMS.flatMap((room) => filesIn(join(ROOT, room))).map((path) => ({
  path: path.slice(ROOT.length + 1),
  text: readFileSync(path, 'utf8'),
}))

test.each(WORDS)('%s is called nothing else', (word, others, elsewhere) => {
  const found = SOURCES.filter(({ path }) => !elsewhere?.test(path)).flatMap(({ path, text }) =>
    others.filter((other) => text.includes(other)).map((other) => `${path}: ${other}`),
  )
  expect(found).toEqual([])
  expect(SOURCES.some(({ text }) => text.includes(word))).toBe(true)
})

test('the glossary has each of these words, and none of the others', () => {
  const glossary = readFileSync(join(ROOT, 'docs', 'glossary.md'), 'utf8')
  for (const [word, others, elsewhere] of WORDS) {
    expect(glossary).toContain(word)
    if (elsewhere === null) expect(others.filter((other) => glossary.includes(other))).toEqual([])
  }
})
