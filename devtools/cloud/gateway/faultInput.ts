/** A fault as the desk sends it: checked field by field, so that a slip is reported, not obeyed. */
import type { Fault, FaultEffect } from '../types'

type Body = Record<string, unknown>

/** No wait, jump or count of a planned fault is longer than this. */
const MAX_SLOW_MS = 60_000
const MAX_JUMP_MS = 366 * 86_400_000
const MAX_COUNT = 1_000_000

const whole = (v: unknown, name: string, min: number, max: number): number => {
  if (!Number.isInteger(v) || (v as number) < min || (v as number) > max)
    throw new Error(`${name} must be a whole number from ${min} to ${max}`)
  return v as number
}

const text = (v: unknown, name: string): string => {
  if (typeof v !== 'string' || v === '' || v.length > 100)
    throw new Error(`${name} must be a text of 1 to 100 characters`)
  return v
}

const EFFECTS: Record<FaultEffect['kind'], (b: Body) => FaultEffect> = {
  kill: ({ when }) => {
    if (when !== 'before' && when !== 'after') throw new Error('when must be before or after')
    return { kind: 'kill', when }
  },
  error: ({ code }) => ({ kind: 'error', code: text(code, 'code') }),
  loseAnswer: () => ({ kind: 'loseAnswer' }),
  cutOff: () => ({ kind: 'cutOff' }),
  hang: () => ({ kind: 'hang' }),
  conflictAtCommit: () => ({ kind: 'conflictAtCommit' }),
  slow: ({ ms }) => ({ kind: 'slow', ms: whole(ms, 'ms', 1, MAX_SLOW_MS) }),
  slowDisk: ({ ms }) => ({ kind: 'slowDisk', ms: whole(ms, 'ms', 1, MAX_SLOW_MS) }),
  fullDisk: () => ({ kind: 'fullDisk' }),
  refuse: ({ errcode }) => ({ kind: 'refuse', errcode: whole(errcode, 'errcode', -1e6, 1e6) }),
  clockJump: ({ ms }) => ({ kind: 'clockJump', ms: whole(ms, 'ms', -MAX_JUMP_MS, MAX_JUMP_MS) }),
}

const FIELDS = ['function', 'call', 'action', 'collection', 'api'] as const
const KNOWN = new Set<string>([...FIELDS, 'nth', 'times', 'effect'])

/** Reads a fault, or throws what is wrong with it. */
export function readFault(body: Body): Fault {
  const unknown = Object.keys(body).find((k) => !KNOWN.has(k))
  if (unknown !== undefined) throw new Error(`a fault has no ${unknown}`)
  const effect = (body.effect ?? {}) as Body
  const make = Object.hasOwn(EFFECTS, String(effect.kind))
    ? EFFECTS[effect.kind as FaultEffect['kind']]
    : undefined
  if (!make) throw new Error(`effect.kind must be one of ${Object.keys(EFFECTS).join(', ')}`)
  const fault: Fault = { effect: make(effect) }
  for (const field of FIELDS) if (body[field] !== undefined) fault[field] = text(body[field], field)
  if (body.nth !== undefined) fault.nth = whole(body.nth, 'nth', 1, MAX_COUNT)
  if (body.times === 'always') fault.times = 'always'
  else if (body.times !== undefined) fault.times = whole(body.times, 'times', 1, MAX_COUNT)
  return fault
}
