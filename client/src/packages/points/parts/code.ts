import { clockOf } from '../../../../../domain/points/code/check'
import { qrTextOf } from '../../../../../domain/points/code/shown'
import { stepLeft, totp } from '../../../../../domain/points/code/totp'
import { WORDS } from '../text'

/** What the phone of the owner shows at one moment. */
export interface CodeShown {
  /** Text of the QR code. */
  text: string
  /** 取货号 and the digits that change, in groups as people read them aloud. */
  no: string
  digits: string
  /** Until the next one, from 1 to 30. */
  seconds: number
}

const inThrees = (digits: string): string => digits.replace(/(\d{3})(?=\d)/g, '$1 ')

/**
 * @param now epoch ms, by the cloud's clock as far as it is known
 */
export function codeAt({ no, secret }: { no: string; secret: string }, now: number): CodeShown {
  const digits = totp(secret, now)
  return {
    text: qrTextOf(no, digits),
    no: inThrees(no),
    digits: inThrees(digits),
    seconds: Math.ceil(stepLeft(now) / 1000),
  }
}

const MINUTE_MS = 60_000

/**
 * What the owner is told of the phone's clock; empty where it is right.
 * @param aheadMs the phone's time less the cloud's; null: nobody knows
 * @param isCorrected it was measured just now, and the code is made by the cloud's time
 */
export function clockWords(aheadMs: number | null, isCorrected: boolean): string {
  const state = aheadMs === null ? 'fine' : clockOf(aheadMs)
  if (aheadMs === null || state === 'fine') return ''
  const minutes = Math.max(1, Math.round(Math.abs(aheadMs) / MINUTE_MS))
  const off = WORDS.clock.off(aheadMs > 0, minutes)
  if (!isCorrected) return `${off}${WORDS.clock.offline}`
  return `${off}${WORDS.clock.corrected}${state === 'adjust' ? WORDS.clock.adjust : ''}`
}
