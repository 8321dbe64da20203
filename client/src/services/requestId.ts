import { nextByte } from './randomness'

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
/** Bytes from here on would make some letters likelier than others. */
const EVEN = 256 - (256 % LETTERS.length)

function letter(byte: () => number): string {
  for (;;) {
    const b = byte()
    if (b < EVEN) return LETTERS[b % LETTERS.length]!
  }
}

/** `length` letters and digits. */
export const randomText = (length: number, byte: () => number = nextByte): string =>
  Array.from({ length }, () => letter(byte)).join('')

/**
 * One intention of a person: kept for every retry of it, never used for another. 24 characters, which
 * nobody guesses: whoever knew one could spoil the intention it stands for.
 */
export const newRequestId = (): string => randomText(24)
