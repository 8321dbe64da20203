/** What happened in a run: the trace, its hash, what is stored, what was pushed, what broke. */
import { createHash } from 'node:crypto'
import type { DocumentChange } from '../cloud/seams'
import type { Doc, PushRecord } from '../cloud/types'
import type { Run, World } from './types'

const MAX_TRACE = 200_000

export class Recorder {
  readonly run: Run
  readonly pushes: PushRecord[] = []
  private readonly memory = new Map<string, unknown>()
  private readonly mirror = new Map<string, Map<string, Doc>>()
  private readonly times = new Map<string, number>()
  private readonly hash = createHash('sha256')

  constructor(
    seed: number,
    private readonly now: () => number,
  ) {
    this.run = {
      seed,
      failure: undefined,
      traceHash: '',
      trace: [],
      acts: [],
      faults: [],
      counts: {},
    }
  }

  worldAt(now: () => number): World {
    return {
      now,
      documents: <T>(name: string) => this.collection(name) as ReadonlyMap<string, T>,
      writtenAt: (name, id) => this.times.get(`${name} ${id}`) ?? 0,
      pushes: this.pushes,
      remember: <T>(name: string, make: () => T) => {
        if (!this.memory.has(name)) this.memory.set(name, make())
        return this.memory.get(name) as T
      },
    }
  }

  collection(name: string): Map<string, Doc> {
    let docs = this.mirror.get(name)
    if (!docs) this.mirror.set(name, (docs = new Map()))
    return docs
  }

  /** Keeps what is stored now; what the story begins with has no time. */
  wrote({ collection, id, after }: DocumentChange, hasBegun: boolean): void {
    if (after) this.collection(collection).set(String(id), after)
    else this.collection(collection).delete(String(id))
    if (hasBegun) this.times.set(`${collection} ${id}`, this.now())
  }

  note(text: string): void {
    const at = this.now()
    this.hash.update(`${at} ${text}\n`)
    if (this.run.trace.length < MAX_TRACE) this.run.trace.push({ at, text })
  }

  /** Something that counts for the hash, but tells a reader nothing. */
  digest(text: string): void {
    this.hash.update(text)
  }

  count(name: string): void {
    this.run.counts[name] = (this.run.counts[name] ?? 0) + 1
  }

  /** The first failure is the run's. */
  fail(step: number, invariant: string, message: string): void {
    this.run.failure ??= { invariant, message, step }
    this.note(`BROKEN: ${invariant}: ${message}`)
  }

  finish(): Run {
    this.run.traceHash = this.hash.digest('hex')
    return this.run
  }
}
