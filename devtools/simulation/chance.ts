/** Chance without a shared stream: every draw is named, so leaving one out changes no other. */

/** 32 bits of a name (FNV-1a, then murmur3's finish, so that near names fall far apart). */
export function hash(...name: (string | number)[]): number {
  let h = 0x811c9dc5
  const text = name.join('\u0000')
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** A number in [0, 1) that belongs to a name. */
export const luck = (...name: (string | number)[]): number => hash(...name) / 2 ** 32

/** A stream of draws that belongs to one name alone. */
export interface Dice {
  random(): number
  chance(p: number): boolean
  oneOf<T>(list: readonly T[]): T
  /**
   * One of a list whose other members come and go: each has its own luck by its id, so the choice
   * stays the same when something else is missing.
   */
  pick<T>(list: Iterable<T>, idOf: (item: T) => string): T | undefined
}

export function diceOf(...name: (string | number)[]): Dice {
  let drawn = 0
  const random = (): number => luck(...name, drawn++)
  return {
    random,
    chance: (p) => random() < p,
    oneOf: (list) => list[Math.floor(random() * list.length)]!,
    pick: (list, idOf) => {
      const salt = drawn++
      let best: { item: unknown; luck: number } | undefined
      for (const item of list) {
        const mine = luck(...name, salt, idOf(item))
        if (!best || mine > best.luck) best = { item, luck: mine }
      }
      return best?.item as never
    },
  }
}

/** Random bytes that belong to a name, for ids. */
export function bytesOf(name: string): (n: number) => Buffer {
  let drawn = 0
  return (n) => {
    const out = Buffer.alloc(n)
    for (let i = 0; i < n; i += 4) {
      const word = hash(name, drawn++)
      for (let j = 0; j < 4 && i + j < n; j++) out[i + j] = (word >>> (8 * j)) & 255
    }
    return out
  }
}
