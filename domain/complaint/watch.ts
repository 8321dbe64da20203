import { SYSTEM, escalate, type Escalation } from '../matter/escalate'
import { mark, rest } from '../matter/move'
import type { Naming } from '../duty/presence'
import { lastKnownYear } from '../calendar/workingTime'
import type { StreetSettings } from '../street/types'
import { BOX, LIMITS, afterHours, answerBy, type Situation } from './limits'
import { above, naming } from './past'
import type { Complaint } from './types'

export const OVERDUE_WORDS = '超过五个工作日未答复'

/** Everybody who may hear that it is late. */
export const namesToEscalate = (c: Complaint, settings: StreetSettings): Naming =>
  naming(above(c, settings), c)

/** A last day that was guessed is put right once its year is known. */
function reckoned(c: Complaint, s: Situation): Complaint | null {
  const { guessedYear, from } = c.answerBy
  const { calendar } = s.settings
  if (guessedYear === null || lastKnownYear(calendar) < guessedYear) return null
  const right = answerBy(calendar, from)
  const set = { answerBy: right, dueAt: right.at, wakeAt: Math.max(right.at, s.now) }
  return mark(c, 'reckon', { by: SYSTEM, at: s, set })
}

/**
 * What the timer does with a complaint whose moment has come: looks again where it waits in the box, climbs
 * past whom it is about where it is late, ends an unrated one. Null when somebody was faster.
 */
export function watch(c: Complaint, s: Situation): Escalation<Complaint> | null {
  if (c.watching === null || c.wakeAt === null || c.wakeAt > s.now) return null
  if (c.watching === 'rate') {
    return { matter: rest(mark(c, 'noRating', { by: SYSTEM, at: s })), tell: null }
  }
  const right = reckoned(c, s)
  if (right) return { matter: right, tell: null }
  const { calendar } = s.settings
  if (c.waitingFor === BOX && c.answerBy.at > s.now) {
    const look = afterHours(calendar, s.now, LIMITS.lookHours)
    const wakeAt = Math.min(look, c.answerBy.at)
    return { matter: { ...c, version: c.version + 1, wakeAt }, tell: null }
  }
  const there = above(c, s.settings).filter((p) => s.presence.of(p) !== null)
  // With nobody above whom it does not concern, whoever has it is reminded himself.
  const ladder = there.length > 0 || !c.receiver ? there : [c.receiver]
  const next = afterHours(calendar, s.now, LIMITS.climbHours)
  const climbed = escalate(c, 'escalate', ladder, OVERDUE_WORDS, next, s)
  if (!climbed.tell) return climbed
  const { id } = climbed.tell
  const has = (ids: readonly string[]): string[] => [...new Set([...ids, id])]
  const { readers, told } = climbed.matter
  return { ...climbed, matter: { ...climbed.matter, readers: has(readers), told: has(told) } }
}
