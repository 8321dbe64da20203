import { LIMITS } from '../limits'
import type { HoursKind } from './kinds'
import { crossing, minutesOf, type Span } from './span'

/** Why a person has to look at hours before they count, in words for the leader's daily list. */
export const ODD = {
  noCheckOut: '没有签退',
  overPlanned: '比计划长一小时以上',
  overlap: '和另一次服务时间重叠',
  supplement: '事后补记',
  kin: '是确认名单的人自己或家人，请另一位确认',
} as const
export type Odd = keyof typeof ODD

interface Served {
  kind: HoursKind
  planned: Span | null
  /** Null: nobody checked out. */
  was: Span | null
  /** Other services of the same person, counted or to be counted. */
  others: readonly Span[]
}

/** What is odd about hours, in the order in which it is said. Empty: nothing. */
export function oddOf({ kind, planned, was, others }: Served): Odd[] {
  if (was === null) return ['noCheckOut']
  const most = planned === null ? Infinity : minutesOf(planned) + LIMITS.overPlannedMinutes
  const found: [Odd, boolean][] = [
    ['overPlanned', minutesOf(was) > most],
    ['overlap', crossing(was, others) !== null],
    ['supplement', kind === 'SUPPLEMENT'],
  ]
  return found.flatMap(([odd, is]) => (is ? [odd] : []))
}
