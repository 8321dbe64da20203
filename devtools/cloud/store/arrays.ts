/** The update operators on arrays, each from the old value to the new. */
import { databaseError } from '../errors'
import type { Doc } from '../types'
import { matcher } from './filter'
import { equal } from './order'
import type { Place } from './paths'
import { sortBy } from './sort'
import { isPlain } from './values'

const arrayAt = (at: Place, path: string, operator: string): unknown[] | undefined => {
  if (!at.exists) return undefined
  if (Array.isArray(at.value)) return at.value as unknown[]
  throw databaseError(`The field '${path}' must be an array for ${operator} but is not`)
}

const isModified = (arg: unknown): arg is Doc => isPlain(arg) && '$each' in arg

const eachOf = (arg: unknown, operator: string): unknown[] => {
  if (!isModified(arg)) return [arg]
  if (!Array.isArray(arg.$each))
    throw databaseError(`The argument to $each in ${operator} must be an array`)
  return arg.$each as unknown[]
}

const integer = (v: unknown, what: string): number => {
  if (typeof v !== 'number' || !Number.isInteger(v))
    throw databaseError(`The value for ${what} must be an integer value`)
  return v
}

const sorted = (list: unknown[], by: unknown): unknown[] => {
  if (by === 1 || by === -1) return sortBy(list, (v): Doc => ({ v: [v] }), [['v', by]])
  if (!isPlain(by)) throw databaseError('The $sort is invalid: use 1/-1 or an object')
  const sort = Object.entries(by) as [string, 1 | -1][]
  return sortBy(list, (v) => (isPlain(v) ? v : {}), sort)
}

const PUSH_MODIFIERS = new Set(['$each', '$position', '$sort', '$slice'])

export function push(at: Place, path: string, arg: unknown): void {
  let list = [...(arrayAt(at, path, '$push') ?? [])]
  const items = eachOf(arg, '$push')
  const how = isModified(arg) ? arg : {}
  const unknown = Object.keys(how).find((k) => !PUSH_MODIFIERS.has(k))
  if (unknown) throw databaseError(`Unrecognized clause in $push: ${unknown}`)
  if (how.$position === undefined) list.push(...items)
  else {
    const wanted = integer(how.$position, '$position')
    list.splice(wanted < 0 ? Math.max(0, list.length + wanted) : wanted, 0, ...items)
  }
  if (how.$sort !== undefined) list = sorted(list, how.$sort)
  if (how.$slice !== undefined) {
    const n = integer(how.$slice, '$slice')
    list = n === 0 ? [] : n < 0 ? list.slice(n) : list.slice(0, n)
  }
  at.set(list)
}

export function addToSet(at: Place, path: string, arg: unknown): void {
  const list = [...(arrayAt(at, path, '$addToSet') ?? [])]
  for (const item of eachOf(arg, '$addToSet'))
    if (!list.some((x) => equal(x, item))) list.push(item)
  at.set(list)
}

export function pop(at: Place, path: string, arg: unknown): void {
  if (arg !== 1 && arg !== -1) throw databaseError(`$pop expects 1 or -1, found: ${String(arg)}`)
  const list = arrayAt(at, path, '$pop')
  if (list) at.set(arg === 1 ? list.slice(0, -1) : list.slice(1))
}

/** $pull: by equality, by a condition on the element, or by a filter on element documents. */
export function pull(at: Place, path: string, arg: unknown): void {
  const list = arrayAt(at, path, '$pull')
  if (!list) return
  const operators = isPlain(arg) && Object.keys(arg).some((k) => k[0] === '$')
  if (arg instanceof RegExp || operators) {
    const matches = matcher({ v: arg })
    at.set(list.filter((v) => !matches({ v })))
  } else if (isPlain(arg)) {
    const matches = matcher(arg)
    at.set(list.filter((v) => !(isPlain(v) && matches(v))))
  } else at.set(list.filter((v) => !equal(v, arg)))
}

export function pullAll(at: Place, path: string, arg: unknown): void {
  if (!Array.isArray(arg)) throw databaseError('$pullAll requires an array argument')
  const list = arrayAt(at, path, '$pullAll')
  if (list) at.set(list.filter((v) => !arg.some((x) => equal(x, v))))
}
