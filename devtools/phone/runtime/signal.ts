type Listener<T> = (value: T) => void

/** A value that can be watched; listeners run at once, in the order they were added. */
export class Signal<T> {
  private listeners = new Set<Listener<T>>()

  constructor(private current: T) {}

  get value(): T {
    return this.current
  }

  /** Sets the value; listeners hear of real changes only. */
  set(next: T): void {
    if (Object.is(next, this.current)) return
    this.current = next
    for (const listener of [...this.listeners]) listener(next)
  }

  on(listener: Listener<T>): () => void {
    this.listeners.add(listener)
    return () => this.off(listener)
  }

  /** Removes one listener, or all of them when none is named (as `wx.offXxx()` does). */
  off(listener?: Listener<T>): void {
    if (listener) this.listeners.delete(listener)
    else this.listeners.clear()
  }
}

/** A happening without a lasting value. */
export class Emitter<T> {
  private listeners = new Set<Listener<T>>()

  emit(value: T): void {
    for (const listener of [...this.listeners]) listener(value)
  }

  get size(): number {
    return this.listeners.size
  }

  on(listener: Listener<T>): () => void {
    this.listeners.add(listener)
    return () => this.off(listener)
  }

  off(listener?: Listener<T>): void {
    if (listener) this.listeners.delete(listener)
    else this.listeners.clear()
  }
}
