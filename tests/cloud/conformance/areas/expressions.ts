/** Aggregation expressions, each evaluated on one document by a $project. */
import { REFUSED_PIPELINE } from '../rows'
import type { Area, Row } from '../rows'

const DOC = `[{ n: 5, f: -2.5, s: 'héllo', cn: '你好', d: new Date('2026-11-24T16:05:06.007Z'), l: [3, 1, 2], o: { x: 1, y: 2 }, nul: null, t: true, e: [] }]`

const row = (code: string): Pick<Row, 'what' | 'docs' | 'reads' | 'code'> => ({
  what: code,
  docs: DOC,
  reads: true,
  code: `return (await c.aggregate().project({ _id: 0, v: ${code} }).end()).list[0].v`,
})

/** An expression and its value; undefined means that the field is not there. */
const is = (code: string, gives: unknown, page: string): Row => ({
  ...row(code),
  gives,
  source: `MongoDB manual: ${page} (aggregation)`,
})

const refuses = (code: string, message: RegExp, page: string): Row => ({
  ...row(code),
  fails: [REFUSED_PIPELINE, message],
  source: `MongoDB manual: ${page} (aggregation)`,
})

const arithmetic = [
  is(`$.abs('$f')`, 2.5, '$abs'),
  refuses(`$.abs('$s')`, /\$abs/, '$abs'),
  is(`$.add(['$n', 1, '$f'])`, 3.5, '$add'),
  is(`$.add(['$d', 1000])`, new Date('2026-11-24T16:05:07.007Z'), '$add'),
  is(`$.add(['$n', '$nul'])`, null, '$add'),
  refuses(`$.add(['$n', '$s'])`, /\$add/, '$add'),
  is(`$.ceil('$f')`, -2, '$ceil'),
  is(`$.floor('$f')`, -3, '$floor'),
  is(`$.trunc('$f')`, -2, '$trunc'),
  is(`$.divide(['$n', 2])`, 2.5, '$divide'),
  refuses(`$.divide(['$n', 0])`, /divide by zero/, '$divide'),
  is(`$.exp(0)`, 1, '$exp'),
  is(`$.ln(1)`, 0, '$ln'),
  refuses(`$.ln(-1)`, /positive number/, '$ln'),
  is(`$.log([8, 2])`, 3, '$log'),
  is(`$.log10(1000)`, 3, '$log10'),
  is(`$.mod(['$n', 3])`, 2, '$mod'),
  is(`$.mod(['$f', 2])`, -0.5, '$mod'),
  refuses(`$.mod(['$n', 0])`, /by zero/, '$mod'),
  is(`$.multiply(['$n', '$f'])`, -12.5, '$multiply'),
  refuses(`$.multiply(['$n', '$s'])`, /\$multiply/, '$multiply'),
  is(`$.pow([2, 3])`, 8, '$pow'),
  refuses(`$.pow([0, -1])`, /negative exponent/, '$pow'),
  is(`$.sqrt(9)`, 3, '$sqrt'),
  refuses(`$.sqrt(-1)`, /non-negative/, '$sqrt'),
  is(`$.subtract(['$n', 7])`, -2, '$subtract'),
  is(`$.subtract(['$d', '$d'])`, 0, '$subtract'),
  is(`$.subtract(['$d', 1000])`, new Date('2026-11-24T16:05:05.007Z'), '$subtract'),
]

const logic = [
  is(`$.and(['$t', '$n'])`, true, '$and'),
  is(`$.and(['$t', '$nul'])`, false, '$and'),
  is(`$.or([0, ''])`, true, '$or; an empty string is true'),
  is(`$.or([0, '$nul', '$nope'])`, false, '$or'),
  is(`$.not(['$nul'])`, true, '$not'),
  is(`$.cmp([5, 3])`, 1, '$cmp'),
  is(`$.cmp(['$nope', '$nul'])`, -1, '$cmp; missing is below null'),
  is(`$.eq(['$nope', '$nul'])`, false, '$eq; missing is not null'),
  is(`$.eq(['$o', { y: 2, x: 1 }])`, false, '$eq; the order of fields counts'),
  is(`$.eq(['$o', { x: 1, y: 2 }])`, true, '$eq'),
  is(`$.eq([1, '1'])`, false, '$eq'),
  is(`$.neq([1, '1'])`, true, '$ne'),
  is(`$.gt(['a', 1])`, true, '$gt; types compare by their order'),
  is(`$.gte([[1, 2], [1]])`, true, '$gte; arrays compare by elements'),
  is(`$.lt(['$nul', 0])`, true, '$lt'),
  is(`$.lte([new Date(0), '$d'])`, true, '$lte'),
  is(`$.cond(['$t', 1, 2])`, 1, '$cond'),
  is(`$.cond({ if: $.gte(['$n', 9]), then: 'y', else: 'n' })`, 'n', '$cond'),
  is(`$.ifNull(['$nope', 'x'])`, 'x', '$ifNull'),
  is(
    `$.switch({ branches: [{ case: $.eq(['$n', 5]), then: 'five' }], default: 'other' })`,
    'five',
    '$switch',
  ),
  refuses(
    `$.switch({ branches: [{ case: false, then: 1 }] })`,
    /no default was specified/,
    '$switch',
  ),
  is(`$.let({ vars: { x: '$n' }, in: $.add(['$$x', 1]) })`, 6, '$let'),
  is(`$.literal('$n')`, '$n', '$literal'),
  is(`'$o.x'`, 1, 'field paths'),
  is(`'$nope'`, undefined, 'field paths; a missing field is not added'),
  is(`{ a: '$n', b: '$nope' }`, { a: 5 }, 'expression objects'),
  is(`['$n', '$nope']`, [5, null], 'array literals in $project'),
  refuses(`{ $nope: 1 }`, /Unrecognized expression '\$nope'/, 'Expressions'),
]

