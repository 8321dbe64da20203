/** A timer that ends within this long is work to come; a later one (a pressed look that goes) is not. */
const SOON_MS = 200
/** Frames in which nothing begins: what was drawn has had its time to ask for more. */
const STILL_FRAMES = 3
const GIVE_UP_MS = 15_000

const READERS = ['arrayBuffer', 'blob', 'json', 'text'] as const
type Readers = Record<(typeof READERS)[number], (this: Response) => Promise<unknown>>

const nextFrame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve))

/** What the phone has begun and not ended: requests, reading their answers, timers that end soon. */
export class Work {
  private asked = 0
  private readonly timers = new Set<number>()
  /** Everything that ever began; with it, what begins and ends within one frame is seen too. */
  private begun = 0

  /** Watches this window; comes before anything that keeps one of its functions. */
  watch(): void {
    this.watchRequests()
    this.watchTimers()
  }

  /** Something that is over as soon as it begins, as a setData is. */
  readonly note = (): void => void this.begun++

  private async during<T>(work: Promise<T>): Promise<T> {
    this.begun++
    this.asked++
    try {
      return await work
    } finally {
      this.asked--
    }
  }

  private watchRequests(): void {
    const fetch = window.fetch.bind(window)
    window.fetch = (...args) => this.during(fetch(...args))
    const readers = Response.prototype as unknown as Readers
    const during = <T>(work: Promise<T>) => this.during(work)
    for (const name of READERS) {
      const read = readers[name]
      readers[name] = function () {
        return during(read.call(this))
      }
    }
  }

  private watchTimers(): void {
    const { timers } = this
    const set = window.setTimeout.bind(window)
    const clear = window.clearTimeout.bind(window)
    const later = (run: unknown, ms = 0, ...args: unknown[]): number => {
      if (typeof run !== 'function' || ms > SOON_MS) return set(run as TimerHandler, ms, ...args)
      this.begun++
      const id = set(() => {
        timers.delete(id)
        ;(run as (...given: unknown[]) => void)(...args)
      }, ms)
      timers.add(id)
      return id
    }
    window.setTimeout = later as typeof window.setTimeout
    window.clearTimeout = (id) => {
      timers.delete(id as number)
      clear(id)
    }
  }

  /**
   * Until nothing is under way and, for some frames, nothing began: what was to come has come.
   * Rejects when that is not so within 15 s.
   */
  async settled(): Promise<void> {
    const until = Date.now() + GIVE_UP_MS
    for (let still = 0; still < STILL_FRAMES;) {
      const { begun } = this
      await nextFrame()
      still = this.asked + this.timers.size > 0 || this.begun !== begun ? 0 : still + 1
      if (Date.now() > until) {
        throw new Error(`no rest: ${this.asked} requests, ${this.timers.size} timers`)
      }
    }
  }
}
