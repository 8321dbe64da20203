/** Function instances inside this process: warm ones are used again, one invocation at a time each. */
import { functionEntry, readConfig } from '../cloud/functions/config'
import { answerOf, contextFor, eventFor, refusalOf } from '../cloud/functions/envelope'
import {
  enterInvocation,
  invocationEnvironment,
  processEnvironment,
} from '../cloud/functions/environment'
import type { Caller } from '../cloud/functions/environment'
import type { Outcome } from '../cloud/functions/instance'
import { callName } from '../cloud/functions/runner'
import type { Invocation, Invoked, Runner, RunnerOptions } from '../cloud/functions/runner'
import { bytesOf } from './chance'
import { eventOf, load } from './sandbox'
import type { Loaded } from './sandbox'

/** An instance's end of a connection to the cloud. */
export interface Line {
  stream: NodeJS.ReadWriteStream
  /** The instance is gone: nothing goes out any more and nothing comes in; the cloud's end breaks. */
  cut(): void
}

/** The ground on which instances live: their names, their time and their way to the cloud. */
export interface Ground {
  now: () => number
  /** Names an invocation. */
  idOf(name: string, caller: Caller): string
  /** Names the chance of an instance. */
  chanceOf(title: string): string
  /** Fires once, in `ms`; with `awake`, not before that holds. The answer takes it back. */
  timer(key: string, ms: number, fire: () => void, awake?: () => boolean): () => void
  /** A way to the cloud; that of a dead instance leads nowhere. */
  connect(isAlive: boolean): Line
  /** Something went on. */
  moved(): void
  /** An invocation was ended from outside: what it still waited for is void. */
  ended(id: string): void
}

class Instance {
  alive = true
  current: Invocation | undefined
  readonly lines = new Set<Line>()
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
    this.lines.forEach((line) => line.cut())
    this.lines.clear()
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

/**
 * Where a death does not cost the start of a process. The bundle, the SDK in it and the cloud's HTTP
 * door are the genuine ones; memory, IPC and the pool's concurrency are not there.
 */
export class InlineRunner implements Runner {
  private readonly idle = new Map<string, Instance[]>()
  private readonly running = new Map<string, { invocation: Invocation; instance: Instance }>()
  private readonly hired = new Set<Instance>()
  private nthHired = 0

  constructor(
    private readonly options: RunnerOptions,
    private readonly ground: Ground,
  ) {}

  async invoke(name: string, event: unknown, caller: Caller): Promise<Invoked> {
    const { dir, base, limits, onEnd } = this.options
    const refused = refusalOf(dir, name, event, limits)
    if (refused) return refused
    const id = this.ground.idOf(name, caller)
    const invocation = { id, function: name, caller, call: callName(event) }
    const timeoutMs = readConfig(dir, name).timeout * 1000
    const env = invocationEnvironment(base(), id, caller)
    const outcome = await this.run(invocation, timeoutMs, env, eventFor(event, caller))
    this.ground.moved()
    onEnd(invocation)
    return answerOf(outcome, id, timeoutMs, limits)
  }

  find(id: string): Invocation | undefined {
    return this.running.get(id)?.invocation
  }

  kill(id: string): void {
    this.end(id, { kind: 'exited' })
  }

  setClock(): void {
    // Instances read the ground's clock itself.
  }

  stop(): Promise<void> {
    this.hired.forEach((instance) => instance.die())
    return Promise.resolve()
  }

  private end(id: string, outcome: Outcome): void {
    const at = this.running.get(id)
    if (!at) return
    at.instance.die()
    this.hired.delete(at.instance)
    this.ground.ended(id)
    at.instance.settle(outcome)
  }

  private async run(
    invocation: Invocation,
    timeoutMs: number,
    env: Record<string, string>,
    event: unknown,
  ): Promise<Outcome> {
    const { id } = invocation
    let instance: Instance
    try {
      instance = this.borrow(invocation.function)
    } catch (e) {
      return failureOf(e)
    }
    instance.current = invocation
    enterInvocation(instance.env, env)
    this.running.set(id, { invocation, instance })
    const cancel = this.ground.timer(`${id}/timeout`, timeoutMs, () =>
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
    if (!instance.alive) return () => undefined
    const awake = (): boolean => instance.alive && instance.current !== undefined
    const cancel = this.ground.timer(
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
    const { ground } = this
    const title = `${name}#${++this.nthHired}`
    const instance = new Instance(title, name, this.options.env)
    this.hired.add(instance)
    instance.loaded = load(functionEntry(this.options.dir, name), {
      name: ground.chanceOf(title),
      env: instance.env,
      now: ground.now,
      random: bytesOf(ground.chanceOf(title)),
      setTimer: (ms, fire) => this.timer(instance, ms, fire),
      connect: () => this.connect(instance),
      log: (stream, text) => {
        const invocation = instance.current?.id ?? ''
        if (instance.alive)
          this.options.onLog({ at: ground.now(), function: name, invocation, stream, text })
      },
    })
    return instance
  }

  private connect(instance: Instance): NodeJS.ReadWriteStream {
    const line = this.ground.connect(instance.alive)
    instance.lines.add(line)
    line.stream.once('close', () => instance.lines.delete(line))
    return line.stream
  }
}
