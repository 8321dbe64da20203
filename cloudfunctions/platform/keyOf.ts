import { createHash } from 'node:crypto'

/** 24 hex digits made of a text: the part of an `_id` that says nothing of what it was made of, and is the same again. */
export const keyOf = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 24)
