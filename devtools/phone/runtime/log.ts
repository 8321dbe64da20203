import { Emitter } from './signal'

export interface SetDataEntry {
  path: string
  /** Length of the JSON in UTF-8 bytes. */
  bytes: number
  keys: string[]
  /** Real epoch milliseconds, not the cloud's clock. */
  at: number
}

export interface CallEntry {
  name: string
  options: unknown
  at: number
}

const MAX_ENTRIES = 2000

/** What the phone remembers for tests and for the desk: errors, odd reads, traffic. */
export class PhoneLog {
  readonly errors: string[] = []
  readonly unknownWx: string[] = []
  readonly setData: SetDataEntry[] = []
  readonly calls: CallEntry[] = []
  readonly onError = new Emitter<string>()
  /** What the app did not catch, for its own `onError`. */
  readonly onThrown = new Emitter<unknown>()
  readonly onSetData = new Emitter<SetDataEntry>()

  error(cause: unknown, where = ''): void {
    const text = describe(cause)
    const message = where ? `${where}: ${text}` : text
    this.errors.push(message)
    console.error(message)
    this.onError.emit(message)
  }

  /** The app threw it and nobody caught it: the app hears of it too. */
  thrown(cause: unknown, where = ''): void {
    this.error(cause, where)
    this.onThrown.emit(cause)
  }

  /** By the app's own `console.error`. */
  said(words: readonly unknown[]): void {
    this.error(words.map(describe).join(' '), 'console.error')
  }

  /** A read of a `wx` member that this phone does not have; each name is told once. */
  unknown(name: string): void {
    if (this.unknownWx.includes(name)) return
    this.unknownWx.push(name)
    console.warn(`wx.${name} is not provided by the phone`)
  }

  call(name: string, options: unknown): void {
    push(this.calls, { name, options, at: Date.now() })
  }

  recordSetData(path: string, json: string, keys: string[]): void {
    const bytes = new TextEncoder().encode(json).length
    const entry = { path, bytes, keys, at: Date.now() }
    push(this.setData, entry)
    this.onSetData.emit(entry)
    if (bytes > 256 * 1024) this.error(`setData of ${bytes} bytes at ${path} exceeds 256 kB`)
  }
}

function push<T>(list: T[], entry: T): void {
  list.push(entry)
  if (list.length > MAX_ENTRIES) list.splice(0, list.length - MAX_ENTRIES)
}

function inJson(value: object): string {
  try {
    return JSON.stringify(value)
  } catch {
    return String(value)
  }
}

function describe(cause: unknown): string {
  if (cause instanceof Error) return cause.stack ?? cause.message
  if (cause && typeof cause === 'object') {
    const { errMsg } = cause as { errMsg?: string }
    return errMsg ?? inJson(cause)
  }
  return String(cause)
}
