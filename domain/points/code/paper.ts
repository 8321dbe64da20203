import { hotp } from './totp'

/**
 * 纸质取货码: for who has no phone. Eight digits of the same secret, far from any that a clock makes,
 * and good once because a redemption is handed out once. A new print makes the last one worthless.
 */

/** Beyond every step that a clock will reach. */
const FIRST = 2 ** 50

const DIGITS = 8

/** @param prints how often it was printed, from 1 */
export const paperCode = (secret: string, prints: number): string =>
  hotp(secret, FIRST + prints, DIGITS)

export const isPaperCode = (secret: string, prints: number, digits: string): boolean =>
  prints > 0 && paperCode(secret, prints) === digits
