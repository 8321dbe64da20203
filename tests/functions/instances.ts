import { connect, Socket } from 'node:net'
import { randomUUID } from 'node:crypto'
import { functionEntry, readConfig } from '../../devtools/cloud/functions/config'
import { answerOf, contextFor, eventFor, refusalOf } from '../../devtools/cloud/functions/envelope'
import {
  enterInvocation,
  invocationEnvironment,
  processEnvironment,
  type Caller,
} from '../../devtools/cloud/functions/environment'
import type { Outcome } from '../../devtools/cloud/functions/instance'
import {
  callName,
  type Invocation,
  type Invoked,
  type Runner,
  type RunnerOptions,
} from '../../devtools/cloud/functions/runner'
import type { Seams } from '../../devtools/cloud/seams'
import { bytesOf } from '../../devtools/simulation/chance'
import { eventOf, load, type Loaded } from '../../devtools/simulation/sandbox'

/** One instance: the bundle's own scope, and whatever of the world leads back into it. */
class Instance {
  alive = true
  loaded: Loaded = {}
  invocation = ''
  settle: (outcome: Outcome) => void = () => undefined
  readonly sockets = new Set<Socket>()
  readonly timers = new Set<NodeJS.Timeout>()

  constructor(readonly env: NodeJS.ProcessEnv) {}

  connect(url: string): Socket {
    // A dead one's connection leads nowhere and says nothing.
    if (!this.alive) return new Socket()
    const { hostname, port } = new URL(url)
    const socket = connect(Number(port), hostname)
    this.sockets.add(socket)
    socket.once('close', () => this.sockets.delete(socket))
    return socket
  }

  setTimer(ms: number, fire: () => void): () => void {
    if (!this.alive) return () => undefined
    const timer = setTimeout(() => {
      this.timers.delete(timer)
      fire()
    }, ms)
    this.timers.add(timer)
    return () => {
      this.timers.delete(timer)
      clearTimeout(timer)
    }
  }

  /** As a killed process: its connections break, and nothing is ever delivered to it again. */
  die(outcome: Outcome): void {
    this.alive = false
    for (const socket of this.sockets) {
      socket.removeAllListeners().on('error', () => undefined)
      socket.destroy()
    }
    this.timers.forEach((timer) => clearTimeout(timer))
    this.settle(outcome)
  }
}

/**
 * Runs functions inside the test's process, where a death does not cost the start of a process: for
 * tests that kill at every request. The bundle, the SDK and the cloud's HTTP door are the genuine
 * ones; the process pool's own limits are not there.
 */
export class Instances implements Runner {
  private readonly idle = new Map<string, Instance[]>()
  private readonly running = new Map<string, { invocation: Invocation; instance: Instance }>()
  private readonly all = new Set<Instance>()
  private hired = 0

  constructor(private readonly options: RunnerOptions) {}

  async invoke(name: string, event: unknown, caller: Caller): Promise<Invoked> {
    const { dir, base, limits, onEnd } = this.options
    const refused = refusalOf(dir, name, event, limits)
    if (refused) return refused
    const invocation = { id: randomUUID(), function: name, caller, call: callName(event) }
    const timeoutMs = readConfig(dir, name).timeout * 1000
    const env = invocationEnvironment(base(), invocation.id, caller)
    const instance = this.idle.get(name)?.pop() ?? this.hire(name)
    instance.invocation = invocation.id
    enterInvocation(instance.env, env)
    this.running.set(invocation.id, { invocation, instance })
    const context = contextFor(invocation, timeoutMs, env)
    const outcome = await this.run(instance, eventFor(event, caller), context, timeoutMs)
    this.running.delete(invocation.id)
    if (instance.alive) this.idle.set(name, [...(this.idle.get(name) ?? []), instance])
    else this.all.delete(instance)
    onEnd(invocation)
    return answerOf(outcome, invocation.id, timeoutMs, limits)
  }

  find(id: string): Invocation | undefined {
    return this.running.get(id)?.invocation
  }

  kill(id: string): void {
    this.running.get(id)?.instance.die({ kind: 'exited' })
  }

  setClock(): void {
    // Instances read the cloud's clock itself.
  }

  stop(): Promise<void> {
    this.all.forEach((instance) => instance.die({ kind: 'exited' }))
    return Promise.resolve()
  }

  private async run(
    instance: Instance,
    event: unknown,
    context: unknown,
    timeoutMs: number,
  ): Promise<Outcome> {
    const { main } = instance.loaded
    if (typeof main !== 'function') throw new Error('index.js exports no function "main"')
    const timer = setTimeout(() => instance.die({ kind: 'timedOut' }), timeoutMs)
    const outcome = await new Promise<Outcome>((resolve) => {
      instance.settle = resolve
      Promise.resolve(main(eventOf(event), eventOf(context))).then(
        (result) => resolve({ kind: 'done', result: JSON.stringify(result ?? null) }),
        (error: Error) => resolve({ kind: 'failed', error }),
      )
    })
    clearTimeout(timer)
    instance.settle = () => undefined
    return outcome
  }

  private hire(name: string): Instance {
    const { dir, env, base, now, onLog } = this.options
    const instance = new Instance(processEnvironment(env))
    const title = `${name}#${++this.hired}`
    instance.loaded = load(functionEntry(dir, name), {
      name: title,
      env: instance.env,
      now,
      random: bytesOf(title),
      setTimer: (ms, fire) => instance.setTimer(ms, fire),
      connect: () => instance.connect(base()),
      log: (stream, text) => {
        if (instance.alive)
          onLog({ at: now(), function: name, invocation: instance.invocation, stream, text })
      },
    })
    this.all.add(instance)
    return instance
  }
}

/** A cloud whose functions run in the test's process; for files that open one for each test. */
export const inProcess: Seams = { runner: (options) => new Instances(options) }
