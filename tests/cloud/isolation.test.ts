import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Store } from '../../devtools/cloud/store/store'
import type { Transaction } from '../../devtools/cloud/store/transactions'
import { parseDoc } from '../../devtools/cloud/store/values'
import { seeded } from './harness'

/** Snapshot isolation as simply as it can be said: every transaction copies the whole world. */
class Model {
  world = new Map<string, number>()
  private changed = new Map<string, number>()
  private time = 0
  readonly open = new Map<
    number,
    { start: number; world: Map<string, number>; wrote: Set<string> }
  >()

  begin(t: number): void {
    this.open.set(t, { start: this.time, world: new Map(this.world), wrote: new Set() })
  }

  holder(id: string): number | undefined {
    return [...this.open].find(([, tx]) => tx.wrote.has(id))?.[0]
  }

  /** Whether a write of a transaction is a conflict. */
  conflicts(t: number, id: string): boolean {
    const holder = this.holder(id)
    if (holder !== undefined && holder !== t) return true
    return (this.changed.get(id) ?? 0) > this.open.get(t)!.start
  }

  write(t: number, id: string, v: number | undefined): void {
    const tx = this.open.get(t)!
    tx.wrote.add(id)
    if (v === undefined) tx.world.delete(id)
    else tx.world.set(id, v)
  }

  plain(id: string, v: number | undefined): void {
    this.changed.set(id, ++this.time)
    if (v === undefined) this.world.delete(id)
    else this.world.set(id, v)
  }

  commit(t: number): void {
    const tx = this.open.get(t)!
    this.open.delete(t)
    for (const id of tx.wrote) this.plain(id, tx.world.get(id))
  }
}

const IDS = ['a', 'b', 'c', 'd', 'e']
const random = seeded()

test(`any interleaving is what the model says, seed ${random.seed}`, async () => {
  const dir = mkdtempSync(join(tmpdir(), 'isolation-'))
  const collections = [{ name: 'x', indexes: [] }]
  const store = new Store({ file: join(dir, 'x.sqlite'), collections, strict: true })
  const model = new Model()
  const live = new Map<number, Transaction>()
  const trace: string[] = []
  let conflicts = 0

  const valueOf = (id: string, tx?: Transaction): number | undefined => {
    const body = store.get('x', id, tx)
    return body === null ? undefined : (parseDoc(body).n as number)
  }
  const attempt = async (work: () => unknown): Promise<string> => {
    try {
      await work()
      return 'ok'
    } catch (e) {
      return (e as { code: string }).code
    }
  }
  const drop = (t: number): void => {
    store.transactions.close(live.get(t)!)
    live.delete(t)
    model.open.delete(t)
  }

  /** A write of transaction t; the model says beforehand whether it conflicts. */
  const write = async (t: number, id: string, n: number): Promise<void> => {
    const tx = live.get(t)!
    const present = model.open.get(t)!.world.has(id)
    const doomed = model.conflicts(t, id)
    const removes = present && n % 4 === 0
    const outcome = await attempt(() => {
      if (removes) return store.removeIn(tx, 'x', id)
      return present
        ? store.updateIn(tx, 'x', id, { $set: { n } })
        : store.insert('x', [{ _id: id, n }], tx)
    })
    expect([...trace, outcome]).toEqual([...trace, doomed ? 'DATABASE_TRANSACTION_CONFLICT' : 'ok'])
    if (doomed) {
      conflicts++
      drop(t)
    } else model.write(t, id, removes ? undefined : n)
  }

  for (let step = 1; step <= 4000; step++) {
    const t = random.below(3)
    const id = random.pick(IDS)
    const action = random.pick([
      'begin',
      'read',
      'read',
      'write',
      'write',
      'write',
      'commit',
      'abort',
      'plain',
    ])
    trace.push(`${step} ${action} ${t} ${id}`)
    if (trace.length > 12) trace.shift()
    if (action === 'plain') {
      if (model.holder(id) !== undefined) continue // it would wait
      const gone = step % 3 === 0
      await (gone
        ? store.remove('x', { filter: { _id: id } })
        : store.replace('x', id, { n: step }))
      if (!gone || model.world.has(id)) model.plain(id, gone ? undefined : step)
    } else if (!live.has(t)) {
      live.set(t, store.begin(''))
      model.begin(t)
    } else if (action === 'read') {
      expect([...trace, valueOf(id, live.get(t))]).toEqual([
        ...trace,
        model.open.get(t)!.world.get(id),
      ])
    } else if (action === 'write') await write(t, id, step)
    else if (action === 'commit') {
      store.commit(live.get(t)!)
      live.delete(t)
      model.commit(t)
    } else if (action === 'abort') drop(t)
    for (const each of IDS)
      expect([...trace, valueOf(each)]).toEqual([...trace, model.world.get(each)])
  }
  expect(conflicts).toBeGreaterThan(100) // the story had what it is about
  store.close()
  rmSync(dir, { recursive: true })
})
