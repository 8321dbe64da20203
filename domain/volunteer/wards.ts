import { ok, refuse, type Outcome } from '../result'
import type { Ward } from './age'
import { LIMITS } from './limits'
import type { Part } from './part/types'
import type { Volunteer } from './types'

/**
 * 带孩子参加: a child under 14 has no account (PIPL art. 31). The guardian enters him in his own profile, and he
 * takes part only where the guardian does.
 */

/** Profiles from before children could be entered have none. */
export const wardsOf = (volunteer: Pick<Volunteer, 'wards'> | null): Ward[] =>
  volunteer?.wards ?? []

/**
 * With one child more.
 * @param key 24 hex digits, of which eight that no other of his has are the child's
 */
export function withWard(volunteer: Volunteer, key: string, name: string): Outcome<Volunteer> {
  const wards = wardsOf(volunteer)
  if (wards.length >= LIMITS.wards) return refuse('wardsFull', 'name')
  const eights = [key.slice(0, 8), key.slice(8, 16), key.slice(16, 24)]
  const free = eights.find((eight) => wards.every((ward) => ward.key !== eight))
  // Two others have both his first ones: the third is neither's, or all four are alike.
  return free === undefined
    ? refuse('busy')
    : ok({ ...volunteer, wards: [...wards, { key: free, name }] })
}

/** Without this child. What he did stays as it was recorded; while he is expected somewhere he stays. */
export function withoutWard(
  volunteer: Volunteer,
  key: string,
  coming: readonly Pick<Part, 'ward'>[],
): Outcome<Volunteer> {
  if (coming.some(({ ward }) => ward === key)) return refuse('wardComing')
  return ok({ ...volunteer, wards: wardsOf(volunteer).filter((ward) => ward.key !== key) })
}

/** Whether a guardian is where his child may be: with a place, or there already; waiting for one does not do. */
export const isGoing = (part: Pick<Part, 'state'> | null): boolean =>
  part?.state === 'SIGNED' || part?.state === 'PRESENT'
