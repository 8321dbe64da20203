import type { Principal } from '../../matter/types'
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
export type Listed = Pick<Part, 'state' | 'odd' | 'user'>

/** Checked in and out, and nothing is odd about it: whoever confirms the list finds all of these right. */
export const isPlain = ({ state, odd }: Listed): boolean => state === 'LEFT' && odd.length === 0

/**
 * Whether somebody has to be decided by himself before the list is confirmed: whatever is odd, and whoever
 * confirms it or shares a household with him, whose hours another finds right.
 */
export const isUndecided = (part: Listed, kin: readonly Principal[]): boolean =>
  OPEN.has(part.state) || (part.state === 'LEFT' && (!isPlain(part) || kin.includes(part.user)))
