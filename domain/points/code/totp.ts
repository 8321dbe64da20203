import jsSHA from 'jssha/sha1'

/**
 * Codes that change: HOTP (RFC 4226) and TOTP (RFC 6238) with HMAC-SHA-1, 30 s, six digits. Made on the
 * phone of the owner, without the net, and again where they are verified. The library needs neither
 * WebCrypto nor BigInt, which old phones have not.
 */

/** Length of one step, in seconds. */
export const STEP_SECONDS = 30

const STEP_MS = STEP_SECONDS * 1000

/** Bytes of a secret; RFC 4226 recommends as many as the hash has. */
export const SECRET_BYTES = 20

/** Number of the step that an instant (epoch ms) lies in. */
export const stepAt = (now: number): number => Math.floor(now / STEP_MS)

/** How long the code of this instant is still shown, in ms. */
export const stepLeft = (now: number): number => STEP_MS - (now % STEP_MS)

/**
 * RFC 4226.
 * @param secret hex
 * @param counter whole, from 0 to 2^53 − 1
 */
export function hotp(secret: string, counter: number, digits = 6): string {
  const hmac = new jsSHA('SHA-1', 'HEX', { hmacKey: { value: secret, format: 'HEX' } })
  hmac.update(counter.toString(16).padStart(16, '0'))
  const hash = hmac.getHMAC('UINT8ARRAY')
  const at = hash[hash.length - 1]! & 0x0f
  const [a = 0, b = 0, c = 0, d = 0] = hash.slice(at, at + 4)
  const number = ((a & 0x7f) << 24) | (b << 16) | (c << 8) | d
  return String(number % 10 ** digits).padStart(digits, '0')
}

/** RFC 6238: the code that is shown at an instant. */
export const totp = (secret: string, now: number, digits = 6): string =>
  hotp(secret, stepAt(now), digits)