const lists = [
  is(`$.arrayElemAt(['$l', -1])`, 2, '$arrayElemAt'),
  is(`$.arrayElemAt(['$l', 9])`, undefined, '$arrayElemAt; out of bounds is missing'),
  refuses(`$.arrayElemAt(['$n', 0])`, /array/, '$arrayElemAt'),
  is(`$.arrayToObject([[['k', 1]]])`, { k: 1 }, '$arrayToObject'),
  is(`$.concatArrays(['$l', [9]])`, [3, 1, 2, 9], '$concatArrays'),
  is(`$.concatArrays(['$l', '$nul'])`, null, '$concatArrays'),
  is(`$.filter({ input: '$l', as: 'x', cond: $.gt(['$$x', 1]) })`, [3, 2], '$filter'),
  refuses(`$.filter({ input: '$n', as: 'x', cond: true })`, /array/, '$filter'),
  is(`$.in([1, '$l'])`, true, '$in'),
  refuses(`$.in([1, '$n'])`, /array/, '$in'),
  is(`$.indexOfArray(['$l', 2])`, 2, '$indexOfArray'),
  is(`$.indexOfArray(['$l', 7])`, -1, '$indexOfArray'),
  is(`$.indexOfArray(['$nul', 7])`, null, '$indexOfArray'),
  is(`$.isArray(['$l'])`, true, '$isArray'),
  is(`$.map({ input: '$l', as: 'x', in: $.multiply(['$$x', 2]) })`, [6, 2, 4], '$map'),
  is(`$.map({ input: '$nul', as: 'x', in: 1 })`, null, '$map'),
  is(`$.range([0, 5, 2])`, [0, 2, 4], '$range'),
  refuses(`$.range([0, 5, 0])`, /non-zero/, '$range'),
  is(`$.reduce({ input: '$l', initialValue: 0, in: $.add(['$$value', '$$this']) })`, 6, '$reduce'),
  is(`$.reverseArray('$l')`, [2, 1, 3], '$reverseArray'),
  is(`$.size('$l')`, 3, '$size'),
  refuses(`$.size('$nul')`, /must be an array/, '$size; null is an error'),
  is(`$.slice(['$l', 2])`, [3, 1], '$slice'),
  is(`$.slice(['$l', -2])`, [1, 2], '$slice'),
  is(`$.slice(['$l', 1, 1])`, [1], '$slice'),
  is(`$.slice(['$nul', 1])`, null, '$slice'),
  is(
    `$.zip({ inputs: ['$l', [7, 8]] })`,
    [
      [3, 7],
      [1, 8],
    ],
    '$zip',
  ),
  is(`$.allElementsTrue([[1, 0]])`, false, '$allElementsTrue'),
  is(`$.anyElementTrue([[0, 1]])`, true, '$anyElementTrue'),
  is(`$.setDifference(['$l', [1]])`, [3, 2], '$setDifference'),
  is(`$.setEquals(['$l', [1, 2, 3, 3]])`, true, '$setEquals'),
  is(
    `$.size($.setIntersection(['$l', [2, 3, 3]]))`,
    2,
    '$setIntersection; the order is not specified',
  ),
  is(`$.setIsSubset([[1], '$l'])`, true, '$setIsSubset'),
  is(`$.size($.setUnion(['$l', [4, 1]]))`, 4, '$setUnion; the order is not specified'),
  is(`$.setUnion(['$l', '$nul'])`, null, '$setUnion'),
  is(`$.mergeObjects(['$o', { x: 9 }, '$nul'])`, { x: 9, y: 2 }, '$mergeObjects'),
  refuses(`$.mergeObjects(['$o', '$n'])`, /requires object inputs/, '$mergeObjects'),
  is(
    `$.objectToArray('$o')`,
    [
      { k: 'x', v: 1 },
      { k: 'y', v: 2 },
    ],
    '$objectToArray',
  ),
  is(`$.sum('$l')`, 6, '$sum'),
  is(`$.sum(['$n', '$s', 1])`, 6, '$sum; what is no number is passed over'),
  is(`$.avg('$l')`, 2, '$avg'),
  is(`$.avg('$e')`, null, '$avg'),
  is(`$.max('$l')`, 3, '$max'),
  is(`$.min(['$n', '$nul', '$s'])`, 5, '$min; null is passed over'),
  is(`$.stdDevPop([1, 3])`, 1, '$stdDevPop'),
  is(`$.stdDevSamp([1, 1])`, 0, '$stdDevSamp'),
]

export const expressionAreas: Area[] = [
  { name: 'expressions: arithmetic', rows: arithmetic },
  { name: 'expressions: logic and fields', rows: logic },
  { name: 'expressions: arrays, sets and objects', rows: lists },
]

export { is, refuses }
