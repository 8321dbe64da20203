import type { EmploymentType, Role, Staff } from '../types'

/** Posts that tasks come to, or that answer for them; 楼栋长 and 单元长 report as residents do. */
const TASK_ROLES: ReadonlySet<Role> = new Set<Role>([
  'firstSecretary',
  'gridLead',
  'gridWorker',
  'dispatcher',
  'liaison',
  'streetLeader',
  'mediator',
  'mediationChair',
  'mediationClerk',
  'pointsReviewer',
  'complaintClerk',
])

/** Whether work waits for somebody like this: 兼职 only report, whatever their post. */
const carriesTasks = (s: Staff): boolean =>
  s.employmentType !== 'partTime' && s.posts.some((p) => TASK_ROLES.has(p.role))

/**
 * The few who carry the street's tasks, among many times as many part-timers: a tenth of all people is
 * more than all of them, so each kind is weighed by its own number.
 */
export type CarrierKind = 'fullTimers' | 'departmental'

const EMPLOYED: Record<CarrierKind, readonly EmploymentType[]> = {
  fullTimers: ['fullTime'],
  departmental: ['department', 'liaison'],
}

export const isCarrierKind = (kind: string): kind is CarrierKind => kind in EMPLOYED

export const carriersOf = (kind: CarrierKind, staff: readonly Staff[]): Staff[] =>
  staff.filter((s) => EMPLOYED[kind].includes(s.employmentType) && carriesTasks(s))

/** Who stays on the roster, and has no task any more: the post is gone, or he is 兼职 now. */
export const relievedOf = (before: readonly Staff[], kept: ReadonlyMap<string, Staff>): Staff[] =>
  before.filter((s) => {
    const next = kept.get(s._id)
    return next !== undefined && !carriesTasks(next)
  })
