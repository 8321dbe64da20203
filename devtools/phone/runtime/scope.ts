import { HIDDEN } from '../scope-names'
import { dateOf, type CloudClock } from './clock'

/** ES builtins that WeChat's logic layer shares with app code through `globalThis`. */
const ES_NAMES = (
  'Object Array Number parseFloat parseInt Infinity NaN undefined Boolean String Symbol Promise ' +
  'RegExp Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError ' +
  'JSON Math Intl ArrayBuffer Uint8Array Int8Array Uint16Array Int16Array Uint32Array Int32Array ' +
  'Float32Array Float64Array Uint8ClampedArray BigUint64Array BigInt64Array DataView Map BigInt ' +
  'Set WeakMap WeakSet WeakRef Proxy Reflect decodeURI decodeURIComponent encodeURI ' +
  'encodeURIComponent escape unescape isFinite isNaN console'
).split(' ')

export interface LogicGlobals {
  globals: Record<string, unknown>
  /** In the order of PROVIDED after `Behavior, getApp, getCurrentPages`. */
  tail: readonly unknown[]
}

/** `new Function(code)` is refused in WeChat: it yields a function that does nothing. */
function inertFunction(): FunctionConstructor {
  const inert = () => () => undefined
  return new Proxy(Function, { construct: inert, apply: inert })
}

/** What app code sees as `globalThis`: the language, timers, a clock of the cloud; no DOM. */
export function logicGlobals(clock: CloudClock, console: Console): LogicGlobals {
  const globals: Record<string, unknown> = {}
  const from = window as unknown as Record<string, unknown>
  for (const name of ES_NAMES) globals[name] = from[name]
  const CloudDate = dateOf(clock)
  const InertFunction = inertFunction()
  const timers = {
    setTimeout: window.setTimeout.bind(window),
    clearTimeout: window.clearTimeout.bind(window),
    setInterval: window.setInterval.bind(window),
    clearInterval: window.clearInterval.bind(window),
  }
  Object.assign(globals, timers, { Date: CloudDate, Function: InertFunction, console })
  globals['globalThis'] = globals['global'] = globals
  const tail = [
    globals,
    globals,
    CloudDate,
    InertFunction,
    timers.setTimeout,
    timers.clearTimeout,
    timers.setInterval,
    timers.clearInterval,
    console,
    ...HIDDEN.map(() => undefined),
  ]
  return { globals, tail }
}
