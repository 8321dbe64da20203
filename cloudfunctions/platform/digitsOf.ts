import { createHash } from 'node:crypto'

/** So many decimal digits (at most 12) made of a text, the same again: what a person reads out, types or scans. */
export function digitsOf(text: string, count: number): string {
  const hex = createHash('sha256').update(text).digest('hex').slice(0, 15)
  return String(BigInt(`0x${hex}`) % 10n ** BigInt(count)).padStart(count, '0')
}
