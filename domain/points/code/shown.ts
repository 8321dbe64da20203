/**
 * What the owner's phone shows: a QR code, and the same in digits below it for a camera that fails.
 * Both name the redemption by its pick-up number and prove it by the code of now.
 */

/** What was scanned or typed. */
export interface Shown {
  /** 取货号: six digits; of the redemptions that wait at a pick-up point, seldom two have one. */
  no: string
  kind: 'phone' | 'paper'
  digits: string
}

const PREFIX = 'gzdh:'
const FORM = /^(\d{6})(\d{6}|\d{8})$/

/** Text of the QR code. */
export const qrTextOf = (no: string, digits: string): string => `${PREFIX}${no}${digits}`

/** In groups of three and of four, as people read them aloud. */
export const spokenOf = (no: string, digits: string): string => {
  const size = digits.length === 8 ? 4 : 3
  const groups = [no.slice(0, 3), no.slice(3)]
  for (let at = 0; at < digits.length; at += size) groups.push(digits.slice(at, at + size))
  return groups.join(' ')
}

/** Reads what was scanned, or typed with any blanks and full-width digits; null: no such code. */
export function readShown(text: string): Shown | null {
  const plain = text.normalize('NFKC').replace(/[\s-]/g, '')
  const found = FORM.exec(plain.startsWith(PREFIX) ? plain.slice(PREFIX.length) : plain)
  if (!found) return null
  const [, no = '', digits = ''] = found
  return { no, kind: digits.length === 8 ? 'paper' : 'phone', digits }
}
