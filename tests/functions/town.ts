import { createHash } from 'node:crypto'
import { COLLECTIONS } from '../../cloudfunctions/schema'
import type { Cloud, CloudOptions, PlanLimits } from '../../devtools/cloud'
import type { Seams } from '../../devtools/cloud/seams'
import {
  CONTRACT,
  type CallName,
  type ErrorCode,
  type InputOf,
  type OutputOf,
} from '../../domain/contract'
import { inWordsOfNow, namedPurposes } from '../../domain/identity/purposes'
import type { Notice } from '../../domain/notice/types'
import type { Report } from '../../domain/report/types'
import type { StreetSettings } from '../../domain/street/types'
import { bundledFunctions } from './bundles'
import { openTestCloud } from './instances'
import {
  BUILDINGS,
  COMMUNITIES,
  ESTATES,
  GRIDS,
  MONDAY,
  OPENID,
  PHONES,
  SETTINGS,
  STAFF,
  USERS,
  type Person,
} from './street'

/** An answer as most tests look at it; `data` is null only for a repetition without content. */
export type Answered<T> =
  | { ok: true; data: T }
  | { ok: false; code: ErrorCode; message: string; retryable: boolean; field?: string }

/** The bundled functions on the local cloud, over the small street; what the tests hold. */
export interface Town {
  cloud: Cloud
  /**
   * A call as the mini-program makes it, whose person agrees where a consent is missing; throws only when
   * the platform itself fails.
   */
  call<N extends CallName>(
    who: Person | { openid: string },
    name: N,
    input: unknown,
  ): Promise<Answered<OutputOf<N>>>
  /** The same of somebody who agrees to nothing on the way. */
  plainly<N extends CallName>(
    who: Person | { openid: string },
    name: N,
    input: unknown,
  ): Promise<Answered<OutputOf<N>>>
  /** The same for a call that must be answered with data. */
  ask<N extends CallName>(
    who: Person | { openid: string },
    name: N,
    input: InputOf<N>,
  ): Promise<OutputOf<N>>
  /** The code of a refusal, or `ok`. */
  code(who: Person | { openid: string }, name: CallName, input: unknown): Promise<string>
  upload(who: Person | { openid: string }, path: string, bytes?: Buffer | string): Promise<string>
  /** As a client gets it; null for what is not there or not for this person. */
  download(who: Person, fileId: string): Promise<string | null>
  /** Path of every stored file: what the console lists, and no function can. */
  files(): string[]
  report(id: string): Report
  notices(filter?: Record<string, unknown>): Notice[]
  /** Every line that functions logged. */
  logged: string[]
  /** What functions wrote to stderr: unexpected errors with their stacks. */
  unexpected: string[]
  /** Puts a document in the place of the one with its `_id`, as the console would. */
  replace(collection: string, document: { _id: string }): Promise<void>
  /** Answers what brings every document back to what it is now; files and pushes stay as they are. */
  keep(): () => Promise<void>
  /**
   * Every document of every collection; two equal ones mean that nothing was written. How often somebody
   * has acted is counted of what is refused as well (`limits.test`), and is left out.
   */
  everything(): string
  /** The same when no function runs any more: a push is made after the answer. */
  settled(): Promise<string>
  tick(): Promise<void>
  /** Waits for what happens after an answer, such as a push; throws `what` when it never does. */
  until(what: string, condition: () => boolean | Promise<boolean>): Promise<void>
  stop(): Promise<void>
}

/** How long a test waits for what must come, and how often it looks. */
const PATIENCE_MS = 10_000
const LOOK_AGAIN_MS = 5

/** Request ids of tests: distinct, deterministic, readable in a failure. */
let requests = 0
export const rid = (label = 'request'): string =>
  `${label}-${String(++requests).padStart(16, '0')}`.slice(-40)

export const reportIdOf = (openid: string, requestId: string): string =>
  `report:${createHash('sha256').update(`${openid}:${requestId}`).digest('hex').slice(0, 24)}`

/** Enough of a photo to be taken for one, with words to know it by. */
export const photoOf = (words: string): Buffer =>
  Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from(words)])

const openidOf = (who: Person | { openid: string }): string =>
  typeof who === 'string' ? OPENID[who] : who.openid

