const DIGITS = /^\d{8}$/
/** How the text of the QR code begins (`volunteer.ackCode`). */
const SCANNED = 'gzsz:'

/** 受助者确认码 as it was scanned or typed, with any blanks; null where it is none. */
export function servedCode(text: string): string | null {
  const digits = text.normalize('NFKC').trim().replace(SCANNED, '').replace(/[\s-]/g, '')
  return DIGITS.test(digits) ? digits : null
}
