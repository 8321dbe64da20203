/**
 * MongoDB's filters as predicates, strict in type brackets, arrays and the order of fields
 * (MongoDB manual: Query and Projection Operators, Query on Embedded/Nested Documents, Query an
 * Array). A condition is asked of a *place*: all the values that one path reaches.
 */
import { databaseError } from '../errors'
import type { Doc } from '../types'
import { compare, equal, rank } from './order'
import { isIndex, isPlain } from './values'

type Test = (v: unknown) => boolean

/** Whether any value at a place passes; `expand` also tries the elements of a final array. */
export type Place = (test: Test, expand: boolean) => boolean

/** A condition on a place. */
export type Clause = (at: Place) => boolean

/** Makes a condition from an operator's argument and its neighbours; throws what is malformed. */
export type FieldOperator = (argument: unknown, siblings: Doc) => Clause

const reaches = (
  v: unknown,
  parts: string[],
  depth: number,
  expand: boolean,
  test: Test,
): boolean => {
  let at = v
  let i = depth
  for (; i < parts.length && isPlain(at); i++)
    at = Object.hasOwn(at, parts[i]!) ? at[parts[i]!] : undefined
  if (Array.isArray(at)) return inArray(at as unknown[], parts, i, expand, test)
  return test(i < parts.length ? undefined : at)
}

/** Steps into an array: documents in it go on along the path, an index picks one element. */
function inArray(
  list: unknown[],
  parts: string[],
  i: number,
  expand: boolean,
  test: Test,
): boolean {
  if (i === parts.length) return (expand && list.some(test)) || test(list)
  if (list.some((x) => isPlain(x) && reaches(x, parts, i, expand, test))) return true
  const part = parts[i]!
  if (!isIndex(part) || Number(part) >= list.length) return false
  const element = list[Number(part)]
  if (i + 1 === parts.length) return test(element)
  if (Array.isArray(element)) return inArray(element as unknown[], parts, i + 1, expand, test)
  return isPlain(element) && reaches(element, parts, i + 1, expand, test)
}

const not =
  (clause: Clause): Clause =>
  (at) =>
    !clause(at)

const all =
  (clauses: Clause[]): Clause =>
  (at) =>
    clauses.every((c) => c(at))

const single =
  (test: Test): Clause =>
  (at) =>
    at(test, true)

const regexTest =
  (re: RegExp): Test =>
  (v) =>
    typeof v === 'string' ? re.test(v) : v instanceof RegExp && String(v) === String(re)

const equality = (argument: unknown): Clause =>
  single(argument instanceof RegExp ? regexTest(argument) : (v) => equal(v, argument))

const noRegex = (argument: unknown, operator: string): void => {
  if (argument instanceof RegExp) throw databaseError(`Can't have regex as arg to ${operator}.`)
}

/** Comparisons stay within the type of their argument; NaN is only ever equal to NaN. */
const comparison =
  (operator: string, holds: (order: number) => boolean): FieldOperator =>
  (argument) => {
    noRegex(argument, operator)
    const bracket = rank(argument)
    if (Number.isNaN(argument)) return single((v) => holds(0) && Number.isNaN(v))
    return single((v) => rank(v) === bracket && !Number.isNaN(v) && holds(compare(v, argument)))
  }

const listOf = (argument: unknown, operator: string): unknown[] => {
  if (!Array.isArray(argument)) throw databaseError(`${operator} needs an array`)
  return argument as unknown[]
}

const oneOf: FieldOperator = (argument) => {
  const list = listOf(argument, '$in')
  if (list.some((x) => isOperators(x))) throw databaseError('cannot nest $ under $in')
  const scalars = new Set(list.filter((x) => typeof x === 'string' || typeof x === 'number'))
  const others = list
    .filter((x) => !scalars.has(x as string | number))
    .map((x): Test => (x instanceof RegExp ? regexTest(x) : (v) => equal(v, x)))
  return single((v) => scalars.has(v as string) || others.some((test) => test(v)))
}

const allOf: FieldOperator = (argument) => {
  const list = listOf(argument, '$all')
  if (list.length === 0) return () => false
  return all(list.map((x) => (isOperators(x) ? operators(x) : equality(x))))
}

const COMPOSING = new Set(['$and', '$or', '$nor', '$expr'])

/** $elemMatch: operators are asked of the element itself, fields of the element's document. */
const elementMatch: FieldOperator = (argument) => {
  if (!isPlain(argument)) throw databaseError('$elemMatch needs an Object')
  const [first] = Object.keys(argument)
  const ofValue = first !== undefined && first.startsWith('$') && !COMPOSING.has(first)
  const clause = ofValue ? operators(argument) : undefined
  const matches = clause ? undefined : documentTest(argument)
  const test: Test = clause
    ? (x) => clause((t) => t(x))
    : (x) => (isPlain(x) || Array.isArray(x)) && matches!(x as Doc)
  return (at) => at((v) => Array.isArray(v) && v.some(test), false)
}

const wholeNumber = (v: unknown, what: string): number => {
  if (typeof v !== 'number' || Number.isNaN(v))
    throw databaseError(`malformed mod, ${what} not a number`)
  return Math.trunc(v)
}

