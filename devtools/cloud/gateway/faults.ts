/** Faults on purpose: the nth request that matches is hit, and those after it as often as planned. */
import type { Fault, FaultEffect, PlannedFault } from '../types'

/** A request at one of the doors, as faults see it. What does not apply is empty. */
export interface FaultRequest {
  function: string
  /** The name of the call in the `{name, …}` convention. */
  call: string
  action: string
  collection: string
  /** Name of the open API, such as `subscribeMessage.send`. */
  api: string
  /** Whether it would write to the disk: a commit, or a write outside a transaction. */
  toDisk: boolean
}

const COMMIT = 'database.commitTransaction'
const CHANGES = new Set([
  'database.insertDocument',
  'database.modifyDocument',
  'database.modifyAndReturnDoc',
  'database.removeDocument',
])

/** Whether a request of the SDK goes to the disk: inside a transaction only the commit does. */
export const goesToDisk = (action: string, transactionId: unknown): boolean =>
  action === COMMIT || (CHANGES.has(action) && typeof transactionId !== 'string')

/** A person's or timer's call is hit only by a fault that says so; the others are for the SDK's requests. */
function concerns(wanted: string | undefined, action: string): boolean {
  if (action === 'call' || wanted === 'call') return action === wanted
  if (wanted === 'write') return action === COMMIT || CHANGES.has(action)
  if (wanted === 'database') return action.startsWith('database.')
  return wanted === undefined || wanted === action
}

/** Some effects have a meaning for some requests only: the others neither count nor suffer them. */
function suffers(effect: FaultEffect, r: FaultRequest): boolean {
  switch (effect.kind) {
    case 'conflictAtCommit':
      return r.action === COMMIT
    case 'slowDisk':
    case 'fullDisk':
      return r.toDisk
    case 'refuse':
      return r.api !== ''
    default:
      return true
  }
}

const matches = (f: Fault, r: FaultRequest): boolean =>
  (f.function === undefined || f.function === r.function) &&
  (f.call === undefined || f.call === r.call) &&
  (f.collection === undefined || f.collection === r.collection) &&
  (f.api === undefined || f.api === r.api) &&
  concerns(f.action, r.action) &&
  suffers(f.effect, r)

export class Faults {
  private planned: PlannedFault[] = []
  private lastId = 0
  private disk: Promise<void> = Promise.resolve()

  /** `onChange` hears when one is planned, hits or is taken back. */
  constructor(private readonly onChange: (all: PlannedFault[]) => void = () => undefined) {}

  /** Plans a fault; answers the number by which it can be taken back. */
  add(fault: Fault): number {
    this.planned.push({ id: ++this.lastId, fault, seen: 0, hits: 0 })
    this.tell()
    return this.lastId
  }

  /** Takes one back; whether it was planned. */
  remove(id: number): boolean {
    const before = this.planned.length
    this.planned = this.planned.filter((p) => p.id !== id)
    this.tell()
    return this.planned.length < before
  }

  clear(): void {
    this.planned = []
    this.tell()
  }

  /** All that were planned, spent ones too, with how often each has hit. */
  list(): PlannedFault[] {
    return structuredClone(this.planned)
  }

  /** The effect for a request, if any; every matching fault counts it, the first due one hits. */
  match(r: FaultRequest): FaultEffect | undefined {
    let effect: FaultEffect | undefined
    for (const p of this.planned) {
      if (!matches(p.fault, r)) continue
      p.seen++
      const nth = p.fault.nth ?? 1
      const times = p.fault.times ?? 1
      const due = p.seen >= nth && (times === 'always' || p.seen < nth + times)
      if (!due || effect) continue
      effect = p.fault.effect
      p.hits++
    }
    if (effect) this.tell()
    return effect
  }

  /** One write of a slow disk: writes go one after another, each taking its time. */
  async slowWrite(wait: () => Promise<void>): Promise<void> {
    this.disk = this.disk.then(wait)
    return this.disk
  }

  private tell(): void {
    this.onChange(this.list())
  }
}
