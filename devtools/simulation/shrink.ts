/**
 * A failing run made small: acts are left out, then faults, as long as the same invariant breaks.
 * Every draw is named, so leaving one out leaves the luck of the others as it was.
 */
import type { Run } from './types'

export interface Subset {
  only: number[]
  without: Set<string>
}

export interface Shrunk extends Subset {
  run: Run
  /** How many runs it took. */
  tried: number
}

export interface ShrinkLimits {
  maxRuns: number
  maxMs: number
  now: () => number
}

type Attempt = (s: Subset) => Promise<Run>

/** Rejects only when the simulation itself cannot run. `failed` must be a failing run. */
export async function shrink(failed: Run, attempt: Attempt, limits: ShrinkLimits): Promise<Shrunk> {
  const began = limits.now()
  let tried = 0
  let best: Shrunk = { only: [...failed.acts], without: new Set(), run: failed, tried }
  const spent = (): boolean => tried >= limits.maxRuns || limits.now() - began > limits.maxMs
  const keep = async (s: Subset): Promise<boolean> => {
    if (spent()) return false
    tried++
    const run = await attempt(s)
    if (run.failure?.invariant !== failed.failure!.invariant) return false
    // What had not begun when it broke has no part in it.
    const begun = new Set(run.acts)
    best = { only: s.only.filter((i) => begun.has(i)), without: s.without, run, tried }
    return true
  }

  await keep(best)
  for (let size = Math.ceil(best.only.length / 2); size >= 1 && !spent();) {
    let removed = false
    for (let from = 0; from < best.only.length && !spent();) {
      const only = [...best.only.slice(0, from), ...best.only.slice(from + size)]
      if (only.length > 0 && (await keep({ only, without: best.without }))) removed = true
      else from += size
    }
    if (size === 1 && !removed) break
    size = size === 1 ? 1 : Math.ceil(size / 2)
  }
  const { faults } = best.run
  if (!(await keep({ only: best.only, without: new Set([...best.without, ...faults]) })))
    for (const fault of faults) {
      if (spent()) break
      await keep({ only: best.only, without: new Set([...best.without, fault]) })
    }
  return { ...best, tried }
}
