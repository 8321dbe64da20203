import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** 谁记录谁证明: the platform records, and says of nothing that it certifies it (民发〔2015〕149号). */
const ROOT = join(__dirname, '../../..')
const FORBIDDEN = /证明|认证|证书|凭证/

const filesIn = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))

/** What people may read: the file without its comments. */
const wordsOf = (file: string): string =>
  readFileSync(file, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '')

const FILES = ['client/src/packages/volunteer', 'domain/volunteer', 'cloudfunctions/api/volunteer']

test.each(FILES)('%s never calls a record a certificate', (folder) => {
  const files = filesIn(folder)
  expect(files.length).toBeGreaterThan(10)
  const said = files.filter((file) => FORBIDDEN.test(wordsOf(file)))
  expect(said.map((file) => file.slice(ROOT.length + 1))).toEqual([])
})

test('the guard finds the words it forbids, and lets comments be', () => {
  expect(FORBIDDEN.test('志愿服务证明')).toBe(true)
  expect(FORBIDDEN.test('志愿服务平台记录')).toBe(false)
})
