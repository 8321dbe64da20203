/** Runs timer triggers by the cloud's clock, so that moving the clock moves them too. */
import { readdirSync } from 'node:fs'
import type { Clock } from '../clock'
import { functionExists, readConfig } from './config'
import { nextRun, parseCron } from './cron'
import type { Cron } from './cron'

interface Timer {
  function: string
  trigger: string
  cron: Cron
  due: number | undefined
}

/** The longest sleep; setTimeout cannot hold more than about 24 days. */
const MAX_SLEEP_MS = 60 * 60_000

export class Timers {
  private readonly timers: Timer[]
  private handle: NodeJS.Timeout | undefined
  private stopped = false

  constructor(
    dir: string,
    private readonly clock: Clock,
    private readonly fire: (fn: string, trigger: string, at: number) => Promise<unknown>,
  ) {
    this.timers = readdirSync(dir)
      .filter((name) => functionExists(dir, name))
      .flatMap((name) =>
        readConfig(dir, name).triggers.map((t) => {
          const cron = parseCron(t.config)
          return {
            function: name,
            trigger: t.name,
            cron,
            due: nextRun(cron, clock.now()),
          }
        }),
      )
    clock.onChange(() => this.schedule())
    this.schedule()
  }

  stop(): void {
    this.stopped = true
    clearTimeout(this.handle)
  }

  /**
   * Fires what is due and sleeps until the next. A clock moved far ahead fires a trigger once, as
   * a platform that was down does. As there, a run may overlap the one before.
   */
  private schedule(): void {
    if (this.stopped) return
    clearTimeout(this.handle)
    const now = this.clock.now()
    for (const t of this.timers) {
      // A clock that went back would leave the due time in a future that is long over.
      const ahead = nextRun(t.cron, now)
      if (t.due !== undefined && t.due <= now)
        // The function's log says why one failed.
        void this.fire(t.function, t.trigger, t.due).catch(() => undefined)
      t.due = ahead
    }
    const due = this.timers.flatMap((t) => t.due ?? [])
    if (due.length === 0) return
    const sleepMs = Math.min(MAX_SLEEP_MS, Math.max(1, Math.min(...due) - now))
    this.handle = setTimeout(() => this.schedule(), sleepMs)
    this.handle.unref()
  }
}
