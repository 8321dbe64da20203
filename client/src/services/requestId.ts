const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** `length` letters and digits. */
export const randomText = (length: number, random: () => number = Math.random): string =>
  Array.from({ length }, () => LETTERS[Math.floor(random() * LETTERS.length)]).join('')

/** One intention of a person: kept for every retry of it, never used for another. 24 characters. */
export const newRequestId = (random?: () => number): string => randomText(24, random)
