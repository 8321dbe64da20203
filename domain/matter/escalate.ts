import { DAY_MS } from '../calendar/zone'
import { mark, type Moment } from './move'
import type { By, EntryActionOf, Matter, RoleOf, StaffRef } from './types'

/** The timer itself, as an actor. */
export const SYSTEM = { principal: 'system', name: '系统', role: 'system' } as const satisfies By

/** Request id of the timer's own entries. */
export const TIMER_REQUEST = 'timer'

export interface Escalation<M extends Matter> {
  matter: M
  /** Who is told, or null where there is nobody. */
  tell: StaffRef | null
}

/** So often the last level is told again; after that the matter stands in the lists alone. */
export const MAX_REPEATS = 10
/** Between two looks at what nobody is told of any more: people and posts may have changed. */
const QUIET_LOOK_MS = 30 * DAY_MS

/**
 * When the timer looks again at what was told to the last level `repeats` times already: each time twice as
 * late as before and at most a day after it; then hardly at all.
 */
function nextLook(next: number, repeats: number, now: number): number {
  if (repeats >= MAX_REPEATS) return now + QUIET_LOOK_MS
  if (repeats <= 0) return next
  // Never before the next working hours that the first intervals are counted in.
  return Math.max(next, now + Math.min((next - now) * 2 ** repeats, DAY_MS))
}

/**
 * Tells the next level that something is late, then the last one again at growing intervals, at most once a
 * day and ten times, so that nothing waits unseen and nobody is told for ever. The history keeps one line
 * of what the last level is told.
 * @param ladder who is told, from the first level up
 * @param words what is late: “超时未签收”
 * @param wakeAt when the next level is told
 */
export function escalate<M extends Matter>(
  matter: M,
  action: EntryActionOf<M>,
  ladder: readonly StaffRef[],
  words: string,
  wakeAt: number,
  at: Moment,
): Escalation<M> {
  // Where there is nobody to tell, somebody may come: it is looked at each day.
  const repeats = Math.min(
    matter.escalations - ladder.length,
    ladder.length === 0 ? MAX_REPEATS - 2 : Infinity,
  )
  const next = nextLook(wakeAt, repeats + 1, at.now)
  if (repeats >= MAX_REPEATS) {
    return { matter: { ...matter, version: matter.version + 1, wakeAt: next }, tell: null }
  }
  const tell = ladder[Math.min(matter.escalations, ladder.length - 1)] ?? null
  const note = tell ? `${words}，已提醒${tell.name}` : words
  const by = SYSTEM as By<RoleOf<M>>
  const set = { escalations: matter.escalations + 1, wakeAt: next } as Partial<M>
  const escalated = mark(matter, action, { by, at, note, set })
  const isRepeated = matter.escalations >= ladder.length
  return { matter: isRepeated ? { ...escalated, history: matter.history } : escalated, tell }
}
