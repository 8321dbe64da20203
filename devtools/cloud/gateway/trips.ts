/** The last requests of functions, numbered: tests take them, the desk looks back at them. */
import type { Doc, Trip, TripKind } from '../types'

const MAX_TRIPS = 100_000
/** What has been taken stays to be looked at: as many as explain the last calls. */
const KEPT = 5_000

const KINDS: Record<string, TripKind> = {
  database: 'database',
  functions: 'function',
  storage: 'storage',
  wx: 'openApi',
}

/** Of which kind an action of the SDK is: `database.getDocument`, `storage.getUploadMetadata`, … */
export const kindOf = (action: string): TripKind => KINDS[action.split('.')[0]!] ?? 'openApi'

/** How many documents an answer gives, counts, has inserted or changed. */
export function returnedBy(answer: Doc | undefined): number {
  const { list, insertedIds, total, updated, deleted } = (answer?.data ?? {}) as Doc
  const told = list ?? insertedIds
  if (Array.isArray(told)) return told.length
  return Number(total ?? updated ?? deleted ?? 0)
}

/** What is known of a request when it arrives. */
export type Arrived = Pick<Trip, 'function' | 'call' | 'invocation' | 'kind' | 'action'> &
  Partial<Pick<Trip, 'collection' | 'name'>>

/** What is known of it once it is answered; nothing of one that was cut off. */
export type Found = Partial<Pick<Trip, 'index' | 'examined' | 'returned'>>

export class Trips {
  private kept: Trip[] = []
  /** Number of the first trip that is kept; they are numbered from 0. */
  private first = 0
  private taken = 0
  private underWay = 0
  private waiting: (() => void)[] = []

  /** A request arrives. What is returned is called when its answer goes, or when it breaks off. */
  begin(arrived: Arrived): (found?: Found) => void {
    const beganMs = performance.now()
    this.underWay++
    return (found = {}) => {
      this.record({
        collection: '',
        name: '',
        index: null,
        examined: 0,
        returned: 0,
        ...arrived,
        ...found,
        beganMs,
        endedMs: performance.now(),
      })
      if (--this.underWay === 0) this.waiting.splice(0).forEach((resolve) => resolve())
    }
  }

  /** Resolves when no request is under way, not even one that its function has left. */
  async quiet(): Promise<void> {
    if (this.underWay > 0) await new Promise<void>((resolve) => this.waiting.push(resolve))
  }

  /** Those since the last take. */
  take(): Trip[] {
    const fresh = this.kept.slice(Math.max(0, this.taken - this.first))
    this.taken = this.next
    this.drop(this.kept.length - KEPT)
    return fresh
  }

  /** Those from number `from` on, at most KEPT, and the number of the next one to come. */
  since(from: number): { trips: Trip[]; next: number } {
    return { trips: this.kept.slice(Math.max(0, from - this.first)).slice(-KEPT), next: this.next }
  }

  private record(trip: Trip): void {
    if (this.kept.length >= MAX_TRIPS) this.drop(MAX_TRIPS / 2)
    this.kept.push(trip)
  }

  private get next(): number {
    return this.first + this.kept.length
  }

  private drop(n: number): void {
    if (n <= 0) return
    this.kept.splice(0, n)
    this.first += n
  }
}
