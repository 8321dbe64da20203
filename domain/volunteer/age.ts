import type { ErrorCode } from '../call/errors'

/**
 * How old somebody says to be, as far as an activity must know it: no date of birth is kept
 * (PIPL art. 6; 志愿服务条例 art. 15: fit for the age).
 */
export const AGE_BANDS = {
  under14: { text: '不满14岁', from: 0 },
  from14: { text: '14至15岁', from: 14 },
  from16: { text: '16至17岁', from: 16 },
  adult: { text: '18岁及以上', from: 18 },
} as const
export type AgeBand = keyof typeof AGE_BANDS

/** 最低年龄 of an activity; 0: children come along with their guardian. */
export const MIN_AGES = [0, 14, 16, 18] as const
export type MinAge = (typeof MIN_AGES)[number]

/** Nobody under fourteen has an account of his own: a guardian enters him (PIPL art. 31). */
export const mayRegister = (band: AgeBand): boolean => band !== 'under14'

/** Who enters a child is grown up (民法典 art. 17, 27: a guardian has full capacity). */
export const mayGuard = (band: AgeBand): boolean => band === 'adult'

/** A child whom a guardian has entered, in the guardian's own profile. */
export interface Ward {
  /** 8 hex digits, unlike those of the guardian's other wards. */
  key: string
  name: string
}

/**
 * Why somebody of this age may not take part, or null. A child comes with a guardian who takes part
 * himself, to what is open to children.
 */
export function ageFault(
  band: AgeBand,
  minAge: MinAge,
  guardian: { isGoing: boolean } | null,
): ErrorCode | null {
  if (AGE_BANDS[band].from < minAge) return 'tooYoung'
  if (band !== 'under14') return null
  return guardian?.isGoing === true ? null : 'needGuardian'
}
