/** Faults on purpose: the nth request that matches is hit. */
import type { Fault, FaultEffect } from '../types'

interface Request {
  function: string
  action: string
  collection: string
}

const COMMIT = 'database.commitTransaction'

export class Faults {
  private planned: { fault: Fault; seen: number }[] = []

  add(fault: Fault): void {
    this.planned.push({ fault, seen: 0 })
  }

  clear(): void {
    this.planned = []
  }

  /** The effect for a request, if any; every matching fault counts it. */
  match(r: Request): FaultEffect | undefined {
    let effect: FaultEffect | undefined
    for (const p of this.planned) {
      const { fault } = p
      if (fault.function !== undefined && fault.function !== r.function) continue
      if (fault.action !== undefined && fault.action !== r.action) continue
      if (fault.collection !== undefined && fault.collection !== r.collection) continue
      // This effect is about commits alone: other requests neither count nor suffer it.
      if (fault.effect.kind === 'conflictAtCommit' && r.action !== COMMIT) continue
      p.seen++
      const nth = fault.nth ?? 1
      if (p.seen >= nth && p.seen < nth + (fault.times ?? 1)) effect ??= fault.effect
    }
    return effect
  }
}
