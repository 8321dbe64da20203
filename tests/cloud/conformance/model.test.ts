/**
 * Our matcher against a small independent reading of MongoDB's rules for scalars, arrays and
 * documents in arrays; and our order of values against the order of the index keys.
 */
import fc from 'fast-check'
import { matcher } from '../../../devtools/cloud/store/filter'
import { encode } from '../../../devtools/cloud/store/keys'
import { compare } from '../../../devtools/cloud/store/order'

const seed = Number(process.env.CLOUD_SEED ?? 20261123)
const RUNS = { seed, numRuns: 3000 }

const scalar = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 'a', 'b', '1', '', new Date(0), new Date(1), NaN),
  fc.integer({ min: -1, max: 2 }),
)
const inner = fc.oneof(
  scalar,
  fc.record({ b: scalar }, { requiredKeys: [] }),
  fc.record({ c: scalar }),
)
const value = fc.oneof(scalar, inner, fc.array(inner, { maxLength: 3 }), fc.constant([[1]]))
const document = fc.record({ a: value }, { requiredKeys: [] })

type Doc = Record<string, unknown>

/** The model: a value's type and something that compares within it. */
const typed = (v: unknown): [string, number | string] => {
  if (v === null || v === undefined) return ['null', 0]
  if (v instanceof Date) return ['date', v.getTime()]
  if (typeof v === 'boolean') return ['boolean', Number(v)]
  if (typeof v === 'object') return ['other', JSON.stringify(v)]
  return [typeof v, v as number | string]
}

/** All that a condition on 'a' or 'a.b' is asked of; undefined stands for a missing field. */
function reached(doc: Doc, path: 'a' | 'a.b'): unknown[] {
  const { a } = doc
  if (path === 'a') return Array.isArray(a) ? [...(a as unknown[]), a] : [a]
  const isDoc = (v: unknown): v is Doc =>
    typeof v === 'object' && v !== null && !Array.isArray(v) && !(v instanceof Date)
  if (Array.isArray(a)) return a.filter(isDoc).map((x) => x.b)
  return [isDoc(a) ? a.b : undefined]
}

type Holds = (v: unknown, argument: unknown) => boolean

const same: Holds = (v, argument) => {
  const [[t, x], [u, y]] = [typed(v), typed(argument)]
  return t === u && (x === y || (Number.isNaN(x) && Number.isNaN(y)))
}
const ordered =
  (holds: (x: number | string, y: number | string) => boolean, orEqual: boolean): Holds =>
  (v, argument) => {
    const [[t, x], [u, y]] = [typed(v), typed(argument)]
    return t === u && t !== 'other' && ((orEqual && same(v, argument)) || holds(x, y))
  }

const ANY: Record<string, Holds> = {
  $eq: same,
  $gt: ordered((x, y) => x > y, false),
  $gte: ordered((x, y) => x > y, true),
  $lt: ordered((x, y) => x < y, false),
  $lte: ordered((x, y) => x < y, true),
}

const expected = (doc: Doc, path: 'a' | 'a.b', operator: string, argument: unknown): boolean => {
  const values = reached(doc, path)
  if (operator === '$ne') return !values.some((v) => same(v, argument))
  if (operator === '$exists') return values.some((v) => v !== undefined) === argument
  const list = argument as unknown[]
  if (operator === '$in') return values.some((v) => list.some((x) => same(v, x)))
  if (operator === '$nin') return !values.some((v) => list.some((x) => same(v, x)))
  if (operator === '$all')
    return list.length > 0 && list.every((x) => values.some((v) => same(v, x)))
  return values.some((v) => ANY[operator]!(v, argument))
}

const condition = fc.oneof(
  fc.tuple(fc.constantFrom('$eq', '$ne', '$gt', '$gte', '$lt', '$lte'), scalar),
  fc.tuple(fc.constantFrom('$in', '$nin', '$all'), fc.array(scalar, { maxLength: 3 })),
  fc.tuple(fc.constant('$exists'), fc.boolean()),
)

test(`a condition finds what the rules say, seed ${seed}`, () => {
  const path = fc.constantFrom<'a' | 'a.b'>('a', 'a.b')
  fc.assert(
    fc.property(document, path, condition, (doc, at, [operator, argument]) => {
      const found = matcher({ [at]: { [operator]: argument } })(doc)
      expect(found).toBe(expected(doc, at, operator, argument))
    }),
    RUNS,
  )
})

test(`$and, $or, $nor and $not are what they say of their parts, seed ${seed}`, () => {
  fc.assert(
    fc.property(document, condition, condition, (doc, [p, x], [q, y]) => {
      const [one, two] = [{ a: { [p]: x } }, { a: { [q]: y } }]
      const [r, s] = [matcher(one)(doc), matcher(two)(doc)]
      expect([
        matcher({ $and: [one, two] })(doc),
        matcher({ $or: [one, two] })(doc),
        matcher({ $nor: [one, two] })(doc),
        matcher({ a: { $not: one.a } })(doc),
      ]).toEqual([r && s, r || s, !(r || s), !r])
    }),
    RUNS,
  )
})

test(`values compare as their index keys do, seed ${seed}`, () => {
  const any = fc.oneof(
    value,
    fc.string({ unit: 'binary' }),
    fc.double(),
    fc.date({ noInvalidDate: true }),
  )
  fc.assert(
    fc.property(any, any, (a, b) => {
      expect(Math.sign(compare(a, b))).toBe(Buffer.compare(encode(a), encode(b)))
    }),
    RUNS,
  )
})
