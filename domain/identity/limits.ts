import type { ActKind, Limit, Whose } from '../call/acts'
import { HOUR_MS, dayOf, shanghai, startOfDay } from '../calendar/zone'
import type { StreetSettings } from '../street/types'
import type { Actor, Used } from './types'

/**
 * 限次: how often one person acts, counted in the account by hour and day of Shanghai's clock. At the turn
 * of an hour up to twice the hour's limit fits into sixty minutes; the day's limit holds in any case.
 */
const BUILT_IN: Record<ActKind, Record<Whose, Limit>> = {
  report: { person: { hour: 10, day: 30 }, staff: { hour: 60, day: 200 } },
  apply: { person: { hour: 5, day: 10 }, staff: { hour: 30, day: 100 } },
  step: { person: { hour: 60, day: 200 }, staff: { hour: 300, day: 1_500 } },
  hold: { person: { hour: 60, day: 200 }, staff: { hour: 300, day: 1_500 } },
  photo: { person: { hour: 120, day: 360 }, staff: { hour: 600, day: 2_000 } },
  account: { person: { hour: 60, day: 200 }, staff: { hour: 60, day: 200 } },
  code: { person: { hour: 20, day: 60 }, staff: { hour: 60, day: 200 } },
  verify: { person: { hour: 20, day: 60 }, staff: { hour: 60, day: 200 } },
  points: { person: { hour: 200, day: 1_000 }, staff: { hour: 300, day: 1_500 } },
  look: { person: { hour: 300, day: 1_500 }, staff: { hour: 300, day: 1_500 } },
}

export const limitOf = (
  act: ActKind,
  { posts }: Pick<Actor, 'posts'>,
  { limits }: Pick<StreetSettings, 'limits'>,
): Limit => {
  const whose = posts.length > 0 ? 'staff' : 'person'
  return limits?.[act]?.[whose] ?? BUILT_IN[act][whose]
}

/** How one more act is counted. */
export type Counting =
  /** In the hour of the last one: both numbers rise by one. */
  | { kind: 'more' }
  /** The first of its hour. */
  | { kind: 'anew'; next: Used }
  /** Not any more before this instant. */
  | { kind: 'beyond'; until: number }

const hourOf = (at: number): number => Math.floor(at / HOUR_MS)

/**
 * A clock that is a little behind the one that counted last (another instance's) counts in that one's hour;
 * one that is more than an hour behind was put right meanwhile.
 */
const isOf = (counted: number, current: number): boolean =>
  counted === current || counted === current + 1

/** The first act of whoever is stored with it. */
export const firstOf = (now: number): Used => ({
  hour: hourOf(now),
  day: dayOf(now),
  inHour: 1,
  inDay: 1,
})

/** One more in the same hour. */
export const oneMore = (used: Used): Used => ({
  ...used,
  inHour: used.inHour + 1,
  inDay: used.inDay + 1,
})

/** What one more act at `now` makes of what was used; pure, so that it is committed by a condition on it. */
export function countOf(used: Used | undefined, limit: Limit, now: number): Counting {
  const [hour, day] = [hourOf(now), dayOf(now)]
  const inDay = used && isOf(used.day, day) ? used.inDay : 0
  if (inDay >= limit.day) return { kind: 'beyond', until: startOfDay(Math.max(day, used!.day) + 1) }
  if (!used || !isOf(used.hour, hour))
    return limit.hour < 1
      ? { kind: 'beyond', until: (hour + 1) * HOUR_MS }
      : { kind: 'anew', next: { ...firstOf(now), inDay: inDay + 1 } }
  if (used.inHour >= limit.hour) return { kind: 'beyond', until: (used.hour + 1) * HOUR_MS }
  return { kind: 'more' }
}

/** Whoever has done much is told when to come again, and what to do if it cannot wait. */
export const comeAgainText = (until: number, now: number): string => {
  const isToday = dayOf(until) === dayOf(now)
  const when = isToday ? `${shanghai(until).format('HH:mm')}以后` : '明天'
  return `您${isToday ? '这会儿' : '今天'}办得有点多，请${when}再来。急事请拨打社区电话。`
}
