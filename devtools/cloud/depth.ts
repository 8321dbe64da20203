import type { Trip } from './types'

type Span = Pick<Trip, 'beganMs' | 'endedMs'>

/**
 * How many requests of one invocation came one after another: the longest chain in which each began
 * when the one before it had ended. Those that were under way together are one step of it, so that
 * this is how often the function waited for the cloud. Requests need some time on their way, else
 * two that were sent together end before they can overlap (`delayMs` of seams.ts).
 */
export function depthOf(requests: readonly Span[]): number {
  let depth = 0
  let freeMs = -Infinity
  // Whichever ends first leaves the most room for others: the best next link of any chain.
  for (const { beganMs, endedMs } of [...requests].sort((a, b) => a.endedMs - b.endedMs)) {
    if (beganMs < freeMs) continue
    depth++
    freeMs = endedMs
  }
  return depth
}
