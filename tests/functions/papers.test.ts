import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { agreementPaper } from '../../domain/mediation/paper'
import type { Case } from '../../domain/mediation/types'
import { startTestCloud, type TestCloud } from '../cloud/harness'
import { agreedCase, COMMITTEE, duty, hardCase, party } from '../domain/mediation/papers'
import { bundledFunctions } from './bundles'
import { unzip } from './unzip'

/** The paper as the functions make it: asked for as `api` will, unzipped, its words read. */
const ROOT = join(__dirname, '../..')
const functionsDir = mkdtempSync(join(tmpdir(), 'gongzhi-papers-'))
let cloud: TestCloud

beforeAll(async () => {
  const build = join(ROOT, 'devtools/build/functions.mjs')
  execFileSync(process.execPath, [build, functionsDir, join(__dirname, 'fixtures/papers')])
  cpSync(join(bundledFunctions(), 'papers'), join(functionsDir, 'papers'), { recursive: true })
  cloud = await startTestCloud([], { functionsDir })
})
afterAll(async () => {
  await cloud?.stop()
  rmSync(functionsDir, { recursive: true, force: true })
})

async function fileOf(one: Case): Promise<string | null> {
  const data = { one, committee: COMMITTEE }
  const answer = await cloud.callFunction('ask', data, { openid: 'oClerk' })
  if (!('result' in answer)) throw new Error(answer.errMsg)
  return (answer.result as { fileId: string } | null)?.fileId ?? null
}

async function bytesOf(fileId: string): Promise<Buffer> {
  const answer = await cloud.callFunction('ask', { read: fileId })
  if (!('result' in answer)) throw new Error(answer.errMsg)
  return Buffer.from(answer.result as string, 'base64')
}

/** As a client of this openid gets it. */
async function clientsBytes(fileId: string, openid: string): Promise<string | null> {
  const address = `${cloud.url}/wx/downloadFile?fileID=${encodeURIComponent(fileId)}`
  const answer = await fetch(address, { method: 'POST', headers: { 'x-wx-openid': openid } })
  const json = answer.headers.get('content-type')?.includes('json')
  return answer.ok && !json ? answer.text() : null
}
const pathOf = (fileId: string): string => fileId.replace(/^cloud:\/\/[^/]+\//, '')

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
const plain = (xml: string): string =>
  xml.replace(/&(lt|gt|amp|quot|apos);/g, (_, name: string) => ENTITIES[name]!)

/** Paragraphs of the document, in order. */
async function wordsOf(one: Case): Promise<string[]> {
  const files = unzip(await bytesOf((await fileOf(one))!))
  const body = files.get('word/document.xml')!
  return [...body.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([paragraph]) =>
    plain([...paragraph.matchAll(/<w:t[^>]*>(.*?)<\/w:t>/gs)].map(([, text]) => text).join('')),
  )
}

test('has every word of the paper, in its order', async () => {
  const paper = agreementPaper(hardCase(), COMMITTEE)!
  const words = await wordsOf(hardCase())
  const wanted = [
    paper.title,
    `编号：${paper.number}`,
    ...paper.parties,
    ...paper.sections.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs]),
    ...paper.signatures.flatMap(({ who, name, how }) => [who, name, `（${how}）`]),
    `协议达成日期：${paper.formedOn}`,
    `${COMMITTEE}（印章）`,
  ]
  let at = -1
  for (const line of wanted) {
    at = words.indexOf(line, at + 1)
    if (at < 0) throw new Error(`missing, or in the wrong place: ${line}`)
  }
  expect(words.join('')).toContain('加盖人民调解委员会印章之日起生效')
})

test('a rare name has a font that has it, and the footer has the number and the pages', async () => {
  const files = unzip(await bytesOf((await fileOf(hardCase()))!))
  const body = files.get('word/document.xml')!
  const fontOf = (c: string): string | undefined =>
    new RegExp(`w:eastAsia="([^"]+)"[^>]*/>(?:(?!<w:r>).)*<w:t[^>]*>${c}</w:t>`, 'su').exec(
      body,
    )?.[1]
  expect(fontOf('𠮷')).toBe('SimSun-ExtB')
  expect(fontOf('䶮')).toBe('宋体')
  const footer = [...files].find(([name]) => /footer\d+\.xml$/.test(name))![1]
  expect(footer).toContain('〔2026〕人调字第7号')
  expect(footer).toContain('PAGE')
  expect(footer).toContain('NUMPAGES')
  expect(body).toMatch(/<w:pgSz w:w="11907" w:h="16840"/)
})

test.each([
  ['markup', '<w:t>&amp;</w:t><script>"\'', '<w:t>&amp;</w:t><script>"\''],
  ['an emoji of several parts', '道歉👨‍👩‍👧🙏🏽', '道歉👨‍👩‍👧🙏🏽'],
  ['what XML cannot hold', '道\u0000歉\u0008一\ufffe次', '道歉一次'],
  ['half a character', '道\ud842歉\udfb7\udfb7', '道歉'],
  ['what turns a sum round', '付\u202e100\u202c元', '付100元'],
  ['5,000 characters', '漏'.repeat(4999) + '完', '漏'.repeat(4999) + '完'],
])('%s stays text', async (_, text, printed) => {
  const one = agreedCase()
  one.agreement!.facts = text
  expect(await wordsOf(one)).toContain(printed)
})

test('a name with a line break does not make a line', async () => {
  const parties = [party('p1', '王甲\n丙方：假'), party('p2', '李乙')]
  const words = await wordsOf(agreedCase({ parties }))
  expect(words).toContain('甲方（申请人）：王甲 丙方：假')
})

test('the same content is the same file; other content, or another case, is another', async () => {
  const first = await fileOf(agreedCase())
  expect(pathOf(first!)).toMatch(
    /^papers\/0123456789abcdef01234567\/agreement-v1-[0-9a-f]{16}\.docx$/,
  )
  // A reminder raised the case's version, and nothing on the paper has changed.
  expect(await fileOf(agreedCase({ version: 12, escalations: 1 }))).toBe(first)
  const other = [
    await fileOf(agreedCase({}, [duty({ amount: 120_051 })])),
    await fileOf(agreedCase({ _id: 'case:fedcba9876543210fedcba98' })),
  ]
  expect(new Set([first, ...other]).size).toBe(3)
})

test('without its number it says that it is a draft', async () => {
  expect((await wordsOf(agreedCase({ number: '' })))[1]).toBe('草稿：尚未编号，不能签字')
})

test('of an agreement by word there is none', async () => {
  const { agreement } = agreedCase()
  expect(await fileOf(agreedCase({ agreement: { ...agreement!, form: 'ORAL' } }))).toBeNull()
})

test('no client reads the file, nor asks papers for one', async () => {
  const fileId = (await fileOf(agreedCase()))!
  expect(await clientsBytes(fileId, 'oClerk')).toBeNull()
  const data = { kind: 'agreement', case: agreedCase()._id, paper: {} }
  const asked = await cloud.callFunction('papers', data, { openid: 'oClerk' })
  expect(asked).toEqual({ result: { ok: false, code: 'notAllowed' } })
})

test.each([
  ['nothing', {}],
  ['a path for a case', { kind: 'agreement', case: '../x', paper: {} }],
  ['no paper', { kind: 'agreement', case: agreedCase()._id, paper: { title: 1 } }],
])('%s is no question', async (_, data) => {
  expect(await cloud.callFunction('papers', data)).toEqual({
    result: { ok: false, code: 'invalidInput' },
  })
})
