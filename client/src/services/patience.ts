import type { Patience } from '../../../domain/call/retry'

/** The phone's own chance and waiting; tests have others. */
export const PATIENCE: Patience = {
  random: Math.random,
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
}
