/**
 * A function's code inside this process: the built bundle and the files beside it, untouched, in a
 * scope where time, chance, environment and network are the simulation's. The SDK in them is the
 * genuine one.
 */
import { randomFillSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import http from 'node:http'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { format } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { Script } from 'node:vm'
import type { FunctionLog } from '../cloud/types'
import { luck } from './chance'

/** What an instance is given of the world. */
export interface Surroundings {
  /** Names the chance of this instance. */
  name: string
  env: Record<string, string | undefined>
  now: () => number
  random: (bytes: number) => Buffer
  setTimer: (ms: number, fire: () => void) => () => void
  connect: () => NodeJS.ReadWriteStream
  log: (stream: FunctionLog['stream'], text: string) => void
}

export interface Loaded {
  main?: (event: unknown, context: unknown) => unknown
}

const NAMES = [
  ...['require', 'module', 'exports', 'process', 'Date', 'Math', 'console', 'global', 'globalThis'],
  ...['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
] as const

/** Values of this realm, whatever realm a test runs in: the bundle's own `instanceof` must hold. */
const realm = new Script('({ Date, Math, JSON, globalThis })').runInThisContext() as {
  Date: DateConstructor
  Math: Math
  JSON: JSON
  globalThis: typeof globalThis
}

const requireHere = createRequire(__filename)

// Each instance evaluates the same script: what V8 has compiled of it is wanted again by the next.
setFlagsFromString('--no-flush-bytecode')

type Compiled = (...scope: unknown[]) => void

/** Compiled once; each instance evaluates it anew. A file does not change while it is simulated. */
const compiled = new Map<string, Compiled>()
/** Of two folders with the same code, the second has what V8 knows of the first. */
const compiledCode = new Map<string, Compiled>()

function compile(file: string): Compiled {
  const known = compiled.get(file)
  if (known) return known
  const code = readFileSync(file, 'utf8')
  let run = compiledCode.get(code)
  if (!run) {
    const wrapped = `(function (${NAMES.join(', ')}) {${code}\n})`
    run = new Script(wrapped, { filename: file }).runInThisContext() as Compiled
    compiledCode.set(code, run)
  }
  compiled.set(file, run)
  return run
}

function dateOf(now: () => number): DateConstructor {
  const Real = realm.Date
  const Virtual: DateConstructor = new Proxy(Real, {
    construct: (target, args, newTarget) =>
      Reflect.construct(
        target,
        args.length > 0 ? args : [now()],
        newTarget === Virtual ? target : newTarget,
      ) as object,
    apply: () => new Virtual().toString(),
    get: (target, key) => (key === 'now' ? now : (Reflect.get(target, key) as unknown)),
  })
  return Virtual
}

class Handle {
  constructor(readonly cancel: () => void) {}
  ref(): this {
    return this
  }
  unref(): this {
    return this
  }
  hasRef(): boolean {
    return false
  }
}

function timersOf(s: Surroundings) {
  type F = (...a: unknown[]) => void
  const setTimeout = (f: F, ms = 0, ...args: unknown[]): Handle =>
    new Handle(s.setTimer(Number(ms) || 0, () => f(...args)))
  const setInterval = (f: F, ms = 0, ...args: unknown[]): Handle => {
    let cancel = (): void => undefined
    const again = (): void => {
      cancel = s.setTimer(Math.max(1, Number(ms) || 0), () => {
        again()
        f(...args)
      })
    }
    again()
    return new Handle(() => cancel())
  }
  const clear = (h: unknown): void => {
    if (h instanceof Handle) h.cancel()
  }
  return { setTimeout, setInterval, clearTimeout: clear, clearInterval: clear }
}

/** node:http whose every connection leads to the simulated cloud. */
function httpOf(connect: Surroundings['connect']): object {
  type Options = http.RequestOptions
  const request = (...args: unknown[]): http.ClientRequest => {
    const callback = args.find((a) => typeof a === 'function') as undefined | (() => void)
    const url = typeof args[0] === 'string' || args[0] instanceof URL ? args[0] : undefined
    const given = (
      url === undefined ? args[0] : typeof args[1] === 'object' ? args[1] : {}
    ) as Options
    const options = { ...given, agent: undefined, createConnection: connect as never }
    return url === undefined
      ? http.request(options, callback)
      : http.request(url, options, callback)
  }
  return Object.assign(Object.create(http) as object, {
    request,
    get: (...args: unknown[]) => request(...args).end(),
  })
}

function cryptoOf(random: Surroundings['random']): object {
  const real = requireHere('crypto') as typeof import('node:crypto')
  const randomUUID = (): string =>
    random(16)
      .toString('hex')
      .replace(/(.{8})(.{4})(.{4})(.{4})(.*)/, '$1-$2-$3-$4-$5')
  const randomBytes = (n: number, done?: (e: null, b: Buffer) => void): Buffer => {
    const bytes = random(n)
    if (done) process.nextTick(done, null, bytes)
    return bytes
  }
  const randomInt = (from: number, to?: number): number => {
    const [least, end] = to === undefined ? [0, from] : [from, to]
    return least + (random(6).readUIntBE(0, 6) % (end - least))
  }
  const fill: typeof randomFillSync = (view) => {
    const bytes = random(view.byteLength)
    bytes.copy(Buffer.from((view as Buffer).buffer, (view as Buffer).byteOffset, view.byteLength))
    return view
  }
  return Object.assign(Object.create(real) as object, {
    randomUUID,
    randomBytes,
    randomInt,
    randomFillSync: fill,
  })
}

const consoleOf = (log: Surroundings['log']): object => {
  const to =
    (stream: FunctionLog['stream']) =>
    (...args: unknown[]): void =>
      log(stream, format(...args))
  const [out, err] = [to('stdout'), to('stderr')]
  return { log: out, info: out, debug: out, trace: err, warn: err, error: err }
}

/** `process` with an environment of its own; it can neither end this process nor listen to it. */
const processOf = (s: Surroundings): object =>
  new Proxy(process, {
    get(target, key) {
      if (key === 'env') return s.env
      if (key === 'exit' || key === 'kill' || key === 'abort') return () => undefined
      if (key === 'on' || key === 'once' || key === 'addListener') return () => target
      const value = Reflect.get(target, key) as unknown
      return typeof value === 'function' ? (value.bind(target) as unknown) : value
    },
  })

/**
 * The global object as the bundle sees it: what is written to it stays with the instance, or the
 * first instance would leave something behind for all others.
 */
function globalOf(overrides: Record<string, unknown>): object {
  const own: Record<string | symbol, unknown> = { ...overrides }
  const world: object = new Proxy(own, {
    has: (target, key) => key in target || key in realm.globalThis,
    get: (target, key) =>
      (Object.hasOwn(target, key) ? target[key] : Reflect.get(realm.globalThis, key)) as unknown,
    getOwnPropertyDescriptor(target, key) {
      const mine = Reflect.getOwnPropertyDescriptor(target, key)
      const found = mine ?? Reflect.getOwnPropertyDescriptor(realm.globalThis, key)
      return found && { ...found, configurable: true }
    },
  })
  own.globalThis = own.global = world
  return world
}

const BIG_BYTES = 16 * 1024 * 1024
const scratches = new Map<number, Buffer>()

/**
 * Evaluates with one big buffer for all: each copy of the bson library begins with 17 MB of its own,
 * which it fills and empties within one synchronous call. Zeroing them was half of what a start
 * costs.
 */
function withSharedScratch(evaluate: () => void): void {
  const { Buffer: B } = requireHere('buffer') as typeof import('node:buffer')
  const { alloc } = B
  B.alloc = ((size: number, ...fill: []) => {
    if (size < BIG_BYTES || fill.length > 0) return alloc.call(B, size, ...fill)
    const scratch = scratches.get(size) ?? alloc.call(B, size)
    scratches.set(size, scratch)
    return scratch
  }) as typeof alloc
  try {
    evaluate()
  } finally {
    B.alloc = alloc
  }
}

/** Evaluates a bundle in its own scope. Throws what its top level throws. */
export function load(entry: string, s: Surroundings): Loaded {
  const timers = timersOf(s)
  let drawn = 0
  const overrides = {
    process: processOf(s),
    Date: dateOf(s.now),
    Math: Object.create(realm.Math, { random: { value: () => luck(s.name, 'random', drawn++) } }),
    console: consoleOf(s.log),
    ...timers,
  }
  const world = globalOf(overrides)
  const modules: Record<string, object> = {
    http: httpOf(s.connect),
    crypto: cryptoOf(s.random),
    timers: Object.assign(Object.create(requireHere('timers') as object) as object, timers),
  }
  const shared = { ...overrides, global: world, globalThis: world }
  return evaluator(shared, modules)(entry) as Loaded
}

type Scope = Record<(typeof NAMES)[number], unknown>

/** Evaluates a file of an instance once, and whatever lies beside it when the file asks for it. */
function evaluator(
  shared: Omit<Scope, 'require' | 'module' | 'exports'>,
  modules: Record<string, object>,
): (file: string) => unknown {
  const evaluated = new Map<string, { exports: unknown }>()
  const evaluate = (file: string): unknown => {
    const known = evaluated.get(file)
    if (known) return known.exports
    const run = compile(file)
    const module = { exports: {} as unknown }
    evaluated.set(file, module)
    const require = (name: string): unknown =>
      name.startsWith('./')
        ? evaluate(join(dirname(file), name))
        : (modules[name.replace(/^node:/, '')] ?? requireHere(name))
    const scope: Scope = { ...shared, require, module, exports: module.exports }
    try {
      withSharedScratch(() => run(...NAMES.map((name) => scope[name])))
    } catch (error) {
      evaluated.delete(file)
      throw error
    }
    return module.exports
  }
  return evaluate
}

/** An event as a function gets it: JSON of its own realm. */
export const eventOf = (event: unknown): unknown =>
  realm.JSON.parse(JSON.stringify(event ?? {})) as unknown