/** A few at once: quick, without a process for each of a hundred calls. Answers in order. */
export async function inLanes<T, R>(
  items: readonly T[],
  work: (item: T) => Promise<R>,
  lanes = 4,
): Promise<R[]> {
  const answers: R[] = []
  let next = 0
  const lane = async (): Promise<void> => {
    for (let i = next++; i < items.length; i = next++) answers[i] = await work(items[i]!)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return answers
}

/**
 * Starts the town at nine on a working Monday; `begin` puts into it what it begins with. Functions run in
 * this process, unless `seams` say otherwise.
 */
export async function startTown(
  now = MONDAY,
  plan: Partial<PlanLimits> = {},
  seams: Seams = {},
  begin: (cloud: Cloud) => void = (cloud) => fill(cloud),
): Promise<Town> {
  const unexpected: string[] = []
  const logged: string[] = []
  const options: CloudOptions = {
    functionsDir: bundledFunctions(),
    dataDir: ':memory:',
    durable: false,
    collections: COLLECTIONS,
    // Fifty people at once are the subject of some tests: none is refused for the plan's sake.
    plan: { whenFull: 'wait', ...plan },
    onLog: (line) => {
      logged.push(line.text)
      if (line.stream === 'stderr') unexpected.push(line.text)
    },
  }
  const { cloud, machine } = await openTestCloud(options, seams)
  cloud.clock.set(now)
  begin(cloud)
  const replace: Town['replace'] = async (name, { _id, ...rest }) =>
    void (await machine.store.replace(name, _id, structuredClone(rest)))
  const all = (): [name: string, documents: { _id: string }[]][] =>
    COLLECTIONS.map(({ name }) => [
      name,
      cloud.store.find(name, {}, { _id: 1 }, 100_000) as { _id: string }[],
    ])
  const keep: Town['keep'] = () => {
    const kept = new Map(all())
    return async () => {
      for (const [name, documents] of all()) {
        const before = new Map(kept.get(name)!.map((d) => [d._id, JSON.stringify(d)]))
        for (const d of documents) {
          if (before.get(d._id) === JSON.stringify(d)) before.delete(d._id)
          else if (!before.has(d._id)) await machine.store.remove(name, { filter: { _id: d._id } })
        }
        for (const body of before.values()) await replace(name, JSON.parse(body) as { _id: string })
      }
    }
  }
  const files = () => machine.files.paths()
  return { ...townOf(cloud, unexpected, logged), replace, keep, files }
}

export function fill(
  cloud: Cloud,
  settings: StreetSettings = SETTINGS,
  { staff, users } = { staff: STAFF, users: USERS },
): void {
  const put = (name: string, docs: object[]): unknown =>
    cloud.store.insertMany(name, structuredClone(docs) as Record<string, unknown>[])
  put('settings', [settings])
  put('communities', COMMUNITIES)
  put('grids', GRIDS)
  put('estates', ESTATES)
  put('buildings', BUILDINGS)
  put('staff', staff)
  put('users', users)
  put('phones', PHONES)
}

function townOf(
  cloud: Cloud,
  unexpected: string[],
  logged: string[],
): Omit<Town, 'replace' | 'keep' | 'files'> {
  const plainly: Town['plainly'] = async (who, name, input) => {
    const answer = await cloud.callFunction(
      'api',
      { name, input, contract: CONTRACT },
      { openid: openidOf(who) },
    )
    if (!('result' in answer)) throw new Error(`${name}: ${answer.errCode} ${answer.errMsg}`)
    return answer.result as never
  }
  const call: Town['call'] = async (who, name, input) => {
    const answer = await plainly(who, name, input)
    if (answer.ok || answer.code !== 'needsConsent') return answer
    const consents = inWordsOfNow(namedPurposes(answer.field ?? ''))
    await plainly(who, 'identity.agree', { requestId: rid('agree'), consents })
    return plainly(who, name, input)
  }
  const everything = (): string =>
    JSON.stringify(
      COLLECTIONS.map(({ name }) => cloud.store.find(name, {}, { _id: 1 }, 100_000)),
      (key, value: unknown) => (key === 'used' ? undefined : value),
    )
  return {
    cloud,
    unexpected,
    logged,
    call,
    plainly,
    async ask(who, name, input) {
      const answer = await call(who, name, input)
      if (!answer.ok) {
        const field = answer.field ?? ''
        throw new Error(
          `${name} refused: ${answer.code} ${field}\n${unexpected.splice(0).join('')}`,
        )
      }
      return answer.data
    },
    async code(who, name, input) {
      const answer = await call(who, name, input)
      return answer.ok ? 'ok' : answer.code
    },
    async upload(who, path, bytes = `photo ${path}`) {
      const response = await fetch(
        `${cloud.url}/wx/uploadFile?cloudPath=${encodeURIComponent(path)}`,
        {
          method: 'POST',
          body: new Uint8Array(typeof bytes === 'string' ? photoOf(bytes) : bytes),
          headers: { 'x-wx-openid': openidOf(who) },
        },
      )
      return ((await response.json()) as { fileID: string }).fileID
    },
    async download(who, fileId) {
      const response = await fetch(
        `${cloud.url}/wx/downloadFile?fileID=${encodeURIComponent(fileId)}`,
        { method: 'POST', headers: { 'x-wx-openid': openidOf(who) } },
      )
      return response.ok && !response.headers.get('content-type')?.includes('json')
        ? response.text()
        : null
    },
    report: (id) => cloud.store.find('reports', { _id: id })[0] as unknown as Report,
    notices: (filter = {}) => cloud.store.find('notices', filter) as unknown as Notice[],
    everything,
    async settled() {
      await cloud.atRest()
      return everything()
    },
    async tick() {
      await cloud.runTimer('jobs')
    },
    async until(what, condition) {
      const giveUp = Date.now() + PATIENCE_MS
      while (!(await condition())) {
        if (Date.now() > giveUp) throw new Error(`never: ${what}`)
        await new Promise((done) => setTimeout(done, LOOK_AGAIN_MS))
      }
    },
    stop: () => cloud.stop(),
  }
}
