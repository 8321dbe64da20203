import { CHECKS, OWN_CHECKS, ask, type Build, type Check } from '../../devtools/check/checks'
import { syntaxTrouble } from '../../devtools/check/ecma'
import { OFFICIAL_MUTATIONS } from '../../devtools/check/officialMutations'
import { OWN_MUTATIONS } from '../../devtools/check/ownMutations'
import { packageBytes, sumOf } from '../../devtools/check/sizes'
import { judge } from '../../devtools/check/trial'
import type { Mutation } from '../../devtools/check/mutate'
import type { Files } from '../../devtools/check/built'
import { small } from './small'

const MUTATIONS = [...OFFICIAL_MUTATIONS, ...OWN_MUTATIONS]

/** What our own checks find, by check; WeChat's tools are not asked here. */
const foundIn = (files: Files): Record<string, string[]> =>
  Object.fromEntries(
    OWN_CHECKS.map(({ name, find }) => [name, find(files)] as const).filter(
      ([, findings]) => findings.length > 0,
    ),
  )

function spoilt({ spoil }: Mutation): Files {
  const copy = new Map(small())
  spoil(copy)
  return copy
}

test('nothing is wrong with the small mini-program', () => expect(foundIn(small())).toEqual({}))

test.each(OWN_MUTATIONS)('$finder alone finds: $name', (mutation) => {
  const found = foundIn(spoilt(mutation))
  expect(Object.keys(found)).toEqual([mutation.finder])
  expect(found[mutation.finder]).toContainEqual(expect.stringMatching(mutation.words))
})

test.each(OFFICIAL_MUTATIONS)('left to WeChat’s $finder: $name', (mutation) => {
  expect(foundIn(spoilt(mutation))).toEqual({})
  expect([...spoilt(mutation)]).not.toEqual([...small()])
})

test('a mutation leaves the build itself as it was', () => {
  const files = small()
  for (const { spoil } of MUTATIONS) spoil(new Map(files))
  expect([...files]).toEqual([...small()])
})

test('every check has a mutation that wakes it, every mutation a check; names are told apart', () => {
  const names = CHECKS.map(({ name }) => name)
  expect(new Set(MUTATIONS.map(({ finder }) => finder))).toEqual(new Set(names))
  expect(new Set(names).size).toBe(names.length)
  expect(new Set(MUTATIONS.map(({ name }) => name)).size).toBe(MUTATIONS.length)
})

test.each([
  ['var a = function () { return { default: 1 } }', undefined],
  ['var a = () => 1', /^is ES2015, not ES5: .*\(1:9\)$/],
  ['var a = b ** 2', /^is ES2016/],
  ['async function a() {}', /^is ES2017/],
  ['var a = { ...b }', /^is ES2018/],
  ['try {} catch {}', /^is ES2019/],
  ['var a = b?.c', /^is ES2020/],
  ['a ||= 1', /^is ES2021/],
  ['class A { #b = 1 }', /^is ES2022/],
  ['import a from "a"', /^does not parse: .*sourceType: module/],
  ['var a = ;', /^does not parse: Unexpected token \(1:8\)$/],
])('%s', (source, trouble) => {
  if (trouble) expect(syntaxTrouble(source)).toMatch(trouble)
  else expect(syntaxTrouble(source)).toBeUndefined()
})

test('bytes are summed by package; a name that only begins like one is the main package’s', () => {
  const app = {
    pages: ['a'],
    subPackages: [
      { root: 'one', pages: [] },
      { root: 'two/', pages: [] },
    ],
  }
  const text = JSON.stringify(app)
  const files = new Map(
    Object.entries({ 'app.json': text, 'one/a.js': '12', 'one/b/c.png': '345', 'ones.js': '共治' }),
  )
  const bytes = packageBytes(new Map([...files].map(([path, one]) => [path, Buffer.from(one)])))
  expect(Object.fromEntries(bytes)).toEqual({ '': text.length + 6, 'one/': 5, 'two/': 0 })
  expect(sumOf(bytes)).toBe(text.length + 11)
})

const PART = {
  'packages/report/part.js': 'Component({})',
  'packages/report/part.json': '{"component":true}',
}
const USER = 'packages/me/rate/index.json'
const using = { usingComponents: { part: '/packages/report/part' } }

test('a component of another sub-package is out of reach, unless something stands in for it', () => {
  expect(foundIn(small({ ...PART, [USER]: JSON.stringify(using) }))).toEqual({
    references: [`${USER}: the component <part> lies in another package, packages/report/`],
  })
  const placed = { ...using, componentPlaceholder: { part: 'view' } }
  expect(foundIn(small({ ...PART, [USER]: JSON.stringify(placed) }))).toEqual({})
})

test.each([
  ['an import in a comment', { 'base.wxml': '<!-- <import src="./gone.wxml"/> -->' }],
  ['an import without its ending', { 'pages/me/index.wxml': '<include src="../../base" />' }],
  ['a plugin’s component', { 'pages/me/index.json': '{"usingComponents":{"a":"plugin://b/c"}}' }],
  ['a folder’s index.js', { 'app.js': 'require("./lib")', 'lib/index.js': '' }],
  ['a path that is worked out', { 'app.js': 'var a = "./gone"; require(a)' }],
  ['a page’s address with a question', { 'common.js': 'var a = "/pages/me/index?a=" + 1' }],
  [
    'an address that is not whole',
    { 'common.js': 'var a = "/pages/" + b, c = "pages/gone/index"' },
  ],
  ['JSON that cannot be read', { 'pages/me/index.json': '{' }],
])('not found wanting: %s', (_name, more) => expect(foundIn(small(more))).toEqual({}))

const check = (look: Check['look']): Check => ({ ...CHECKS[0]!, name: 'one', of: 'files', look })
const NO_BUILD = {} as Build

test.each<[string, Check['look'], string[]]>([
  ['saw something', () => ({ looked: 1, findings: [] }), []],
  ['saw nothing', () => ({ looked: 0, findings: [] }), ['no files to look at']],
  ['threw', () => Promise.reject(new Error('lost')), ['could not be asked: lost']],
])('a check that %s', async (_name, look, findings) => {
  expect((await ask(check(look), NO_BUILD)).seen.findings).toEqual(findings)
})

const MUTATION: Mutation = { name: 'm', finder: 'one', words: /broken/, spoil: () => undefined }
const result = (name: string, ...findings: string[]) => ({
  check: { ...CHECKS[0]!, name },
  seen: { looked: 1, findings },
  ms: 0,
})

test.each([
  ['found', [result('one', 'it is broken'), result('two')], undefined],
  ['found among others', [result('one', 'else', 'broken')], undefined],
  ['not found', [result('one'), result('two')], 'one did not find it'],
  ['found by another', [result('one'), result('two', 'broken')], 'one did not find it, but\ntwo'],
  ['found twice', [result('one', 'broken'), result('two', 'too')], 'not only one found something'],
  ['found for another reason', [result('one', 'lost')], 'one found something else'],
])('a mutation is %s', (_name, results, missed) => {
  if (missed) expect(judge(MUTATION, results)).toContain(missed)
  else expect(judge(MUTATION, results)).toBeUndefined()
})
