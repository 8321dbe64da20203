/**
 * WeChat's cloud on one machine. The unmodified wx-server-sdk of the functions under
 * `functionsDir` talks to it; a client reaches it over HTTP or by callFunction().
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Clock } from './clock'
import { makeCalls } from './functions/calls'
import { Pool } from './functions/pool'
import { withRest } from './functions/rest'
import { Timers } from './functions/timers'
import { serveAdmin } from './gateway/admin'
import { serveClient, serveFiles } from './gateway/client'
import { serveDev } from './gateway/dev'
import { Faults } from './gateway/faults'
import { staysOnTheLine } from './gateway/http'
import { Trips } from './gateway/trips'
import { SMALL_PLAN } from './limits'
import type { Machine } from './machine'
import { OpenApi } from './openapi'
import { Phones } from './openapi/phone'
import { Subscriptions } from './openapi/subscribe'
import { realAfter } from './seams'
import type { Seams } from './seams'
import { announce, withdraw } from './running'
import { Files } from './storage/files'
import { databaseFile } from './store/connect'
import { Store } from './store/store'
import { strictness } from './strictness'
import type { Cloud, CloudEvent, CloudOptions, CloudStore } from './types'

export type * from './types'

type Door = (m: Machine, req: IncomingMessage, res: ServerResponse) => Promise<void>

const DOORS: [prefix: string, door: Door][] = [
  ['/admin', serveAdmin],
  ['/wx/', serveClient],
  ['/dev/', serveDev],
  ['/cos/', serveFiles],
]

/** Builds the parts; `base` is known only once the server listens. */
function assemble(o: CloudOptions, dir: string, base: () => string, seams: Seams): Machine {
  const clock = new Clock(seams.now ?? Date.now)
  const after = seams.after ?? realAfter
  const now = (): number => clock.now()
  const listeners = new Set<(event: CloudEvent, data: unknown) => void>()
  const emit = (event: CloudEvent, data: unknown): void => listeners.forEach((f) => f(event, data))
  const strict = strictness(o.strict ?? true)
  const limits = { ...SMALL_PLAN, ...o.plan }
  const store = new Store({
    ...seams,
    file: seams.inProcess ? ':memory:' : databaseFile(dir),
    collections: o.collections,
    strict,
    durable: o.durable ?? true,
  })
  const { state } = store.db
  const subscriptions = new Subscriptions({
    now,
    state,
    onPush: (record) => emit('push', record),
  })
  const phones = new Phones(now, state, seams.random)
  const runnerOf = seams.runner ?? ((options) => new Pool(options))
  const pool = withRest(
    runnerOf({
      dir: o.functionsDir,
      limits,
      env: o.env ?? {},
      base,
      now,
      offsetMs: () => clock.offsetMs,
      onLog: (line) => o.onLog?.(line),
      // A process that died or returned leaves no transaction behind to block others.
      onEnd: (i) => store.transactions.ownedBy(i.id).forEach((tx) => store.transactions.close(tx)),
    }),
  )
  // A cloud's time does not fall back behind its documents because the machine was off.
  clock.advance(state.get<number>('clock', 'offsetMs') ?? 0)
  clock.onChange(() => {
    state.set('clock', 'offsetMs', clock.offsetMs)
    pool.setClock(clock.offsetMs)
    emit('clock', { now: clock.now(), offsetMs: clock.offsetMs })
  })
  const faults = new Faults((all) => emit('faults', all))
  return {
    strict,
    limits,
    functionsDir: o.functionsDir,
    clock,
    store,
    pool,
    subscriptions,
    phones,
    trips: new Trips(),
    base,
    after,
    gate: seams.gate,
    delayMs: seams.delayMs,
    emit,
    files: new Files(store.db, now, join(dir, 'files'), seams.random),
    openapi: new OpenApi(subscriptions, phones),
    faults,
    ...makeCalls({ o, clock, pool, emit, faults, after }),
    onEvent: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })

/** Seeding and looking for tests: past the SDK, past strictness, past locks. */
const storeOf = (m: Machine): CloudStore => ({
  count: (name, filter = {}) => m.store.count(name, filter, undefined, false),
  find: (name, filter = {}, sort = {}, limit) => {
    const query = { filter, sort: Object.entries(sort), ...(limit === undefined ? {} : { limit }) }
    return m.store.read(name, query, undefined, false).map((x) => x.doc)
  },
  insertMany: (name, docs) => m.store.insertNow(name, docs),
  replace: async (name, { _id, ...rest }) => void (await m.store.replace(name, _id, rest)),
  snapshot: () => Object.fromEntries(m.store.names.map((n) => [n, m.store.collection(n).count()])),
})

const handlerOf =
  (m: Machine) =>
  (req: IncomingMessage, res: ServerResponse): boolean => {
    const door = DOORS.find(([prefix]) => req.url?.startsWith(prefix))?.[1]
    if (!door) return false
    door(m, req, res).catch(() => res.destroy())
    return true
  }

/**
 * Starts a cloud. Rejects when the port is taken, when the data folder is in use or cannot be
 * opened, and when a config.json or a declared index is wrong; nothing is left running then.
 */
export async function startCloud(o: CloudOptions): Promise<Cloud> {
  return (await openCloud(o)).cloud
}

/** A cloud with its parts, for a simulation. */
export interface OpenCloud {
  cloud: Cloud
  machine: Machine
  server: Server
}

/** The same, taken hold of by `seams`. */
export async function openCloud(o: CloudOptions, seams: Seams = {}): Promise<OpenCloud> {
  const temporary = o.dataDir === ':memory:'
  if (o.durable === false && !temporary)
    throw new Error(
      'durable: false is for dataDir ":memory:" only: a folder that is kept is durable',
    )
  const dir = temporary ? mkdtempSync(join(tmpdir(), 'local-cloud-')) : o.dataDir
  mkdirSync(dir, { recursive: true })
  let url = ''
  const m = assemble(o, dir, () => url, seams)
  const handle = handlerOf(m)
  const server = createServer((req, res) => {
    if (!handle(req, res)) res.writeHead(404).end()
  })
  staysOnTheLine(server)
  let timers: Timers | undefined
  const stop = async (): Promise<void> => {
    timers?.stop()
    withdraw(dir)
    await m.pool.stop()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    m.store.close()
    if (temporary) rmSync(dir, { recursive: true, force: true })
  }
  try {
    if (!seams.inProcess) await listen(server, o.port ?? 0)
    url = `http://127.0.0.1:${(server.address() as AddressInfo | null)?.port ?? 0}`
    if (!temporary) announce(dir, url)
    if (o.timers) timers = new Timers(o.functionsDir, m.clock, m.fireTimer)
  } catch (e) {
    await stop()
    throw e
  }
  const cloud: Cloud = {
    url,
    handle,
    callFunction: (name, data, { openid } = {}) =>
      m.call(
        name,
        data ?? {},
        openid === undefined ? { source: 'wx_http' } : { openid, source: 'wx_client' },
      ),
    runTimer: m.runTimer,
    clock: m.clock,
    pushes: m.subscriptions,
    phones: m.phones,
    trips: () => m.trips.take(),
    faults: m.faults,
    store: storeOf(m),
    atRest: async () => {
      await m.pool.atRest()
      await m.trips.quiet()
    },
    stop,
  }
  return { cloud, machine: m, server }
}
