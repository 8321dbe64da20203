import type { StaffRef } from '../../matter/types'
import type { Community, Grid, Receiver, Role, Staff } from '../types'
import type { DrawnGrid } from './grids'
import type { Issues } from './issues'

const FILE = 'staff.csv'
/** They are listed in the grid, and read with all grids. */
const MAX_WORKERS = 50

export const refOf = (s: Staff): StaffRef => ({ id: s._id, name: s.name })

/** Who holds a role over which scope, by ascending 工号. */
function holders(staff: Staff[], role: Role): Map<string, Staff[]> {
  const map = new Map<string, Staff[]>()
  for (const s of staff) {
    for (const p of s.posts) {
      if (p.role === role) map.set(p.scopeId, [...(map.get(p.scopeId) ?? []), s])
    }
  }
  return map
}

const canBind = (s: Staff): boolean => s.phone !== ''

/** Puts the 第一书记 into their communities. */
export function staffCommunities(communities: Community[], staff: Staff[]): Community[] {
  const secretaries = holders(staff, 'firstSecretary')
  return communities.map((c) => {
    const secretary = secretaries.get(c.code)?.[0]
    return { ...c, firstSecretary: secretary ? refOf(secretary) : null }
  })
}

/** Everybody at the street's 分流台. */
export const staffDispatchers = (street: string, staff: Staff[]): StaffRef[] =>
  (holders(staff, 'dispatcher').get(street) ?? []).map(refOf)

const RECEIVING: readonly Role[] = ['complaintClerk', 'streetLeader', 'dispatcher']

/** Whoever may be given 投诉建议, with all posts, by ascending 工号. */
export const staffReceivers = (staff: Staff[]): Receiver[] =>
  staff
    .map((s) => ({ ...refOf(s), roles: [...new Set(s.posts.map((p) => p.role))] }))
    .filter(({ roles }) => roles.some((role) => RECEIVING.includes(role)))

function gridGaps(title: string, lead: Staff | undefined, workers: Staff[], issues: Issues): void {
  const warn = (message: string) => issues.warn(FILE, 0, 'posts', `${title}${message}`)
  if (!lead) warn('还没有网格长，超时的事会直接报给第一书记；请补上“网格长”岗位。')
  if (workers.length === 0) warn('还没有专职网格员，事情会先到分流员那里；请补上“网格员”岗位。')
  else if (!workers.some(canBind)) {
    warn('的专职网格员都没有手机号，绑定不了微信，收不到任务；请补上手机号。')
  }
}

/** Puts the people into the grids; says where the street has a gap. */
export function staffGrids(drawn: DrawnGrid[], staff: Staff[], issues: Issues): Grid[] {
  const secretaries = holders(staff, 'firstSecretary')
  const leads = holders(staff, 'gridLead')
  const workers = holders(staff, 'gridWorker')
  return drawn.map((grid) => {
    const lead = leads.get(grid.code)?.[0]
    const own = (workers.get(grid.code) ?? []).filter((s) => s.employmentType === 'fullTime')
    const secretary = secretaries.get(grid.communityCode)?.[0]
    const title = `${grid.communityName}${grid.name}`
    gridGaps(title, lead, own, issues)
    if (own.length > MAX_WORKERS) {
      const message = `${title}有${own.length}名专职网格员，最多${MAX_WORKERS}名；请检查岗位是不是写错了网格。`
      issues.add(FILE, 0, 'posts', message)
    }
    return {
      ...grid,
      lead: lead ? refOf(lead) : null,
      workers: own.map(refOf),
      firstSecretary: secretary ? refOf(secretary) : null,
    }
  })
}

/** Told before the gaps of single grids: without these people nothing in the street moves. */
export function warnUnrunnable(communities: Community[], staff: Staff[], issues: Issues): void {
  const warn = (message: string) => issues.warn(FILE, 0, 'posts', message)
  const holding = (role: Role) => staff.filter((s) => s.posts.some((p) => p.role === role))
  const dispatchers = holding('dispatcher')
  if (dispatchers.length === 0) {
    warn('全街道没有分流员，分不到网格的事没有人接；请给至少一个人加上“分流员”岗位。')
  } else if (!dispatchers.some(canBind)) {
    warn('分流员都没有手机号，绑定不了微信；请给至少一名分流员补上手机号。')
  }
  const workers = [...holding('gridWorker'), ...holding('liaison')]
  if (!workers.some(canBind)) {
    warn('没有一名网格员或部门联络员有手机号，没有人能接任务；请补上岗位和手机号。')
  }
  const secretaries = holders(staff, 'firstSecretary')
  const lacking = communities.filter((c) => !secretaries.has(c.code))
  if (lacking.length > 0) {
    const names = lacking.slice(0, 10).map((c) => c.name)
    const more = lacking.length > names.length ? `等${lacking.length}个社区` : ''
    warn(`${names.join('、')}${more}没有第一书记，超时的事报不上去；请补上“第一书记”岗位。`)
  }
}
