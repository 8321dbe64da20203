/** The last round trips to the database, numbered: tests take them, the desk looks back at them. */
import type { Doc, Trip } from '../types'

const MAX_TRIPS = 100_000
/** What has been taken stays to be looked at: as many as explain the last calls. */
const KEPT = 5_000

/** How many documents an answer gives, counts, has inserted or changed. */
export function returnedBy(answer: Doc | undefined): number {
  const { list, insertedIds, total, updated, deleted } = (answer?.data ?? {}) as Doc
  const told = list ?? insertedIds
  if (Array.isArray(told)) return told.length
  return Number(total ?? updated ?? deleted ?? 0)
}

export class Trips {
  private kept: Trip[] = []
  /** Number of the first trip that is kept; they are numbered from 0. */
  private first = 0
  private taken = 0

  record(trip: Trip): void {
    if (this.kept.length >= MAX_TRIPS) this.drop(MAX_TRIPS / 2)
    this.kept.push(trip)
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

  private get next(): number {
    return this.first + this.kept.length
  }

  private drop(n: number): void {
    if (n <= 0) return
    this.kept.splice(0, n)
    this.first += n
  }
}
