import type { Crew, Post, Staff, StreetSettings } from '../street/types'
import { gridOf } from '../street/directory'
import { leaveToTell } from './leave'

/**
 * People by `_id` and what they are called where they are offered, the nearest first. Who of them is
 * there, and fit, is asked of their own documents.
 */
export type Titles = Map<string, string>

type Directory = Pick<StreetSettings, 'directory'>
type Person = Pick<Staff, '_id' | 'posts'>

/** The list is for choosing by eye, and read by one query. */
const MOST = 60

/** Digits of a community's code within that of its grid. */
const COMMUNITY_DIGITS = 12
const GRID_DIGITS = 15

/** A grid's people in the order in which they are offered, by what they are there. */
export function crewTitles(grid: Crew | null, where = '本网格'): Titles {
  const titles: Titles = new Map()
  for (const { id } of grid?.workers ?? []) titles.set(id, `${where}网格员`)
  if (grid?.lead && !titles.has(grid.lead.id)) titles.set(grid.lead.id, `${where}网格长`)
  return titles
}

const codesOf = ({ posts }: Person, ...roles: Post['role'][]): string[] => [
  ...new Set(posts.filter((p) => roles.includes(p.role)).map((p) => p.scopeId)),
]

/** Codes of all grids of the street, or of those of some communities. */
export function gridCodes({ directory }: Directory, communities?: readonly string[]): string[] {
  const isGrid = (code: string): boolean =>
    code.length === GRID_DIGITS && (communities?.includes(code.slice(0, COMMUNITY_DIGITS)) ?? true)
  return Object.keys(directory).filter(isGrid).sort()
}

/** The others of the communities that these grids lie in. */
const neighboursOf = (grids: readonly string[], settings: Directory): string[] =>
  gridCodes(
    settings,
    grids.map((code) => code.slice(0, COMMUNITY_DIGITS)),
  ).filter((code) => !grids.includes(code))

/** Adds whoever is not there yet; the first title stays. */
function add(titles: Titles, more: Iterable<readonly [string, string]>): void {
  for (const [id, title] of more) if (!titles.has(id)) titles.set(id, title)
}

function addCrews(titles: Titles, own: readonly string[], settings: Directory): void {
  for (const code of own) add(titles, crewTitles(gridOf(settings, code)))
  for (const code of neighboursOf(own, settings)) {
    const grid = gridOf(settings, code)
    add(titles, crewTitles(grid, `${grid?.name ?? ''} `))
  }
}

const without = (titles: Titles, { _id }: Person): Titles =>
  new Map([...titles].filter(([id]) => id !== _id).slice(0, MOST))

/** Among whom a deputy may be: of the own grids and their neighbours, or holders of the same post. */
export function deputiesAmong(
  person: Person,
  settings: Pick<StreetSettings, 'directory' | 'dispatchers'>,
): Titles {
  const titles: Titles = new Map()
  addCrews(titles, codesOf(person, 'gridWorker', 'gridLead'), settings)
  if (codesOf(person, 'dispatcher').length > 0) {
    const { dispatchers } = settings
    add(
      titles,
      dispatchers.map(({ id }) => [id, '街道分流员'] as const),
    )
  }
  if (codesOf(person, 'firstSecretary').length > 0) {
    const posts = Object.values(settings.directory)
      .filter((entry) => entry.communityName === '' && entry.firstSecretary)
      .map((entry) => [entry.firstSecretary?.id ?? '', `${entry.name}第一书记`] as const)
    add(titles, posts)
  }
  return without(titles, person)
}

/** Among whom the receiver of a 交接 may be: the deputy, the grids' people, for the desk also the neighbours. */
export function receiversAmong(
  person: Person & Pick<Staff, 'leave'>,
  settings: Directory,
  now: number,
): Titles {
  const titles: Titles = new Map()
  const deputy = leaveToTell(person.leave, now)?.deputy
  if (deputy) titles.set(deputy.id, '代理人')
  addCrews(titles, codesOf(person, 'gridWorker', 'gridLead'), settings)
  return without(titles, person)
}
