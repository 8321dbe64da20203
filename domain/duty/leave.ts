import { holds } from '../identity/authorize'
import type { Actor } from '../identity/types'
import { DAY_MS } from '../calendar/zone'
import type { Leave, Post, Staff } from '../street/types'

/** Longer than any leave that a colleague can stand in for. */
const LONGEST_MS = 366 * DAY_MS

/** Whether the person is on leave at this moment: from the first instant, until before the last. */
export const isOnLeave = ({ leave }: Pick<Staff, 'leave'>, now: number): boolean =>
  leave !== undefined && leave.from <= now && now < leave.to

/** A leave as entered, past ones forgotten: one that is on now or is to come, else null. */
export const leaveToTell = (leave: Leave | undefined, now: number): Leave | null =>
  leave && now < leave.to ? leave : null

/** Whether a leave may be entered: it has not passed, and it ends. */
export const isLeave = (from: number, to: number, now: number): boolean =>
  from < to && to > now && to - from <= LONGEST_MS

type Person = Pick<Staff, '_id' | 'posts' | 'unit'>

const same = (a: Post, b: Post): boolean => a.role === b.role

/** Whether posts alone make somebody fit: one of the same kind, or one of the deputy's own unit. */
export const isFitByPosts = (posts: readonly Post[], deputy: Person): boolean =>
  deputy.posts.some((p) => posts.some((q) => same(p, q))) ||
  posts.some((p) => p.scopeType === 'department' && p.scopeId === deputy.unit)

/**
 * A deputy takes work in somebody's place, so he holds a post of the same kind, or is of the same
 * unit. The powers of a post do not pass to him.
 */
export const mayDeputise = (person: Person, deputy: Person): boolean =>
  person._id !== deputy._id &&
  (isFitByPosts(person.posts, deputy) || (person.unit !== null && person.unit === deputy.unit))

/** Grids in which the person works or leads. */
const gridsOf = ({ posts }: Person): string[] =>
  posts.filter((p) => p.role === 'gridWorker' || p.role === 'gridLead').map((p) => p.scopeId)

/** Whether the actor leads this grid, or the community that it lies in. */
export const answersForGrid = (actor: Actor, grid: string): boolean =>
  holds(actor, 'gridLead', grid) || holds(actor, 'firstSecretary', grid.slice(0, 12))

const answersFor = (actor: Actor, person: Person): boolean =>
  gridsOf(person).some((grid) => answersForGrid(actor, grid))

/** Who decides for the whole street. */
export const isDesk = (actor: Actor): boolean =>
  holds(actor, 'dispatcher') || holds(actor, 'streetLeader')

/** Who may see what waits for a person: himself, whoever answers for a grid of his, the desk. */
export const maySeeTasks = (actor: Actor, person: Person): boolean =>
  actor.staffId === person._id || isDesk(actor) || answersFor(actor, person)

/**
 * 交接: all that waits for one goes to the other. The desk decides freely; the person himself and
 * whoever answers for a grid of his hand over within those grids, within the unit, or to the deputy
 * of a leave that is not over.
 */
export function mayHandOver(
  actor: Actor,
  person: Person & Pick<Staff, 'leave'>,
  to: Person,
  now: number,
): boolean {
  if (!maySeeTasks(actor, person) || person._id === to._id) return false
  if (isDesk(actor)) return true
  if (leaveToTell(person.leave, now)?.deputy?.id === to._id) return true
  const grids = gridsOf(to)
  const isNear = gridsOf(person).some((grid) => grids.includes(grid))
  return isNear || (person.unit !== null && person.unit === to.unit)
}
