const DIGITS = 12

/**
 * 积分号 of an account, as `_id` in `members`: twelve digits of its hash, so that the owner's number needs
 * no search and a mistyped one is nearly always nobody's.
 * @param sha256 of the account (`user:…`), in hex
 */
export const memberIdOf = (sha256: string): string => {
  const number = BigInt(`0x${sha256.slice(0, 24)}`) % BigInt(10 ** DIGITS)
  return `member:${String(number).padStart(DIGITS, '0')}`
}
