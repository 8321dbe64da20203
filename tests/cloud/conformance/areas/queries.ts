/** Comparison, logic, elements and types in filters. */
import { finds } from '../rows'
import type { Area } from '../rows'

const MIXED = `[{ a: 1 }, { a: '1' }, { a: null }, {}, { a: true }, { a: new Date(1) }, { a: [1, 2] }, { a: { x: 1 } }, { a: NaN }, { a: -0 }]`
const PEOPLE = `[{ n: 'ab', k: 5, o: { x: 1, y: 2 } }, { n: 'Ab', k: -7, o: { y: 2, x: 1 } }, { n: 'cb', k: 2.9, o: { x: 1 } }, { k: '4', o: null }]`

const BRACKET = 'MongoDB manual: Comparison Query Operators, type bracketing'
const ORDER =
  'MongoDB manual: Query on Embedded/Nested Documents (exact match needs the field order)'
const NULLS = 'MongoDB manual: Query for Null or Missing Fields'

export const queries: Area = {
  name: 'queries',
  rows: [
    finds('a plain value', MIXED, `{ a: 1 }`, [0, 6], 'MongoDB manual: $eq'),
    finds('_.eq', MIXED, `{ a: _.eq('1') }`, [1], 'MongoDB manual: $eq'),
    finds(
      '_.neq also finds what lacks the field',
      MIXED,
      `{ a: _.neq(1) }`,
      [1, 2, 3, 4, 5, 7, 8, 9],
      'MongoDB manual: $ne',
    ),
    finds('_.gt keeps to its type', MIXED, `{ a: _.gt(0) }`, [0, 6], BRACKET),
    finds('_.gte on strings', MIXED, `{ a: _.gte('0') }`, [1], BRACKET),
    finds('_.lt on dates', MIXED, `{ a: _.lt(new Date(2)) }`, [5], BRACKET),
    finds('_.lte on booleans', MIXED, `{ a: _.lte(true) }`, [4], BRACKET),
    finds(
      '_.gt on an object',
      MIXED,
      `{ a: _.gt({ x: 0 }) }`,
      [7],
      'MongoDB manual: Comparison/Sort Order, objects',
    ),
    finds('_.gte null finds null and missing', MIXED, `{ a: _.gte(null) }`, [2, 3], NULLS),
    finds('_.gt null finds nothing', MIXED, `{ a: _.gt(null) }`, [], NULLS),
    finds('null finds null and missing', MIXED, `{ a: null }`, [2, 3], NULLS),
    finds('_.neq null', MIXED, `{ a: _.neq(null) }`, [0, 1, 4, 5, 6, 7, 8, 9], NULLS),
    finds(
      'NaN equals NaN',
      MIXED,
      `{ a: NaN }`,
      [8],
      'MongoDB manual: Comparison/Sort Order, numeric types',
    ),
    finds('0 equals -0', MIXED, `{ a: 0 }`, [9], 'encodings: -0 is sent as 0 (U 2^31)'),
    finds('a date is no number', MIXED, `{ a: new Date(1) }`, [5], 'encodings: Q Date eq'),
    finds('_.in', MIXED, `{ a: _.in([1, 'x', true]) }`, [0, 4, 6], 'MongoDB manual: $in'),
    finds('_.in with a whole array', MIXED, `{ a: _.in([[1, 2]]) }`, [6], 'MongoDB manual: $in'),
    finds('_.in of nothing', MIXED, `{ a: _.in([]) }`, [], 'MongoDB manual: $in'),
    finds('_.in with dates', MIXED, `{ a: _.in([new Date(1)]) }`, [5], 'encodings: Q in dates'),
    finds(
      '_.nin also finds what lacks the field',
      MIXED,
      `{ a: _.nin([1, null]) }`,
      [1, 4, 5, 7, 8, 9],
      'MongoDB manual: $nin',
    ),
    finds(
      '_.exists true includes null',
      MIXED,
      `{ a: _.exists(true) }`,
      [0, 1, 2, 4, 5, 6, 7, 8, 9],
      'MongoDB manual: $exists',
    ),
    finds('_.exists false', MIXED, `{ a: _.exists(false) }`, [3], 'MongoDB manual: $exists'),
    finds(
      '$type by name, as a raw operator',
      MIXED,
      `{ a: { $type: 'date' } }`,
      [5],
      'MongoDB manual: $type',
    ),
    finds(
      'raw operators',
      MIXED,
      `{ a: { $gte: 1, $lt: 3 } }`,
      [0, 6],
      'MongoDB manual: Comparison Query Operators',
    ),
    finds(
      '_.mod',
      PEOPLE,
      `{ k: _.mod(4, 1) }`,
      [0],
      'encodings: Q neq/nin/mod/size; MongoDB manual: $mod',
    ),
    finds(
      '_.mod of a negative number keeps its sign',
      PEOPLE,
      `{ k: _.mod(4, -3) }`,
      [1],
      'MongoDB manual: $mod',
    ),
    finds(
      '_.mod cuts off fractions',
      PEOPLE,
      `{ k: _.mod(2, 0) }`,
      [2],
      'MongoDB manual: $mod, floating point',
    ),
    finds(
      '_.mod leaves numeric strings alone',
      `[{ a: '4' }, { a: 4 }, { a: NaN }, { a: true }]`,
      `{ a: _.mod(2, 0) }`,
      [1],
      'MongoDB manual: $mod (numbers only)',
    ),
    finds(
      'a nested field, by object',
      PEOPLE,
      `{ o: { x: 1 } }`,
      [0, 1, 2],
      'encodings: Q nested object (sent as a dotted path)',
    ),
    finds(
      'a nested field, by path',
      PEOPLE,
      `{ 'o.y': 2 }`,
      [0, 1],
      'WeChat docs: query nested fields',
    ),
    finds('a whole object', PEOPLE, `{ o: _.eq({ x: 1 }) }`, [2], ORDER),
    finds(
      'a whole object, the order of its fields counts',
      PEOPLE,
      `{ o: _.eq({ x: 1, y: 2 }) }`,
      [0],
      ORDER,
    ),
    finds('_.in of objects, the order counts', PEOPLE, `{ o: _.in([{ y: 2, x: 1 }]) }`, [1], ORDER),
    finds('below null there is nothing: missing', PEOPLE, `{ 'o.x': null }`, [3], NULLS),
    finds(
      'conditions inside an object',
      PEOPLE,
      `{ o: { x: _.gte(1), y: _.exists(true) } }`,
      [0, 1],
      'encodings: Q nested object',
    ),
    finds(
      'an empty object in where is no condition',
      PEOPLE,
      `{ o: {} }`,
      [0, 1, 2, 3],
      'SDK: sends {} (captured by hand, not in wire.jsonl)',
    ),
    finds(
      'undefined in where is dropped',
      PEOPLE,
      `{ k: 5, n: undefined }`,
      [0],
      'encodings: Q undefined dropped',
    ),
    finds(
      'strings order by code point',
      `[{ a: '\\u{1f600}' }, { a: '\\uff01' }]`,
      `{ a: _.gt('\\uff01') }`,
      [0],
      'MongoDB manual: Comparison/Sort Order, strings (binary)',
    ),
  ],
}
