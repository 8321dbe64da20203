/** Fewer than this are left: more are asked for. */
const LOW = 256

let pool: number[] = []
let askForMore: () => void = () => undefined

/** Where bytes come from, ahead of time (`secureRandomness.ts`). `ask` is called when few are left. */
export function drawFrom(ask: () => void): void {
  askForMore = ask
  ask()
}

export const addBytes = (bytes: Uint8Array): void => {
  pool = [...pool, ...bytes]
}

/** One byte, from the secure source as long as its bytes last. */
export function nextByte(): number {
  const byte = pool.pop()
  if (pool.length < LOW) askForMore()
  return byte ?? Math.floor(Math.random() * 256)
}
