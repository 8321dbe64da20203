/** The public types of the local cloud; devtools/cloud/index.ts re-exports them. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { PlanLimits } from './limits'
import type { Strict } from './strictness'

export type { PlanLimits, Strict }

/** One declared index: fields in order, `1` ascending, `-1` descending, `'2dsphere'` geographic. */
export interface IndexSchema {
  name: string
  keys: [field: string, direction: 1 | -1 | '2dsphere'][]
  unique?: boolean
}

export interface CollectionSchema {
  name: string
  indexes: IndexSchema[]
}

export interface CloudOptions {
  /** Folder of function folders, each with index.js and, optionally, config.json. */
  functionsDir: string
  /** Where the SQLite file and uploaded files live; ':memory:' is a temp dir removed at stop. */
  dataDir: string
  /**
   * Default true: what was acknowledged is on disk. False, for tests with ':memory:' only: writes do
   * not wait for the disk. A killed function loses nothing by it, a machine that loses power would.
   */
  durable?: boolean
  collections: CollectionSchema[]
  /** Default 0: the system chooses. Always 127.0.0.1. */
  port?: number
  /** Run timer triggers of config.json by the cloud's clock. Default false. */
  timers?: boolean
  /** Default true: refuse what WeChat does and regrets later; each rule can be switched off. */
  strict?: Strict
  /** What the plan allows; default a small plan's. */
  plan?: Partial<PlanLimits>
  /** Environment variables that every function sees. */
  env?: Record<string, string>
  onLog?: (line: FunctionLog) => void
}

export interface FunctionLog {
  at: number
  function: string
  invocation: string
  stream: 'stdout' | 'stderr'
  text: string
}

/** One attempt at subscribeMessage.send, successful or not. */
export interface PushRecord {
  at: number
  openid: string
  templateId: string
  page?: string
  data: Record<string, { value: string }>
  miniprogramState?: string
  errCode: number
  errMsg: string
}

export type FaultEffect =
  /** The function's process dies, before or after the request is performed. */
  | { kind: 'kill'; when: 'before' | 'after' }
  /** It is not performed and answered with a code of the SDK: SYS_ERR is −501001. */
  | { kind: 'error'; code: string }
  /** It is performed; the connection breaks before its answer. */
  | { kind: 'loseAnswer' }
  /** The connection breaks before it is performed. */
  | { kind: 'cutOff' }
  /** It is not performed and never answered: the function times out. */
  | { kind: 'hang' }
  /** A commit fails as if another transaction had won. */
  | { kind: 'conflictAtCommit' }
  | { kind: 'slow'; ms: number }
  /** Writes to the disk go one after another, each `ms` longer. */
  | { kind: 'slowDisk'; ms: number }
  /** Nothing is written, as when the disk is full. */
  | { kind: 'fullDisk' }
  /** An open API (a push, a content check) answers this errcode and does nothing. */
  | { kind: 'refuse'; errcode: number }
  /** The cloud's clock jumps by `ms`, backwards if negative, before it is performed. */
  | { kind: 'clockJump'; ms: number }

/** A fault hits the nth request that matches all that is given, and the ones after it. */
export interface Fault {
  function?: string
  /** The call's name in the `{name, …}` convention. */
  call?: string
  /**
   * An action of the SDK such as `database.commitTransaction`; `database` is any of the database,
   * `write` any that changes something or commits, `call` a call of the function itself, which may
   * be slowed, cut off (−601003) or lose its answer.
   */
  action?: string
  collection?: string
  /** An open API, such as `subscribeMessage.send`. */
  api?: string
  /** 1-based count of matching requests, default 1. */
  nth?: number
  effect: FaultEffect
  /** How many requests from the nth on are hit, default 1. */
  times?: number | 'always'
}

export interface PlannedFault {
  id: number
  fault: Fault
  /** Requests that matched, whether hit or not. */
  seen: number
  hits: number
}

/** What a request of a function is for. `storage` is also the bytes of a file, up or down. */
export type TripKind = 'database' | 'function' | 'storage' | 'openApi'

/** One request of a function, of any kind. `examined` counts documents read. */
export interface Trip {
  kind: TripKind
  function: string
  /** The call's name in the `{name, …}` convention; empty for one that has none. */
  call: string
  invocation: string
  /** An action of the SDK; `storage.put` and `storage.get` for the bytes of a file. */
  action: string
  /** Empty for what is not of the database. */
  collection: string
  /** The open API or the function that is asked; empty for other kinds. */
  name: string
  /** Index names joined by ','; 'ID' by _id; 'COLLSCAN' read everything; null for no query. */
  index: string | 'COLLSCAN' | 'ID' | null
  examined: number
  /** Documents answered, counted, inserted or changed. */
  returned: number
  /** When it came and when its answer went, by one monotonic clock: milliseconds. */
  beganMs: number
  endedMs: number
}

/** What /dev/events streams. */
export type CloudEvent = 'push' | 'clock' | 'call' | 'faults'

export type Doc = Record<string, unknown>

export type CallAnswer = { result: unknown } | { errCode: number; errMsg: string }

export interface CloudClock {
  now(): number
  advance(ms: number): void
  set(ms: number): void
  reset(): void
}

export interface CloudStore {
  count(collection: string, filter?: Doc): number
  find(collection: string, filter?: Doc, sort?: Record<string, 1 | -1>, limit?: number): Doc[]
  /** Inserts all or none, durably; documents without `_id` get one. Returns the ids. */
  insertMany(collection: string, docs: Doc[]): (string | number)[]
  /** Puts a document in place of the one with its `_id`, durably. */
  replace(collection: string, doc: Doc): Promise<void>
  /** Number of documents of every declared collection. */
  snapshot(): Record<string, number>
}

export interface Cloud {
  url: string
  /** Takes requests under /admin, /wx, /dev and /cos; false means "not mine". */
  handle(req: IncomingMessage, res: ServerResponse): boolean
  callFunction(name: string, data: unknown, who?: { openid?: string }): Promise<CallAnswer>
  /** Fires the function's timer trigger once, now; rejects when the function fails. */
  runTimer(fn: string): Promise<unknown>
  clock: CloudClock
  pushes: {
    all(): PushRecord[]
    refuseNext(code: number, openid?: string): void
    /** Gives `n` accepted sends of a template, as `n` taps on 允许 would. */
    grant(openid: string, templateId: string, n: number): void
  }
  phones: { set(openid: string, phone: string): void }
  /** Requests of functions, of any kind, that have ended since the last call of trips(). */
  trips(): Trip[]
  faults: {
    /** Plans a fault; answers the number by which `remove` takes it back. */
    add(f: Fault): number
    remove(id: number): boolean
    clear(): void
    list(): PlannedFault[]
  }
  store: CloudStore
  /**
   * Resolves when no function runs and none of their requests is under way: what an answer left
   * behind, such as a push, has been done, and `trips()` knows it.
   */
  atRest(): Promise<void>
  stop(): Promise<void>
}
