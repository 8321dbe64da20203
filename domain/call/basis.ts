/**
 * What a writing call rests on (PIPL art. 13): either the consent of whoever calls, for a purpose, or the
 * street's duty, or a right of the person that no consent may stand before. Declared with each call.
 */

/** 处理目的: what people are asked to agree to, each by itself (`domain/identity/purposes.ts`: the words). */
export const PURPOSE_NAMES = [
  'account',
  'place',
  'mediation',
  'points',
  'volunteer',
  'ward',
] as const
export type Purpose = (typeof PURPOSE_NAMES)[number]

/** For which purposes this call needs a consent, by what it is told and whether its caller holds a post. */
export type Basis<I> = (input: I, hasPost: boolean) => readonly Purpose[]

/** 履职: done by whoever holds a post, for the street (art. 13, 2 and 3); he is informed, not asked. */
export const byDuty = (): readonly Purpose[] => []

/** 行使权利: taking back, cancelling, objecting, leaving. Never refused for a consent. */
export const byRight = (): readonly Purpose[] => []

/** Whoever calls has agreed to each of these. */
export const byConsent =
  (...purposes: Purpose[]): Basis<unknown> =>
  () =>
    purposes

/** Done by residents who have agreed, and by whoever holds a post for the street. */
export const byConsentOrDuty =
  (...purposes: Purpose[]): Basis<unknown> =>
  (_, hasPost) =>
    hasPost ? [] : purposes
