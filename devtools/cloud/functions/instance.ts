/** The parent's side of one function process. */
import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { dirname, join } from 'node:path'
import type { FunctionLog } from '../types'

export interface InstanceError {
  name: string
  message: string
  stack?: string
}

type FromProcess =
  | { kind: 'ready' }
  | { kind: 'broken'; error: InstanceError }
  | { kind: 'log'; invocation: string; stream: FunctionLog['stream']; text: string }
  | { kind: 'done'; invocation: string; result: string }
  | { kind: 'failed'; invocation: string; error: InstanceError }

export type Outcome =
  | { kind: 'done'; result: string }
  | { kind: 'failed'; error: InstanceError }
  | { kind: 'exited' }
  | { kind: 'timedOut' }

export interface Job {
  invocation: string
  event: unknown
  context: unknown
  env: Record<string, string>
  offsetMs: number
  timeoutMs: number
}

/** WeChat's smallest plan: 256 MB a function. */
const MEMORY_MB = 256

export class Instance {
  private readonly child: ChildProcess
  /** Null once the code is loaded; what went wrong when it could not be. */
  readonly ready: Promise<Outcome | null>
  private settle: ((o: Outcome) => void) | null = null
  readonly startedAt = Date.now()
  alive = true
  current: string | null = null

  constructor(
    entry: string,
    env: NodeJS.ProcessEnv,
    private readonly log: (invocation: string, stream: FunctionLog['stream'], text: string) => void,
  ) {
    this.child = fork(join(__dirname, 'worker.cjs'), [entry], {
      cwd: dirname(entry),
      env,
      execArgv: [`--max-old-space-size=${MEMORY_MB}`],
      silent: true,
    })
    this.child.stdout?.setEncoding('utf8').on('data', (t: string) => this.write('stdout', t))
    this.child.stderr?.setEncoding('utf8').on('data', (t: string) => this.write('stderr', t))
    this.ready = new Promise((resolve) => {
      this.child.on('message', (m: FromProcess) => {
        if (m.kind === 'ready') resolve(null)
        if (m.kind === 'broken') resolve({ kind: 'failed', error: m.error })
        this.receive(m)
      })
      const gone = (): void => {
        this.alive = false
        resolve({ kind: 'exited' })
        this.settle?.({ kind: 'exited' })
      }
      this.child.on('exit', gone)
      this.child.on('error', gone) // it could not be started, or killed
    })
  }

  /** Runs one invocation. The time-out counts from when the function's code is loaded. */
  async run(job: Job): Promise<Outcome> {
    this.current = job.invocation
    const broken = await this.ready
    if (broken) {
      this.kill()
      return broken
    }
    const { timeoutMs, ...rest } = job
    let timer: NodeJS.Timeout | undefined
    const outcome = await new Promise<Outcome>((resolve) => {
      this.settle = resolve
      timer = setTimeout(() => {
        resolve({ kind: 'timedOut' })
        this.kill()
      }, timeoutMs)
      if (!this.alive) return resolve({ kind: 'exited' })
      this.child.send({ kind: 'invoke', ...rest }, (e) => e && resolve({ kind: 'exited' }))
    })
    clearTimeout(timer)
    this.settle = null
    this.current = null
    return outcome
  }

  setClock(offsetMs: number): void {
    if (this.alive && this.child.connected)
      this.child.send({ kind: 'clock', offsetMs }, () => undefined)
  }

  kill(): void {
    this.alive = false
    this.child.kill('SIGKILL')
  }

  /** Kills and waits until the process is gone. */
  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return
    const gone = new Promise((resolve) => this.child.once('exit', resolve))
    this.kill()
    await gone
  }

  private receive(m: FromProcess): void {
    if (m.kind === 'log') this.log(m.invocation, m.stream, m.text)
    if (m.kind === 'done') this.settle?.({ kind: 'done', result: m.result })
    if (m.kind === 'failed') this.settle?.({ kind: 'failed', error: m.error })
  }

  private write(stream: FunctionLog['stream'], text: string): void {
    for (const line of text.split('\n')) if (line !== '') this.log(this.current ?? '', stream, line)
  }
}
