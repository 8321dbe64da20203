import * as fc from 'fast-check'

/** One seed for all properties of a run; printed, so that a failure replays with SEED=… */
export const SEED = Number(process.env.SEED ?? 20261123)

/** Checks a property with the run's seed; fast-check prints seed and path of a failure. */
export function property<T extends [unknown, ...unknown[]]>(
  arbitraries: { [K in keyof T]: fc.Arbitrary<T[K]> },
  predicate: (...args: T) => void,
  numRuns = 500,
): void {
  fc.assert(fc.property(...arbitraries, predicate), { seed: SEED, numRuns })
}
