import { createHash } from 'node:crypto'

/** 24 hex digits made of a text, as the functions make the keys of their documents. */
export const keyOf = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 24)
