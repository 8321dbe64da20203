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

/**
 * Tells the next level that something is late, again and again at the last, so that nothing waits
 * unseen. The last level is told again each time, but the history keeps one line of it.
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
  const tell = ladder[Math.min(matter.escalations, ladder.length - 1)] ?? null
  const note = tell ? `${words}，已提醒${tell.name}` : words
  const by = SYSTEM as By<RoleOf<M>>
  const set = { escalations: matter.escalations + 1, wakeAt } as Partial<M>
  const escalated = mark(matter, action, { by, at, note, set })
  const isRepeated = matter.escalations >= ladder.length
  return { matter: isRepeated ? { ...escalated, history: matter.history } : escalated, tell }
}
