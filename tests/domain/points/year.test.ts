import { seedYear, yearsOf } from '../../../devtools/street/year'
import { balancesOf, differenceOf } from '../../../domain/points/ledger/books'
import { isPoints } from '../../../domain/points/limits'

/** The year of points that demo and bench are filled with: real entries, whatever day it is made. */

const MOMENTS = ['2026-01-01T00:30', '2026-07-15T12:00', '2028-02-29T23:59']

test.each(MOMENTS)('seen from %s, every account is what its entries add up to', (text) => {
  const now = Date.parse(`${text}:00+08:00`)
  const years = [...yearsOf(15, 2_887, now)]
  const entries = years.flatMap((year) => year.entries)
  expect(entries).toHaveLength(2_887)
  expect(new Set(entries.map(({ _id }) => _id)).size).toBe(entries.length)
  expect(years.map(({ account, entries: own }) => differenceOf(account, own))).toEqual(
    years.map(() => null),
  )
  expect([...balancesOf(entries).values()].reduce((a, b) => a + b, 0)).toBe(0)
  expect(entries.every(({ points, at }) => isPoints(points) && at <= now)).toBe(true)
  expect(entries.every(({ at }) => at > now - 366 * 86_400_000)).toBe(true)
  const kinds = new Set(entries.map(({ kind }) => kind))
  for (const kind of ['award', 'hold', 'redeem', 'void'] as const) expect(kinds).toContain(kind)
})

test('all of it goes into the store, in batches', () => {
  const docs = new Map<string, unknown[]>()
  const store = {
    insertMany: (name: string, some: unknown[]) => {
      docs.set(name, [...(docs.get(name) ?? []), ...some])
      return []
    },
  }
  const clock = { now: () => Date.parse('2026-07-15T12:00:00+08:00') }
  expect(seedYear({ store, clock } as never, 6_000, 30)).toBe(6_000)
  expect([...docs].map(([name, all]) => [name, all.length])).toEqual([
    ['entries', 6_000],
    ['accounts', 30],
    ['members', 30],
  ])
})
