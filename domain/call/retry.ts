/** How a call that was refused or lost is tried again by itself: the client does it, `bench` counts on it. */

/** One try of a call, and whether it may be tried again by itself. */
export interface Tried<T> {
  reply: T
  again: boolean
  /** Refused by the platform before it began, because too many came at once. */
  full?: boolean
}

/** Chance and waiting, passed in so that tests wait for nothing. */
export interface Patience {
  /** 0 to below 1. */
  random: () => number
  wait: (ms: number) => Promise<void>
}

/** Pauses before the second and the third try, in the middle of what chance makes of them. */
const PAUSES_MS = [400, 1_200]
/** Where the platform has refused for being full, which passes: two tries more. */
const PAUSES_WHEN_FULL_MS = [...PAUSES_MS, 2_400, 4_000]

/**
 * Tries at most three times, five where it is refused as too many. The pauses are 0.5 to 1.5 times as long by
 * chance: people whom one push has called are refused together and must not come back together. `stopped`
 * ends it between two tries.
 */
export async function patiently<T>(
  attempt: () => Promise<Tried<T>>,
  { random, wait }: Patience,
  stopped: () => boolean = () => false,
): Promise<T> {
  for (let tries = 0; ; tries++) {
    const { reply, again, full } = await attempt()
    const pause = (full ? PAUSES_WHEN_FULL_MS : PAUSES_MS)[tries]
    if (!again || pause === undefined || stopped()) return reply
    await wait(pause * (0.5 + random()))
    if (stopped()) return reply
  }
}
