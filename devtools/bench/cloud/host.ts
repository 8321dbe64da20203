/**
 * A process with one local cloud, told what to do by its parent: so that what the cloud takes, in
 * time and memory, is its own. Started by hosted.ts.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startCloud } from '../../cloud'
import type { Cloud } from '../../cloud'
import { startFloor } from './floor'
import { COLLECTION, docsBetween } from './rows'

const BATCH = 5_000
const functionsDir = join(__dirname, 'fixtures', 'functions')

export interface Memory {
  /** Of the process itself, in bytes: heap, buffers, SQLite's page cache. */
  own: number
  /** Pages of the database file that the system has mapped for it; it may take them back. */
  mapped: number
}

const options = (dataDir: string) => ({ functionsDir, dataDir, collections: [COLLECTION] })

async function call(cloud: Cloud, event: unknown): Promise<unknown> {
  const answer = await cloud.callFunction('work', event, { openid: 'oBench' })
  if ('errCode' in answer) throw new Error(`${answer.errCode} ${answer.errMsg}`)
  cloud.trips()
  return answer.result
}

function memory(): Memory {
  try {
    const status = readFileSync('/proc/self/status', 'utf8')
    const of = (name: string): number =>
      Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)![1]) * 1024
    return { own: of('RssAnon'), mapped: of('RssFile') }
  } catch {
    return { own: process.memoryUsage().rss, mapped: 0 }
  }
}

/** A cloud of its own from nothing to its first answer: milliseconds of each step. */
async function cold(): Promise<{ start: number; first: number; warm: number }> {
  const began = performance.now()
  const cloud = await startCloud(options(':memory:'))
  const started = performance.now()
  await call(cloud, { kind: 'nothing' })
  const first = performance.now()
  for (let i = 0; i < 20; i++) await call(cloud, { kind: 'nothing' })
  const warm = (performance.now() - first) / 20
  await cloud.stop()
  return { start: started - began, first: first - started, warm }
}

export interface Orders {
  fill(to: number): Promise<void>
  call(event: unknown): Promise<unknown>
  cold(): ReturnType<typeof cold>
  memory(): Promise<Memory>
  /** Milliseconds of processor time since the start of the process. */
  cpu(): Promise<number>
  floor(): Promise<{ url: string; requests: number; connections: number }>
  stop(): Promise<void>
}

async function main(dataDir: string): Promise<void> {
  const cloud = await startCloud(options(dataDir))
  const floor = await startFloor()
  let size = 0
  const orders: Orders = {
    async fill(to) {
      for (; size < to; size = Math.min(to, size + BATCH))
        cloud.store.insertMany(COLLECTION.name, docsBetween(size, Math.min(to, size + BATCH)))
    },
    call: (event) => call(cloud, event),
    cold,
    memory: async () => memory(),
    cpu: async () => {
      const { user, system } = process.cpuUsage()
      return (user + system) / 1000
    },
    floor: async () => ({ url: floor.url, ...floor.counts() }),
    async stop() {
      await floor.stop()
      await cloud.stop()
      setImmediate(() => process.disconnect())
    },
  }
  process.on('message', (m: { id: number; order: keyof Orders; argument: never }) => {
    const reply = (answer: object): void => void process.send?.({ id: m.id, ...answer })
    orders[m.order](m.argument).then(
      (result) => reply({ result }),
      (e: Error) => reply({ error: e.stack ?? e.message }),
    )
  })
  process.send?.({ id: 0 })
}

process.once('disconnect', () => process.exit(0))
void main(process.argv[2]!)
