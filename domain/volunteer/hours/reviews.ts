import { LIMITS } from '../limits'

/**
 * How many people have to find hours right, by all minutes of the day that they would make: one, two over
 * eight hours, three over twelve. Minutes are never cut (记录办法 art. 3: true).
 */
export function reviewsNeeded(minutesOfDay: number): 1 | 2 | 3 {
  if (minutesOfDay > LIMITS.thirdReviewMinutes) return 3
  return minutesOfDay > LIMITS.secondReviewMinutes ? 2 : 1
}
