/** Chance and waiting, passed in so that tests wait for nothing. */
export interface Patience {
  /** 0 to below 1. */
  random: () => number
  wait: (ms: number) => Promise<void>
}

export const PATIENCE: Patience = {
  random: Math.random,
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
}
