import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { show } from '../fixtures/functions/rows/show'
import { startTestCloud } from '../harness'
import type { TestCloud } from '../harness'
import { AREAS } from './areas'
import { kindOf, report } from './report'
import type { Row } from './rows'
import { UNKNOWN } from './unknown'

interface Outcome {
  gives?: string
  fails?: { errCode?: number; message: string }
  left?: string
  called: string[]
}

/** Rows a call: the request's text must stay under 100 kB, and the function within its time. */
const BATCH = 60

let cloud: TestCloud
const outcomes = new Map<Row, Outcome>()
let surface: string[]

const call = async <T>(data: unknown): Promise<T> => {
  const answer = await cloud.callFunction('rows', data, { openid: 'oTester' })
  if ('errCode' in answer) throw new Error(answer.errMsg)
  return answer.result as T
}

const wired = ({ docs, reads, code, leaves }: Row) => ({
  docs,
  reads,
  code,
  leaves: leaves !== undefined,
})

beforeAll(async () => {
  cloud = await startTestCloud(
    [
      { name: 'c', indexes: [{ name: 'place', keys: [['place', '2dsphere']] }] },
      { name: 'other', indexes: [] },
    ],
    { strict: { index: false, sort: false, where: false, boundedWrite: false } },
  )
  for (const { rows } of AREAS)
    for (let i = 0; i < rows.length; i += BATCH) {
      const batch = rows.slice(i, i + BATCH)
      const done = await call<Outcome[]>({ rows: batch.map(wired) })
      batch.forEach((row, k) => outcomes.set(row, done[k]!))
    }
  surface = await call<string[]>({ surface: true })
}, 120_000) // about 5 s on two free cores
afterAll(() => cloud.stop())

describe.each(AREAS)('$name', ({ rows }) => {
  test.each(rows)('$what', (row) => {
    const { gives, fails, left } = outcomes.get(row)!
    if (row.fails) {
      const [errCode, message] = row.fails
      expect(fails ?? gives).toEqual({ errCode, message: expect.stringMatching(message) as string })
    } else expect(fails ?? gives).toEqual(show(row.gives))
    if (row.leaves) expect(left).toBe(show(row.leaves))
  })
})

describe('coverage', () => {
  const listed = UNKNOWN.flatMap((u) => u.members ?? [])
  const uses = (): Map<string, number> => {
    const count = new Map<string, number>()
    for (const { called } of outcomes.values())
      for (const member of called)
        if (surface.includes(member)) count.set(member, (count.get(member) ?? 0) + 1)
    return count
  }

  test('every member of the SDK is used by a row, or listed as unknown', () => {
    const used = uses()
    expect(surface.filter((m) => !used.has(m) && !listed.includes(m))).toEqual([])
  })

  test('what is listed as unknown is there, and no row uses it', () => {
    const used = uses()
    expect(listed.filter((m) => !surface.includes(m) || used.has(m))).toEqual([])
  })

  test('every row names where its expectation comes from', () => {
    const rows = AREAS.flatMap((a) => a.rows)
    expect(rows.filter((r) => kindOf(r.source) === undefined).map((r) => r.source)).toEqual([])
  })

  test('docs/conformance.md is in step', () => {
    const path = join(__dirname, '../../../docs/conformance.md')
    const page = report(AREAS, UNKNOWN, uses())
    if (process.env.CONFORMANCE_WRITE) writeFileSync(path, page)
    // Prettier widens the tables: their padding is no difference.
    const squeezed = (text: string): string => text.replace(/ +/g, ' ').replace(/-{3,}/g, '---')
    expect(squeezed(readFileSync(path, 'utf8'))).toBe(squeezed(page))
  })
})
