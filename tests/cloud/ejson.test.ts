import { inspect } from 'node:util'
import { Binary, Decimal128, EJSON, ObjectId } from 'bson'
import fc from 'fast-check'
import { parseEjson, printEjson } from '../../devtools/cloud/store/ejson'

const bsonPrint = (v: unknown): string => EJSON.stringify(v, { relaxed: false })
const bsonParse = (text: string): unknown => EJSON.parse(text, { relaxed: true }) as unknown

/** Tells -0 from 0, dates from their text, and one class from another. */
const shown = (v: unknown): string => inspect(v, { depth: null })

const number = fc.oneof(
  fc.integer(),
  fc.maxSafeInteger(),
  fc.double(),
  fc.constantFrom(
    0,
    -0,
    NaN,
    Infinity,
    -Infinity,
    2 ** 31 - 1,
    2 ** 31,
    -(2 ** 31),
    -(2 ** 31) - 1,
  ),
  fc.constantFrom(2 ** 53, -(2 ** 62), 2 ** 63 + 2048, 1e300, 5e-324),
)
const key = fc.oneof(
  fc.string({ unit: 'binary' }).filter((k) => !k.includes('\0')),
  fc.constantFrom('__proto__', '1', '0', '', 'constructor', '$numberInt', '$date', '$a', 'toJSON'),
)
const special = fc.constantFrom(
  new ObjectId('0123456789abcdef01234567'),
  new Binary(Buffer.from([1, 2, 3])),
  Decimal128.fromString('1.50'),
  /a.b/i,
  12345678901234567890n,
)
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    fc.string({ unit: 'binary' }),
    number,
    fc.boolean(),
    fc.constantFrom(null, undefined),
    fc.date({ noInvalidDate: true }),
    special,
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(key, tie('any'), { maxKeys: 5 }),
  ),
})).any

const seed = Number(process.env.CLOUD_SEED ?? 20261124)

describe('the quick EJSON is bson’s', () => {
  test(`prints the same, seed ${seed}`, () => {
    fc.assert(
      fc.property(value, (v) => expect(printEjson(v)).toBe(bsonPrint(v))),
      { seed, numRuns: 3000 },
    )
  })

  test(`parses to the same, seed ${seed}`, () => {
    fc.assert(
      fc.property(value, (v) => {
        const text = bsonPrint(v)
        let expected: unknown
        try {
          expected = bsonParse(text)
        } catch {
          return // a document that only looks like a marker: neither of them reads it
        }
        expect(shown(parseEjson(text))).toBe(shown(expected))
      }),
      { seed, numRuns: 3000 },
    )
  })

  test.each([2 ** 63, -(2 ** 63)])('%d, which bson reads back wrongly, stays itself', (n) => {
    expect(printEjson(n)).toBe(bsonPrint(n))
    expect(parseEjson(printEjson(n))).toBe(n)
  })
})
