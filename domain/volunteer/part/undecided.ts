import type { Part } from './types'

/** States in which somebody has to say something of this very person. */
const OPEN: ReadonlySet<Part['state']> = new Set([
  'WAITING',
  'SIGNED',
  'PRESENT',
  'FORGOTTEN',
  'REVIEWING',
])

/** What a list can be confirmed by. */
export type Listed = Pick<Part, 'state' | 'odd'>

/** Checked in and out, and nothing is odd about it: whoever confirms the list finds all of these right. */
export const isPlain = ({ state, odd }: Listed): boolean => state === 'LEFT' && odd.length === 0

/**
 * Whether somebody has to be decided by himself before the list is confirmed: whatever is odd. Hours of whoever
 * confirms it, and of his household, keep nobody waiting: they are another's to find right afterwards.
 */
export const isUndecided = (part: Listed): boolean =>
  OPEN.has(part.state) || (part.state === 'LEFT' && !isPlain(part))
