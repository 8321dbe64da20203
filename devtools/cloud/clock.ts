/** The cloud's clock: the machine's, moved by an offset that every function process shares. */
import type { CloudClock } from './types'

export class Clock implements CloudClock {
  private offset = 0
  private readonly listeners = new Set<() => void>()

  constructor(private readonly real: () => number) {}

  get offsetMs(): number {
    return this.offset
  }

  now(): number {
    return this.real() + this.offset
  }

  advance(ms: number): void {
    this.move(this.offset + ms)
  }

  set(at: number): void {
    this.move(at - this.real())
  }

  reset(): void {
    this.move(0)
  }

  onChange(listener: () => void): void {
    this.listeners.add(listener)
  }

  private move(offsetMs: number): void {
    if (!Number.isFinite(offsetMs)) throw new RangeError('the clock moves by finite milliseconds')
    this.offset = Math.round(offsetMs)
    this.listeners.forEach((f) => f())
  }
}
