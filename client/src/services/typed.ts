/** Numbers as people type them, also in the wide digits of a Chinese keyboard. */

const NUMBER = /^\d{12}$/

/** 积分号 as it was typed, with any blanks; null where it is none. */
export function numberOf(typed: string): string | null {
  const digits = typed.normalize('NFKC').replace(/[\s-]/g, '')
  return NUMBER.test(digits) ? digits : null
}

/** A whole number of at most so many digits; null for everything else. */
export function wholeOf(typed: string, mostDigits: number): number | null {
  const digits = typed.normalize('NFKC').trim()
  return /^\d+$/.test(digits) && digits.length <= mostDigits ? Number(digits) : null
}
