/** Rounds of load and SIGKILL on one data folder, and what must hold after each and in the end. */
import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CollectionSchema } from '../../devtools/cloud'
import { databaseFile } from '../../devtools/cloud/store/connect'
import { indexKeys } from '../../devtools/cloud/store/keys'
import { Store } from '../../devtools/cloud/store/store'
import { parseDoc } from '../../devtools/cloud/store/values'
import type { Orders, Plant, Trap } from './fixtures/killable'
import { FUNCTIONS } from './harness'
import { Lane, pointSdkAt, readAll } from './lanes'
import type { Random, Value } from './lanes'

const ROOT = join(__dirname, '../..')

export const collections: CollectionSchema[] = [
  {
    name: 'w',
    indexes: [
      { name: 'k', keys: [['k', 1]], unique: true },
      { name: 'group', keys: [['group', 1]] },
      { name: 'tags', keys: [['tags', 1]] },
    ],
  },
]

/** An index more in every other round: each time it is built anew, at the start. */
const withOneMore: CollectionSchema[] = [
  { name: 'w', indexes: [...collections[0]!.indexes, { name: 'v', keys: [['v', -1]] }] },
]

interface Process {
  child: ChildProcess
  /** What it wrote by itself, at points where it may die at once after. */
  marks: () => string
  ended: Promise<unknown>
}

/** Resolves with the next message, or undefined when the process ends first. */
const nextMessage = (p: Process): Promise<{ url?: string; error?: string } | undefined> =>
  Promise.race([
    once(p.child, 'message').then(([m]) => m as { url?: string; error?: string }),
    p.ended.then(() => undefined),
  ])

export class Standby {
  private next: Process
  private readonly bundle: string

  constructor(bundle: string) {
    this.bundle = bundle
    this.next = this.spawn()
  }

  /** A process that has loaded or is about to; the one after it begins to load. */
  take(): Process {
    const taken = this.next
    this.next = this.spawn()
    return taken
  }

  async close(): Promise<void> {
    this.next.child.kill('SIGKILL')
    await this.next.ended
  }

  private spawn(): Process {
    const child = fork(this.bundle, {
      stdio: ['ignore', 'ignore', 'inherit', 'pipe', 'ipc'],
      env: { PATH: process.env.PATH, NODE_PATH: join(ROOT, 'node_modules') },
    })
    let marks = ''
    ;(child.stdio[3] as NodeJS.ReadableStream).on('data', (b: Buffer) => (marks += b.toString()))
    return { child, marks: () => marks, ended: once(child, 'close') }
  }
}

/** Starts the cloud with its orders; its address, or undefined when it died on the way. */
export async function order(p: Process, orders: Orders): Promise<string | undefined> {
  p.child.send(orders)
  for (;;) {
    const message = await nextMessage(p)
    if (message?.error !== undefined) throw new Error(message.error)
    if (message === undefined || message.url !== undefined) return message?.url
  }
}

export interface Round {
  trap: Trap
  nth: number
}

export interface Outcome {
  faults: string[]
  acknowledged: number
  /** Rounds that ended at their trap's point, by trap. */
  hits: Record<string, number>
}

const LANES = ['p', 'q', 'r']

/** How long a trap may stay open before the parent kills. */
const PATIENCE_MS = 8000

/** A connection cut off; the SDK has no words for one that was cut amid an upload. */
const CUT = /ECONN|socket hang up|EPIPE|other side closed|uploadFile:fail undefined/

export class Killing {
  private readonly dataDir = mkdtempSync(join(tmpdir(), 'killing-'))
  private readonly lanes: Lane[]
  private readonly faults: string[] = []
  private readonly hits: Record<string, number> = {}

  constructor(
    private readonly standby: Standby,
    private readonly random: Random,
    private readonly plant: Plant = 'none',
  ) {
    this.lanes = LANES.map((name) => new Lane(name, random))
  }

  get folder(): string {
    return this.dataDir
  }

