import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { CALLS } from '../../domain/contract'
import { TABLES } from '../../domain/street/import'

/**
 * 国办函〔2026〕12号: no 打卡签到, no 积分排名, no 在线时长, no quotas of installs, nothing of it as an
 * assessment. So no field of a document, of a call or of an import holds a target, a quota, a rank or a score
 * of people, and no text says so. Every field that only looks like it stands here with why it is none.
 */
const ROOT = join(__dirname, '../..')

/** As parts of a name: `rankHours` has `rank`, `frank` has none. */
const SUSPECT = [
  ...['target', 'targets', 'quota', 'quotas', 'goal', 'goals', 'kpi', 'norm'],
  ...['rank', 'ranks', 'ranked', 'ranking', 'leaderboard', 'league', 'placing'],
  ...['score', 'scores', 'grade', 'performance', 'assessment', 'appraisal', 'merit'],
  ...['checkin', 'attendance', 'clockin', 'streak', 'online', 'active_time'],
  ...['stars', 'rating', 'ratings'],
]

/** Where such a word may stand, and why it measures nobody's work. */
const ALLOWED: { where: RegExp; words: readonly string[]; why: string }[] = [
  {
    where:
      /^(domain\/(identity\/(types|views|kinds)|notice\/calls)|cloudfunctions\/schema\/identity)\.ts$/,
    words: ['quota'],
    why: 'messages that WeChat lets us send a person, once each',
  },
  {
    where: /^domain\/(mediation\/(decide\/)?\w+|contract\/acts)\.ts$/,
    words: ['rank', 'ranks', 'ranked', 'rankHours', 'mediation.rank'],
    why: 'a party says whom it would rather have mediate: its wish, kept with its case',
  },
  {
    where:
      /^(domain\/(report|complaint|mediation)\/(decide\/)?\w+|cloudfunctions\/schema\/\w+)\.ts$/,
    words: ['rating', 'noRating', 'stars'],
    why: 'what somebody says of his own matter, kept with it',
  },
  {
    where: /^(domain\/mediation\/(types|answers|views)|cloudfunctions\/schema\/mediation)\.ts$/,
    words: ['stars', 'ratings'],
    why: 'how parties found a mediator, on his card from five on, for whoever chooses one (DOMAIN §3.6)',
  },
]
const isAllowed = (field: string): boolean => {
  const [file = '', name = ''] = field.split(' ')
  return ALLOWED.some(({ where, words }) => where.test(file) && words.includes(name))
}

/** Words of a name, in small letters: `rankHours` → rank, hours. */
const wordsOf = (name: string): string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)

const isSuspect = (name: string): boolean => wordsOf(name).some((word) => SUSPECT.includes(word))

const filesIn = (dir: string): string[] =>
  readdirSync(join(ROOT, dir), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `${dir}/${name}`)

/** Names of fields that a file declares: of types, of schemas, of documents as they are made. */
function fieldsOf(file: string): string[] {
  const text = readFileSync(join(ROOT, file), 'utf8')
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const names: string[] = []
  const walk = (node: ts.Node): void => {
    const isField =
      ts.isPropertySignature(node) ||
      ts.isPropertyAssignment(node) ||
      ts.isShorthandPropertyAssignment(node)
    if (isField && (ts.isIdentifier(node.name) || ts.isStringLiteral(node.name)))
      names.push(node.name.text)
    ts.forEachChild(node, walk)
  }
  walk(source)
  return [...new Set(names)]
}

const FILES = [...filesIn('domain'), ...filesIn('cloudfunctions/schema')]
const FOUND = FILES.flatMap((file) =>
  fieldsOf(file)
    .filter(isSuspect)
    .map((name) => `${file} ${name}`),
)

test('the walk sees fields of documents, calls and collections', () => {
  const all = new Set(FILES.flatMap(fieldsOf))
  const known = ['waitingFor', 'requestId', 'complaints', 'readers', 'quota', 'dueAt', 'perMonth']
  expect(known.filter((name) => !all.has(name))).toEqual([])
})

test.each(['rankOfWorker', 'score', 'dailyTarget', 'staffKPI', 'onlineMinutes', 'starsRating'])(
  'a field %s would be found',
  (name) => expect(isSuspect(name)).toBe(true),
)
test.each(['frank', 'start', 'scoreless', 'target1x', 'startsAt', 'gradedBy'])(
  'a field %s would not',
  (name) => expect(isSuspect(name)).toBe(false),
)

test('no field holds a target, quota, rank or score of people', () => {
  expect(FOUND.filter((field) => !isAllowed(field))).toEqual([])
})

test.each(ALLOWED)('still there: $why', ({ where, words }) => {
  const gone = words.filter(
    (word) =>
      !FOUND.some((field) => field.endsWith(` ${word}`) && where.test(field.split(' ')[0]!)),
  )
  expect(gone).toEqual([])
})

test('no call is named for it, and no column of the roster asks for it', () => {
  const calls = Object.keys(CALLS).filter(isSuspect)
  // 选调解员: a party says whom it would rather have.
  expect(calls).toEqual(['mediation.rank'])
  const columns = Object.entries(TABLES).flatMap(([table, list]) =>
    list.filter(({ key }) => isSuspect(key)).map(({ key }) => `${table} ${key}`),
  )
  expect(columns).toEqual([])
})

const WORDS = /排名|名次|排行|指标|考核|打卡|达标|业绩|末位|在线时长|任务量/

/** 名次 of a joint choice is a party's wish; 打卡 is a way to pay. */
const SPEAK_OF_IT = [
  'domain/mediation/drafting.ts',
  'client/src/packages/mediation/text.ts',
  'client/src/packages/mediation/parts/text.ts',
]

test('no text says so', () => {
  const texts = [...FILES, ...filesIn('client/src'), ...filesIn('cloudfunctions')]
  const said = texts.filter((file) => WORDS.test(readFileSync(join(ROOT, file), 'utf8')))
  expect(said).toEqual(SPEAK_OF_IT)
})
