/**
 * Time and order. Everything that can happen next waits here: requests at the gateway, answers on
 * their way, timers, the next act. One of them is let go at a time, and only when nothing moves any
 * more, so the order of events is the scheduler's and not the machine's.
 */
import { setImmediate as nextTurn } from 'node:timers'
import type { After } from '../cloud/seams'
import { luck } from './chance'

/** Something that happens at a moment: a request goes on, a timer fires. */
interface Due {
  key: string
  at: number
  happen: () => void
  /** A frozen instance's timers do not run; a dead one's never do. */
  awake: () => boolean
}

/** Most requests take up to this long; some take longer, a few much longer. */
const USUAL_MS = 16
const LONG_MS = 300
const VERY_LONG_MS = 2_500
/** Between the beginnings of two acts. */
const GAP_MS = 80
/** Turns of the event loop without anything moving, after which nothing will. */
const QUIET_TURNS = 2

export type Choice = 'nothing' | 'start' | 'event'

const always = (): boolean => true

export class Scheduler {
  private readonly held = new Map<string, Due>()
  private readonly timers = new Set<Due>()
  private drawn = 0
  private nextStart: number
  /** Something moved: a request came, a timer was set. */
  private moves = 0

  constructor(
    private readonly seed: number,
    private at: number,
    private readonly onEvent: (key: string) => void,
  ) {
    this.nextStart = at
  }

  readonly now = (): number => this.at

  /** Waits as long as its luck makes this step of a request take. */
  hold(key: string): Promise<void> {
    this.moves++
    return new Promise((happen) =>
      this.held.set(key, { key, at: this.at + this.latency(key), happen, awake: always }),
    )
  }

  /** What is held under these keys will never go on: its process is dead. */
  drop(belongs: (key: string) => boolean): void {
    for (const key of this.held.keys()) if (belongs(key)) this.held.delete(key)
  }

  timer(key: string, ms: number, happen: () => void, awake = always): () => void {
    this.moves++
    const timer = { key: `${key}#${++this.drawn}`, at: this.at + Math.max(0, ms), happen, awake }
    this.timers.add(timer)
    return () => void this.timers.delete(timer)
  }

  /** Timers of the cloud itself. */
  readonly after: After = (ms, fire) => this.timer('cloud', ms, fire)

  /** Resolves when nothing moves any more until the scheduler lets something happen. */
  async quiet(): Promise<void> {
    for (let still = 0; still < QUIET_TURNS;) {
      const before = this.moves
      await new Promise((resolve) => nextTurn(resolve))
      still = before === this.moves ? still + 1 : 0
    }
  }

  moved(): void {
    this.moves++
  }

  /**
   * Lets the next thing happen and moves the clock to it. `start` names the act that could begin,
   * if one could; when it is the next thing, it is for the caller to begin it.
   */
  choose(start: string | undefined): Choice {
    const next = this.next()
    if (start !== undefined && this.nextStart <= (next?.at ?? Infinity)) {
      this.at = Math.max(this.at, this.nextStart)
      this.nextStart = this.at + Math.floor(2 * GAP_MS * luck(this.seed, 'gap', start))
      return 'start'
    }
    if (!next) return 'nothing'
    this.take(next)
    return 'event'
  }

  /** Resolves that much later; whatever falls due in between still happens. */
  pass(ms: number): Promise<void> {
    return new Promise((resolve) => this.timer('pass', ms, resolve))
  }

  private latency(key: string): number {
    const kind = luck(this.seed, 'kind', key)
    const span = kind < 0.9 ? USUAL_MS : kind < 0.995 ? LONG_MS : VERY_LONG_MS
    return 1 + Math.floor(span * luck(this.seed, 'latency', key))
  }

  /** The earliest; of two at one moment, the one that came first. */
  private next(): Due | undefined {
    let first: Due | undefined
    for (const due of this.held.values()) if (!first || due.at < first.at) first = due
    for (const due of this.timers) if ((!first || due.at < first.at) && due.awake()) first = due
    return first
  }

  private take(due: Due): void {
    if (this.held.get(due.key) === due) this.held.delete(due.key)
    this.timers.delete(due)
    this.at = Math.max(this.at, due.at)
    this.onEvent(due.key)
    due.happen()
  }
}
