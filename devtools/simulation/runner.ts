/** Function instances inside this process: warm ones are used again, one invocation at a time each. */
import type { Server } from 'node:http'
import { functionEntry, readConfig } from '../cloud/functions/config'
import { answerOf, contextFor, eventFor, refusalOf } from '../cloud/functions/envelope'
import {
  enterInvocation,
  invocationEnvironment,
  processEnvironment,
} from '../cloud/functions/environment'
import type { Caller } from '../cloud/functions/environment'
import type { Outcome } from '../cloud/functions/instance'
import type { Invocation, Invoked, Runner, RunnerOptions } from '../cloud/functions/runner'
import { bytesOf } from './chance'
import { eventOf, load } from './sandbox'
import type { Loaded } from './sandbox'
import type { Scheduler } from './scheduler'
import { connection } from './sockets'
import type { End } from './sockets'

class Instance {
  alive = true
  current: Invocation | undefined
  readonly ends = new Set<End>()
  /** What takes back each timer it has set. */
  readonly timers = new Set<() => void>()
  readonly env: Record<string, string | undefined>
  settle: (o: Outcome) => void = () => undefined
  loaded: Loaded = {}

  constructor(
    readonly name: string,
    readonly fn: string,
    env: Record<string, string>,
  ) {
    this.env = processEnvironment(env)
  }

  /** Nothing is ever delivered to it again, and nothing holds on to it. */
  die(): void {
    if (!this.alive) return
    this.alive = false
    this.loaded = {}
    this.ends.forEach((end) => end.cut())
    this.ends.clear()
    this.timers.forEach((cancel) => cancel())
    this.timers.clear()
  }
}

const failureOf = (e: unknown): Outcome => {
  const error = e as { name?: string; message?: string; stack?: string } | null
  const message = String(error?.message ?? (typeof e === 'object' ? JSON.stringify(e) : e))
  const stack = error?.stack === undefined ? {} : { stack: error.stack }
  return { kind: 'failed', error: { name: error?.name ?? 'Error', message, ...stack } }
}

export interface InlineOptions {
  seed: number
  scheduler: Scheduler
  /** The cloud's server; known once the cloud is open. */
  server: () => Server
}

export class InlineRunner implements Runner {
  private readonly idle = new Map<string, Instance[]>()
  private readonly running = new Map<string, { invocation: Invocation; instance: Instance }>()
  private readonly calls = new Map<string, number>()
  private readonly hired = new Set<Instance>()
  private nthHired = 0

  constructor(
    private readonly options: RunnerOptions,
    private readonly inline: InlineOptions,
  ) {}

  async invoke(name: string, event: unknown, caller: Caller): Promise<Invoked> {
    const { dir, base, onEnd } = this.options
    const refused = refusalOf(dir, name, event)
    if (refused) return refused
    const invocation = { id: this.idOf(name, caller), function: name, caller }
    const timeoutMs = readConfig(dir, name).timeout * 1000
    const env = invocationEnvironment(base(), invocation.id, caller)
    const outcome = await this.run(invocation, timeoutMs, env, eventFor(event, caller))
    this.inline.scheduler.moved()
    onEnd(invocation)
    return answerOf(outcome, invocation.id, timeoutMs)
  }

  find(id: string): Invocation | undefined {
    return this.running.get(id)?.invocation
  }

  kill(id: string): void {
    this.end(id, { kind: 'exited' })
  }

  setClock(): void {
    // Instances read the simulation's clock itself.
  }

  stop(): Promise<void> {
    this.hired.forEach((instance) => instance.die())
    return Promise.resolve()
  }

  /** `a7-1-jobs-1`: the act, its call, what that called. Leaving another act out changes no name. */
  private idOf(name: string, caller: Caller): string {
    const within = `${caller.within ?? 'outside'}-${name}`
    const nth = (this.calls.get(within) ?? 0) + 1
    this.calls.set(within, nth)
    return `${within}-${nth}`
  }

  private end(id: string, outcome: Outcome): void {
    const at = this.running.get(id)
    if (!at) return
    at.instance.die()
    this.hired.delete(at.instance)
    this.inline.scheduler.drop((key) => key.startsWith(`${id}/`))
    at.instance.settle(outcome)
  }

  private async run(
    invocation: Invocation,
    timeoutMs: number,
    env: Record<string, string>,
    event: unknown,
  ): Promise<Outcome> {
    const { id } = invocation
    const { scheduler } = this.inline
    let instance: Instance
    try {
      instance = this.borrow(invocation.function)
    } catch (e) {
      return failureOf(e)
    }
    instance.current = invocation
    enterInvocation(instance.env, env)
    this.running.set(id, { invocation, instance })
    const cancel = scheduler.timer(`${id}/timeout`, timeoutMs, () =>
      this.end(id, { kind: 'timedOut' }),
    )
    const outcome = await new Promise<Outcome>((resolve) => {
      instance.settle = resolve
      this.perform(instance, event, contextFor(invocation, timeoutMs, env)).then(resolve, (e) =>
        resolve(failureOf(e)),
      )
    })
    cancel()
    this.running.delete(id)
    instance.current = undefined
    instance.settle = () => undefined
    if (instance.alive) this.crew(invocation.function).push(instance)
    return outcome
  }

  private async perform(instance: Instance, event: unknown, context: unknown): Promise<Outcome> {
    const { main } = instance.loaded
    if (typeof main !== 'function') throw new Error('index.js exports no function "main"')
    const result = await main(eventOf(event), eventOf(context))
    return { kind: 'done', result: JSON.stringify(result === undefined ? null : result) }
  }

  private crew(name: string): Instance[] {
    let crew = this.idle.get(name)
    if (!crew) this.idle.set(name, (crew = []))
    return crew
  }

  private borrow(name: string): Instance {
    return this.crew(name).pop() ?? this.hire(name)
  }

  /** A timer of an instance; while it is frozen between two invocations, it does not run. */
  private timer(instance: Instance, ms: number, fire: () => void): () => void {
    const { scheduler } = this.inline
    const awake = (): boolean => instance.alive && instance.current !== undefined
    const cancel = scheduler.timer(
      `${instance.current?.id ?? instance.name}/timer`,
      ms,
      () => {
        instance.timers.delete(cancel)
        fire()
      },
      awake,
    )
    instance.timers.add(cancel)
    return () => {
      instance.timers.delete(cancel)
      cancel()
    }
  }

  private hire(name: string): Instance {
    const { scheduler, server, seed } = this.inline
    const title = `${name}#${++this.nthHired}`
    const instance = new Instance(title, name, this.options.env)
    this.hired.add(instance)
    instance.loaded = load(functionEntry(this.options.dir, name), {
      name: `${seed}/${title}`,
      env: instance.env,
      now: scheduler.now,
      random: bytesOf(`${seed}/${title}`),
      setTimer: (ms, fire) => this.timer(instance, ms, fire),
      connect: () => {
        scheduler.moved()
        const [client, here] = connection()
        if (!instance.alive) client.cut()
        instance.ends.add(client)
        client.once('close', () => instance.ends.delete(client))
        server().emit('connection', here)
        return client
      },
      log: (stream, text) =>
        this.options.onLog({
          at: scheduler.now(),
          function: name,
          invocation: instance.current?.id ?? '',
          stream,
          text,
        }),
    })
    return instance
  }
}
