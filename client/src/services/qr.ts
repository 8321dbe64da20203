import { encode } from 'uqr'

/** Modules of a QR code, `0` and `1`, a row a text; its white border is the paper's. */
export const rowsOf = (text: string): string[] =>
  encode(text, { ecc: 'M', border: 0 }).data.map((row) => row.map(Number).join(''))
