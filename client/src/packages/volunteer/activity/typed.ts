const DIGITS = /^\d{6}$/

/** 签到码 as it was typed, with any blanks; null where it is none. */
export function typedCode(text: string): string | null {
  const digits = text.normalize('NFKC').replace(/[\s-]/g, '')
  return DIGITS.test(digits) ? digits : null
}
