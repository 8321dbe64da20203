/** Load for a cloud that gets killed: writes through the genuine SDK, and what each one must leave. */
import sdk from 'wx-server-sdk'
import {
  invocationEnvironment,
  processEnvironment,
} from '../../devtools/cloud/functions/environment'
import { fileID } from '../../devtools/cloud/storage/files'
import type { seeded } from './harness'

/** A document's or a file's last stamp; null where there is none. */
export type Value = number | null

/** One operation, which leaves all of these values or none. */
interface Op {
  writes: [key: string, value: Value][]
  run: () => unknown
}

export type Random = ReturnType<typeof seeded>

/** The SDK of this process speaks to the cloud at `url`; it reads its environment at each request. */
export function pointSdkAt(url: string, invocation = 'load'): void {
  Object.assign(process.env, processEnvironment({}), {
    ...invocationEnvironment(url, invocation, { source: 'wx_client' }),
  })
}

// The SDK warns of each request that was cut off, three seconds later, when the test may be over:
// no spy, because jest takes spies away at the end.
console.warn = () => undefined

pointSdkAt('http://127.0.0.1:1')
sdk.init({ env: sdk.DYNAMIC_CURRENT_ENV as never })
const db = sdk.database()
const { command: _ } = db
const w = db.collection('w')

const FILE = 'file/'

/** The bytes of a file by its stamp: any mixture of two, or a part of one, is neither. */
const contentOf = (stamp: number): Buffer =>
  Buffer.alloc(3000 + ((stamp * 7919) % 40_000), `${stamp} `)

const documentOf = (key: string, group: string, v: number) => ({
  k: key,
  group,
  v,
  tags: [v, v + 1],
})

/** No stamp: a file that is there, but not as it was sent. */
const NOT_WHOLE = -1

async function readFile(path: string): Promise<Value> {
  const { fileList } = (await sdk.getTempFileURL({ fileList: [fileID(path)] })) as {
    fileList: { status: number }[]
  }
  if (fileList[0]?.status !== 0) return null
  try {
    const { fileContent } = await sdk.downloadFile({ fileID: fileID(path) })
    const stamp = Number.parseInt(fileContent.toString(), 10)
    return fileContent.equals(contentOf(stamp)) ? stamp : NOT_WHOLE
  } catch {
    return NOT_WHOLE
  }
}

/** What the cloud has of these keys. */
export async function readAll(keys: string[]): Promise<Map<string, Value>> {
  const values = new Map<string, Value>(keys.map((k) => [k, null]))
  const ids = keys.filter((k) => !k.startsWith(FILE))
  for (let i = 0; i < ids.length; i += 500) {
    const query = w.where({ _id: _.in(ids.slice(i, i + 500)) }).limit(1000)
    const { data } = (await query.get()) as unknown as { data: { _id: string; v: number }[] }
    for (const d of data) values.set(d._id, d.v)
  }
  for (const path of keys.filter((k) => k.startsWith(FILE))) values.set(path, await readFile(path))
  return values
}

export class Lane {
  /** What must be there, by all that was acknowledged. */
  readonly known = new Map<string, Value>()
  /** Changed since the last check. */
  readonly touched = new Set<string>()
  /** Sent, and not acknowledged. */
  pending: Op | undefined
  acknowledged = 0
  private stamp = 0
  private readonly group: string

  constructor(
    private readonly name: string,
    private readonly random: Random,
  ) {
    this.group = `group-${name}`
  }

  /** Writes until an operation fails, and answers why; or until `end`, whatever is under way then. */
  async run(end: Promise<Error>, onDone: () => void): Promise<Error> {
    for (;;) {
      const op = this.next()
      this.pending = op
      op.writes.forEach(([key]) => this.touched.add(key))
      const done = Promise.resolve(op.run()).then(
        () => undefined,
        (e: Error) => e,
      )
      // The SDK tries for seconds to abort a transaction of a cloud that is no more.
      const error = await Promise.race([done, end])
      if (error) return error
      this.pending = undefined
      this.acknowledged++
      for (const [key, value] of op.writes) this.known.set(key, value)
      onDone()
    }
  }

