/** Function processes: kept warm, one invocation at a time each, as many as the plan allows. */
import { randomUUID } from 'node:crypto'
import { statSync } from 'node:fs'
import { functionEntry, readConfig } from './config'
import { invocationEnvironment, processEnvironment } from './environment'
import type { Caller } from './environment'
import { answerOf, contextFor, eventFor, refusalOf, refusedAsFull } from './envelope'
import { Instance } from './instance'
import { callName } from './runner'
import type { Invocation, Invoked, Runner, RunnerOptions } from './runner'

/** Processes of one function that start at once: a burst is served by warm ones meanwhile. */
const MAX_STARTING = 2

interface Crew {
  /** Invocations accepted and not over: running, or waiting for a process. */
  busy: number
  all: Set<Instance>
  idle: Instance[]
  waiting: ((w: Instance) => void)[]
  starting: number
}

export class Pool implements Runner {
  private readonly crews = new Map<string, Crew>()
  private readonly running = new Map<string, { invocation: Invocation; worker: Instance }>()
  private stopped = false

  constructor(private readonly options: RunnerOptions) {}

  /** Runs a function to its end. Never rejects: what goes wrong is an errCode. */
  async invoke(name: string, event: unknown, caller: Caller): Promise<Invoked> {
    const { dir, limits } = this.options
    const refused = refusalOf(dir, name, event, limits)
    if (refused) return refused
    const crew = this.crew(name)
    if (crew.busy >= limits.concurrency && limits.whenFull === 'refuse')
      return refusedAsFull(name, limits.concurrency)
    crew.busy++
    try {
      return await this.serve(name, event, caller)
    } finally {
      crew.busy--
    }
  }

  private async serve(name: string, event: unknown, caller: Caller): Promise<Invoked> {
    const { dir, base, limits } = this.options
    const invocation = { id: randomUUID(), function: name, caller, call: callName(event) }
    const timeoutMs = readConfig(dir, name).timeout * 1000
    const env = invocationEnvironment(base(), invocation.id, caller)
    const worker = await this.borrow(name)
    this.running.set(invocation.id, { invocation, worker })
    const outcome = await worker.run({
      invocation: invocation.id,
      event: eventFor(event, caller),
      context: contextFor(invocation, timeoutMs, env),
      env,
      offsetMs: this.options.offsetMs(),
      timeoutMs,
    })
    this.running.delete(invocation.id)
    this.giveBack(name, worker)
    this.options.onEnd(invocation)
    return answerOf(outcome, invocation.id, timeoutMs, limits)
  }

  find(id: string): Invocation | undefined {
    return this.running.get(id)?.invocation
  }

  /** Kills the process that serves an invocation, as a crash would. */
  kill(id: string): void {
    this.running.get(id)?.worker.kill()
  }

  setClock(offsetMs: number): void {
    for (const crew of this.crews.values()) crew.all.forEach((w) => w.setClock(offsetMs))
  }

  async stop(): Promise<void> {
    this.stopped = true
    const all = [...this.crews.values()].flatMap((c) => [...c.all])
    await Promise.all(all.map((w) => w.stop()))
  }

  private crew(name: string): Crew {
    let crew = this.crews.get(name)
    if (!crew)
      this.crews.set(name, (crew = { busy: 0, all: new Set(), idle: [], waiting: [], starting: 0 }))
    return crew
  }

  private borrow(name: string): Promise<Instance> {
    const crew = this.crew(name)
    for (let w = crew.idle.pop(); w; w = crew.idle.pop()) {
      if (w.alive && !this.isStale(name, w)) return Promise.resolve(w)
      w.kill()
      crew.all.delete(w)
    }
    return new Promise((resolve) => {
      crew.waiting.push(resolve)
      this.staff(name)
    })
  }

  /** A function rebuilt since the process loaded it: the next call gets the new code. */
  private isStale(name: string, instance: Instance): boolean {
    return statSync(functionEntry(this.options.dir, name)).mtimeMs > instance.startedAt
  }

  /** Starts processes for the calls that wait; a waiting call takes whichever is free first. */
  private staff(name: string): void {
    const crew = this.crew(name)
    while (
      !this.stopped &&
      crew.starting < Math.min(MAX_STARTING, crew.waiting.length) &&
      crew.all.size < this.options.limits.concurrency
    ) {
      const instance = this.hire(name)
      crew.all.add(instance)
      crew.starting++
      void instance.ready.then(() => {
        crew.starting--
        // One that could not load is handed out, too: its call then reports why.
        this.hand(name, instance)
      })
    }
  }

  private hire(name: string): Instance {
    const { dir, env, now, onLog } = this.options
    return new Instance(functionEntry(dir, name), processEnvironment(env), (id, stream, text) =>
      onLog({ at: now(), function: name, invocation: id, stream, text }),
    )
  }

  private giveBack(name: string, instance: Instance): void {
    if (instance.alive) return this.hand(name, instance)
    this.crew(name).all.delete(instance)
    this.staff(name)
  }

  private hand(name: string, instance: Instance): void {
    const crew = this.crew(name)
    const next = crew.waiting.shift()
    if (next) next(instance)
    else if (instance.alive) crew.idle.push(instance)
    else crew.all.delete(instance)
    this.staff(name)
  }
}
