import { hotp } from '../../points/code/totp'
import { LIMITS } from '../limits'

/**
 * 签到码: six digits that change every minute, in a QR code on the organiser's phone or read aloud. It says
 * that somebody was told it just now, and no more: whoever comes must have signed up or be put on the list,
 * and the organiser sees everybody and strikes whoever was not there. Where he stands is no condition.
 */

const STEP_MS = LIMITS.codeSeconds * 1000

/** Number of the minute that an instant (epoch ms) lies in. */
export const codeStepAt = (now: number): number => Math.floor(now / STEP_MS)

/** @param secret 40 hex digits, of this activity alone */
export const checkInCode = (secret: string, now: number): string => hotp(secret, codeStepAt(now))

/** How long the code of this instant is still shown, in ms. */
export const codeLeft = (now: number): number => STEP_MS - (now % STEP_MS)

const PREFIX = 'gzqd:'
const SCANNED = /^([0-9a-f]{24})(\d{6})$/

/** Text of the QR code: which activity, and the code of now. */
export const checkInText = (key: string, digits: string): string => `${PREFIX}${key}${digits}`

/** Reads what was scanned; null: no such code. */
export function readCheckIn(text: string): { key: string; digits: string } | null {
  const plain = text.normalize('NFKC').replace(/\s/g, '')
  if (!plain.startsWith(PREFIX)) return null
  const found = SCANNED.exec(plain.slice(PREFIX.length))
  return found ? { key: found[1]!, digits: found[2]! } : null
}

/**
 * Whether these digits are this activity's and of now, or of the minute before. One that was photographed
 * and sent is over by then; what is older is named so, that an honest person tries the next.
 */
export function checkInFault(
  secret: string,
  digits: string,
  now: number,
): 'checkInOver' | 'checkInWrong' | null {
  const step = codeStepAt(now)
  const isOf = (steps: number): boolean => step >= steps && hotp(secret, step - steps) === digits
  for (let steps = 0; steps <= LIMITS.codeStepsKept; steps++) if (isOf(steps)) return null
  for (let steps = LIMITS.codeStepsKept + 1; steps <= 10; steps++)
    if (isOf(steps)) return 'checkInOver'
  return 'checkInWrong'
}