  /** Holds what was found against what was promised; what is wrong with it, in words. */
  settle(found: Map<string, Value>): string[] {
    const faults: string[] = []
    const pending = this.pending?.writes ?? []
    const changed = pending.filter(([k, value]) => found.get(k) === value)
    if (changed.length === pending.length)
      for (const [key, value] of pending) this.known.set(key, value)
    else if (pending.some(([k]) => found.get(k) !== (this.known.get(k) ?? null)))
      faults.push(`torn: ${JSON.stringify(pending.map(([k, v]) => [k, v, found.get(k)]))}`)
    const torn = new Set(faults.length > 0 ? pending.map(([k]) => k) : [])
    for (const key of this.touched) {
      const [must, is] = [this.known.get(key) ?? null, found.get(key)]
      if (is !== must && !torn.has(key)) faults.push(`lost: ${key} must be ${must}, is ${is}`)
      this.known.set(key, is ?? null)
    }
    this.pending = undefined
    this.touched.clear()
    return faults
  }

  private valueOf(key: string): Value {
    return this.known.get(key) ?? null
  }

  private existing(prefix: string): string[] {
    const all = [...this.known].filter(([k, v]) => v !== null && k.startsWith(prefix))
    return all.map(([k]) => k)
  }

  private next(): Op {
    const kinds = [
      'add',
      'set',
      'set',
      'inc',
      'where',
      'pair',
      'three',
      'remove',
      'upload',
    ] as const
    return this[this.random.pick(kinds)](++this.stamp * 10)
  }

  private key(kind: string, n: number): string {
    return `${kind}-${this.name}-${n}`
  }

  private add(v: number): Op {
    const _id = this.key('a', v)
    const data = { _id, ...documentOf(_id, '', v) }
    return { writes: [[_id, v]], run: () => w.add({ data }) }
  }

  private set(v: number): Op {
    const key = this.random.pick([this.key('c', 0), ...[0, 1, 2].map((i) => this.key('g', i))])
    const group = key.startsWith('g') ? this.group : ''
    return {
      writes: [[key, v]],
      run: () => w.doc(key).set({ data: documentOf(key, group, v) }),
    }
  }

  private inc(v: number): Op {
    const key = this.key('c', 0)
    const before = this.valueOf(key)
    if (before === null) return this.set(v)
    return { writes: [[key, before + 1]], run: () => w.doc(key).update({ data: { v: _.inc(1) } }) }
  }

  /** One update of all documents of the lane's group. */
  private where(v: number): Op {
    const keys = this.existing('g-')
    if (keys.length === 0) return this.set(v)
    const data = { v, tags: [v, v + 1] }
    return {
      writes: keys.map((k) => [k, v]),
      run: () => w.where({ group: this.group }).update({ data }),
    }
  }

  private pair(v: number): Op {
    return this.transaction([this.key('t', 0), this.key('a', v)], v)
  }

  private three(v: number): Op {
    return this.transaction(
      [0, 1, 2].map((i) => this.key('t', i)),
      v,
    )
  }

  private transaction(keys: string[], v: number): Op {
    const run = (): Promise<unknown> =>
      db.runTransaction(async (t: typeof db) => {
        for (const k of keys)
          await t
            .collection('w')
            .doc(k)
            .set({ data: documentOf(k, '', v) })
      })
    return { writes: keys.map((k) => [k, v]), run }
  }

  private remove(v: number): Op {
    const keys = this.existing('a-')
    if (keys.length === 0) return this.add(v)
    const key = this.random.pick(keys)
    return { writes: [[key, null]], run: () => w.doc(key).remove({}) }
  }

  private upload(v: number): Op {
    const cloudPath = `${FILE}${this.name}/${this.random.below(3)}`
    return {
      writes: [[cloudPath, v]],
      run: () => sdk.uploadFile({ cloudPath, fileContent: contentOf(v) }),
    }
  }
}
