/** A cloud for one test file, and `run`: a piece of code inside a function with the genuine SDK. */
import { join } from 'node:path'
import { openCloud } from '../../devtools/cloud'
import type { Cloud, CloudOptions, CollectionSchema, FunctionLog } from '../../devtools/cloud'
import type { Seams } from '../../devtools/cloud/seams'

export const FUNCTIONS = join(__dirname, 'fixtures/functions')

export class SdkError extends Error {
  constructor(
    readonly errCode: number,
    message: string,
  ) {
    super(message)
  }
}

export interface TestCloud extends Cloud {
  /** Body of an async function with cloud, db, _, $ and event; rejects with SdkError. */
  run<T = unknown>(code: string, data?: Record<string, unknown>, openid?: string): Promise<T>
  /** The error of code that must fail. */
  fails(code: string, data?: Record<string, unknown>): Promise<SdkError>
  /** Removes every document of a collection. */
  empty(collection: string): Promise<void>
  logs: FunctionLog[]
}

interface Answer<T> {
  ok?: T
  error?: { errCode: number; errMsg: string }
}

export async function startTestCloud(
  collections: CollectionSchema[],
  more: Partial<CloudOptions> = {},
  seams: Seams = {},
): Promise<TestCloud> {
  const logs: FunctionLog[] = []
  const options = {
    functionsDir: FUNCTIONS,
    dataDir: ':memory:',
    durable: (more.dataDir ?? ':memory:') !== ':memory:',
    collections,
    onLog: (line: FunctionLog) => logs.push(line),
    ...more,
  }
  const { cloud } = await openCloud(options, seams)
  const run = async <T>(code: string, data: Record<string, unknown> = {}, openid = 'oTester') => {
    const answer = await cloud.callFunction('run', { ...data, code }, { openid })
    if ('errCode' in answer) throw new SdkError(answer.errCode, answer.errMsg)
    const { ok, error } = answer.result as Answer<T>
    if (error) throw new SdkError(error.errCode, error.errMsg)
    return ok as T
  }
  const fails = async (code: string, data?: Record<string, unknown>): Promise<SdkError> => {
    const outcome: unknown = await run(code, data).catch((e: unknown) => e)
    if (outcome instanceof SdkError) return outcome
    throw new Error(`expected to fail, but answered ${JSON.stringify(outcome)}`)
  }
  const empty = (name: string) =>
    run<void>(`await db.collection('${name}').where({ _id: _.exists(true) }).remove()`).catch(
      () => undefined,
    )
  return { ...cloud, run, fails, empty, logs }
}

/** A seeded source of randomness; a failing run is replayed with CLOUD_SEED. */
export function seeded(seed = Number(process.env.CLOUD_SEED ?? 20261123)) {
  let a = seed >>> 0
  const next = (): number => {
    a = (a + 0x6d2b79f5) >>> 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  return {
    seed,
    next,
    below: (n: number): number => Math.floor(next() * n),
    pick: <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!,
  }
}

/** Waits for a condition, polling; rejects after `limitMs`. */
export async function until(condition: () => boolean, limitMs = 5000): Promise<void> {
  const end = performance.now() + limitMs
  while (!condition()) {
    if (performance.now() > end) throw new Error(`condition not met in ${limitMs} ms`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
