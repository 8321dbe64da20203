import { gridTitle } from '../place/locate'
import type { Place } from '../place/types'
import type { Category, StaffedGrid, StreetSettings } from '../street/types'
import { nobodyThere } from './crew'
import type { Report } from './types'

/** 其他: a category that says nothing; a person sets the real one (DOMAIN §3.3, 1006). */
const OTHER = '1006'

/** Where a report waits when no single person is meant. */
export const DESK = 'desk'

export const categoryOf = (settings: StreetSettings, code: string | null): Category | null =>
  settings.categories.find((c) => c.code === code) ?? null

export const unitNameOf = (settings: StreetSettings, code: string): string =>
  settings.units.find((u) => u.code === code)?.name ?? code

/** Where a report goes first, and the reason that everybody may read. */
export interface Route {
  /** `person`: straight to the grid worker · `check`: the grid worker sets the category · `desk`: a dispatcher. */
  to: 'person' | 'check' | 'desk'
  reason: string
}

/**
 * 分流: the right unit by category, the right person by place. What the rules cannot decide goes to
 * a person, never to a guess: no grid, no worker, no known category, text that needs a look first.
 */
export function routeOf(
  settings: StreetSettings,
  place: Pick<Place, 'gridCode'>,
  grid: StaffedGrid | null,
  category: Category | null,
  moderation: Report['moderation'],
): Route {
  if (moderation === 'review') return { to: 'desk', reason: '内容需人工核实 → 街道分流员' }
  if (!grid || place.gridCode === null) {
    return { to: 'desk', reason: '位置不在任何网格内 → 街道分流员' }
  }
  const where = gridTitle(grid)
  if (!grid.workers[0]) return { to: 'desk', reason: nobodyThere(where) }
  if (!category || category.code === OTHER) {
    return { to: 'check', reason: `${where} · 类别待定 → 网格员核实` }
  }
  return { to: 'person', reason: reasonOf(settings, where, category) }
}

/** “黄河社区 第3网格 · 路面破损 → 住建” */
export const reasonOf = (settings: StreetSettings, where: string, category: Category): string =>
  `${where} · ${category.name} → ${unitNameOf(settings, category.unit)}`

/** 自办: found and solved on the spot by the grid worker. */
export const isSelfHandled = (report: Pick<Report, 'history'>): boolean =>
  report.history[0]?.to === 'RESOLVED'

/** Whether this person has solved it or reported it: then somebody else says whether it is done. */
export const hasPart = (
  report: Pick<Report, 'doneBy' | 'handlerId' | 'reporterStaffId'>,
  staffId: string,
): boolean =>
  report.doneBy.includes(staffId) ||
  report.handlerId === staffId ||
  report.reporterStaffId === staffId

/** What a report keeps of its category, so that it may change or go without harm. */
export const frozenCategory = (
  settings: StreetSettings,
  category: Category,
): Pick<Report, 'categoryCode' | 'categoryName' | 'unitCode' | 'unitName' | 'hours' | 'star'> => ({
  categoryCode: category.code,
  categoryName: category.name,
  unitCode: category.unit,
  unitName: unitNameOf(settings, category.unit),
  hours: category.hours,
  star: category.star,
})
