/**
 * Numbers where a text of digits is meant. Programs write `150203012025001` without quotes; the form
 * of the code tells whether a leading zero was lost, so only whole numbers are turned back, as they are.
 */
export const digitsOf = (value: unknown): unknown =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? String(value) : value

/** Mobiles, 400 and 800 numbers, local and service numbers: those that no leading zero was lost of. */
const WHOLE_NUMBER = /^(1\d{10}|[48]00\d{7}|\d{3,8})$/

/**
 * A telephone written as a number. One that looks like an area code without its zero stays a number,
 * which the schema then refuses.
 */
export function phoneOf(value: unknown): unknown {
  const text = digitsOf(value)
  if (typeof value !== 'number' || typeof text !== 'string') return value
  return WHOLE_NUMBER.test(text) ? text : value
}
