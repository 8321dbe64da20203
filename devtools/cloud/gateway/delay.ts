import type { Machine } from '../machine'
import type { TripKind } from '../types'

/** Lets a request wait as long as the cloud is said to be away; no processor is kept by it. */
export async function delay(m: Machine, kind: TripKind): Promise<void> {
  const ms = m.delayMs?.(kind) ?? 0
  if (ms > 0) await new Promise<void>((resolve) => m.after(ms, resolve))
}