  /** Start, check what the last kill left, load, kill. */
  async round({ trap, nth }: Round, n: number): Promise<void> {
    const p = this.standby.take()
    const url = await order(p, {
      dataDir: this.dataDir,
      functionsDir: FUNCTIONS,
      collections: n % 2 === 0 ? collections : withOneMore,
      trap,
      nth,
      plant: this.plant,
    })
    if (url === undefined) return this.hit(trap)
    pointSdkAt(url)
    await this.check(`round ${n}`)
    // Counted in acknowledged writes, so that a slow machine is killed amid as many; then at any
    // moment of the next few milliseconds.
    let left = trap === 'parent' ? nth : Number.POSITIVE_INFINITY
    const onDone = (): void => {
      if (--left === 0) setTimeout(() => p.child.kill('SIGKILL'), this.random.next() * 5)
    }
    const late = setTimeout(() => p.child.kill('SIGKILL'), PATIENCE_MS)
    const began = performance.now()
    const end = p.ended.then(() => new Error('ECONNRESET'))
    const errors = await Promise.all(this.lanes.map((lane) => lane.run(end, onDone)))
    await p.ended
    clearTimeout(late)
    for (const e of errors)
      if (!CUT.test(e.message)) this.faults.push(`round ${n}: unexpected ${e.message}`)
    const inside = trap !== 'checkpoint' || p.marks().trim().endsWith('begin')
    if (inside && performance.now() - began < PATIENCE_MS) this.hit(trap)
  }

  /** A last start without a kill, a check of everything, and a look at the file itself. */
  async finish(): Promise<Outcome> {
    const p = this.standby.take()
    const { dataDir, plant } = this
    const rest = { dataDir, functionsDir: FUNCTIONS, collections, plant }
    pointSdkAt((await order(p, { ...rest, trap: 'parent', nth: 0 }))!)
    await this.check('the end')
    for (const lane of this.lanes) for (const key of lane.known.keys()) lane.touched.add(key)
    await this.check('the end, all')
    p.child.kill('SIGKILL')
    await p.ended
    const known = new Map(this.lanes.flatMap((lane) => [...lane.known]))
    this.faults.push(...examine(dataDir, known))
    const acknowledged = this.lanes.reduce((sum, lane) => sum + lane.acknowledged, 0)
    return { faults: this.faults, acknowledged, hits: this.hits }
  }

  private hit(trap: Trap): void {
    this.hits[trap] = (this.hits[trap] ?? 0) + 1
  }

  private async check(when: string): Promise<void> {
    for (const lane of this.lanes)
      for (const [key] of lane.pending?.writes ?? []) lane.touched.add(key)
    const found = await readAll(this.lanes.flatMap((lane) => [...lane.touched]))
    for (const lane of this.lanes)
      this.faults.push(...lane.settle(found).map((fault) => `${when}: ${fault}`))
  }
}

/** The file itself: SQLite's check, no document too many, documents and index entries in step. */
export function examine(dataDir: string, known: Map<string, Value>): string[] {
  const store = new Store({ file: databaseFile(dataDir), collections, strict: true })
  const faults: string[] = []
  const check = store.db.prepare('pragma integrity_check').pluck().get()
  if (check !== 'ok') faults.push(`integrity_check: ${String(check)}`)
  const w = store.collection('w')
  const rows = [...w.walkAll()].map(({ rid, body }) => ({ rid, doc: parseDoc(body) }))
  for (const { doc } of rows)
    if ((known.get(String(doc._id)) ?? null) !== doc.v)
      faults.push(`${String(doc._id)} is ${String(doc.v)}, must be ${known.get(String(doc._id))}`)
  for (const index of w.indexes) {
    const must = rows.flatMap(({ rid, doc }) =>
      indexKeys(doc, index.keys).keys.map((k) => `${k.toString('hex')}/${rid}`),
    )
    const entries = store.db.prepare(`select k, rid from x${index.id}`).all() as {
      k: Buffer
      rid: number
    }[]
    const is = new Set(entries.map(({ k, rid }) => `${k.toString('hex')}/${rid}`))
    const missing = must.filter((entry) => !is.has(entry)).length
    const extra = is.size - (must.length - missing)
    if (missing > 0 || extra > 0)
      faults.push(`index ${index.name}: ${missing} entries missing, ${extra} of no document`)
  }
  store.close()
  return faults
}