const modulo: FieldOperator = (argument) => {
  if (!Array.isArray(argument)) throw databaseError('malformed mod, needs to be an array')
  if (argument.length !== 2)
    throw databaseError(
      `malformed mod, ${argument.length < 2 ? 'not enough' : 'too many'} elements`,
    )
  const divisor = wholeNumber(argument[0], 'divisor')
  const remainder = wholeNumber(argument[1], 'remainder')
  if (divisor === 0) throw databaseError('divisor cannot be 0')
  return single(
    (v) =>
      typeof v === 'number' && Number.isFinite(v) && (Math.trunc(v) % divisor) - remainder === 0,
  )
}

const sizeOf: FieldOperator = (argument) => {
  if (typeof argument !== 'number' || !Number.isInteger(argument))
    throw databaseError('Failed to parse $size. Expected an integer')
  if (argument < 0) throw databaseError('$size may not be negative')
  return (at) => at((v) => Array.isArray(v) && v.length === argument, false)
}

const expression: FieldOperator = (argument, siblings) => {
  if (argument instanceof RegExp) return single(regexTest(argument))
  if (typeof argument !== 'string') throw databaseError('$regex has to be a string')
  const options = String(siblings.$options ?? '')
  if (/[^ims]/.test(options)) throw databaseError(`invalid flag in regex options: ${options}`)
  try {
    return single(regexTest(new RegExp(argument, options)))
  } catch (e) {
    throw databaseError(`Regular expression is invalid: ${(e as Error).message}`)
  }
}

const negation: FieldOperator = (argument) => {
  if (argument instanceof RegExp) return not(equality(argument))
  if (!isPlain(argument)) throw databaseError('$not needs a regex or a document')
  if (Object.keys(argument).length === 0) throw databaseError('$not cannot be empty')
  return not(operators(argument))
}

const FIELD_OPERATORS: Record<string, FieldOperator> = {
  $eq: (v) => equality(v),
  $ne: (v) => (noRegex(v, '$ne'), not(equality(v))),
  $gt: comparison('$gt', (order) => order > 0),
  $gte: comparison('$gte', (order) => order >= 0),
  $lt: comparison('$lt', (order) => order < 0),
  $lte: comparison('$lte', (order) => order <= 0),
  $in: oneOf,
  $nin: (v, siblings) => (listOf(v, '$nin'), not(oneOf(v, siblings))),
  $all: allOf,
  $elemMatch: elementMatch,
  $exists: (wanted) => {
    const there = single((v) => v !== undefined)
    return wanted === false || wanted === 0 || wanted === null ? not(there) : there
  },
  $mod: modulo,
  $size: sizeOf,
  $regex: expression,
  $options: (_v, siblings) => {
    if (!('$regex' in siblings)) throw databaseError('$options needs a $regex')
    return () => true
  },
  $not: negation,
}

/** Adds operators that need more than values: geometry, and what a library answers. */
export function addFieldOperators(more: Record<string, FieldOperator>): void {
  Object.assign(FIELD_OPERATORS, more)
}

/** A document of operators, as MongoDB tells it: by its first key. */
export const isOperators = (v: unknown): v is Doc =>
  isPlain(v) && Object.keys(v)[0]?.startsWith('$') === true

function operators(conditions: Doc): Clause {
  return all(
    Object.entries(conditions).map(([operator, argument]) => {
      const make = Object.hasOwn(FIELD_OPERATORS, operator) ? FIELD_OPERATORS[operator] : undefined
      if (!make) throw databaseError(`unknown operator: ${operator}`)
      return make(argument, conditions)
    }),
  )
}

type DocTest = (doc: Doc) => boolean

function fieldTest(path: string, condition: unknown): DocTest {
  const clause = isOperators(condition) ? operators(condition) : equality(condition)
  const parts = path.split('.')
  return (doc) => clause((test, expand) => reaches(doc, parts, 0, expand, test))
}

const branches = (operator: string, v: unknown, env: unknown): DocTest[] => {
  if (!Array.isArray(v) || v.length === 0)
    throw databaseError(`${operator} must be a nonempty array`)
  return v.map((f: unknown) => {
    if (!isPlain(f)) throw databaseError('$or/$and/$nor entries need to be full objects')
    return documentTest(f, env)
  })
}

/** `env` is handed through to what evaluates expressions: the variables of a pipeline. */
type TopOperator = (argument: unknown, env: unknown) => DocTest

/** Conditions on the whole document; `addTopOperators` lends $expr and its like. */
const TOP_OPERATORS: Record<string, TopOperator> = {
  $and: (v, env) => {
    const tests = branches('$and', v, env)
    return (doc) => tests.every((t) => t(doc))
  },
  $or: (v, env) => {
    const tests = branches('$or', v, env)
    return (doc) => tests.some((t) => t(doc))
  },
  $nor: (v, env) => {
    const tests = branches('$nor', v, env)
    return (doc) => !tests.some((t) => t(doc))
  },
  $comment: () => () => true,
}

export function addTopOperators(more: Record<string, TopOperator>): void {
  Object.assign(TOP_OPERATORS, more)
}

/** Compiles a filter. Throws MongoDB's error for what it would not parse. */
export function documentTest(filter: Doc, env?: unknown): DocTest {
  const tests = Object.entries(filter).map(([k, v]): DocTest => {
    if (!k.startsWith('$')) return fieldTest(k, v)
    const make = Object.hasOwn(TOP_OPERATORS, k) ? TOP_OPERATORS[k] : undefined
    if (!make) throw databaseError(`unknown top level operator: ${k}`)
    return make(v, env)
  })
  const [only] = tests
  return tests.length === 1 ? only! : (doc) => tests.every((t) => t(doc))
}
