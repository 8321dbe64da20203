import type { Committee } from '../committee'
import type { Role, Staff } from '../types'
import type { Issues } from './issues'
import { readMediators, type Around } from './mediators'
import type { StreetFile } from './settings'
import { refOf } from './staffing'
import { readVenues } from './venues'
import { tooShort, type OfferedHours } from './weekly'
import { ROLE_WORDS } from './words'

/** 调解委员会 as the files bring it; null where the street has none. */
export interface ReadCommittee {
  committee: Committee | null
  hours: OfferedHours[]
}

/** The tables as far as they were uploaded. */
export interface CommitteeTables {
  mediators: string[][] | undefined
  venues: string[][] | undefined
}

const NONE: ReadCommittee = { committee: null, hours: [] }
const OF_THE_COMMITTEE: Role[] = ['mediator', 'mediationChair', 'mediationClerk']

const holding = (staff: readonly Staff[], role: Role): Staff[] =>
  staff.filter((s) => s.posts.some((p) => p.role === role))

const listed = (names: readonly string[]): string =>
  names.slice(0, 10).join('、') + (names.length > 10 ? `等${names.length}个` : '')

/** Whether the parts of a committee are there together; tells what is missing. */
function isWhole(file: StreetFile, tables: CommitteeTables, issues: Issues): boolean {
  if (file.committee === null) {
    for (const key of ['mediators', 'venues'] as const) {
      if (tables[key] === undefined) continue
      const name = `${key}.csv`
      const message =
        `有${name}，street.json 里却没有“committee”（调解委员会的名称、电话、地址），请补上；` +
        `没有调解委员会，就不要上传${name}。`
      issues.add('street.json', 0, 'committee', message)
    }
    return false
  }
  if (tables.mediators) return true
  const message =
    'street.json 里有调解委员会，却缺少文件mediators.csv，请一起上传；' +
    '没有调解委员会，就删去 street.json 里的“committee”。'
  issues.add('mediators.csv', 0, '', message)
  return false
}

/** Without a committee nobody can use these posts: told. */
function warnIdlePosts(staff: readonly Staff[], issues: Issues): void {
  const people = staff.filter((s) => s.posts.some((p) => OF_THE_COMMITTEE.includes(p.role)))
  if (people.length === 0) return
  const message =
    `${listed(people.map((s) => s.name))}有调解岗位，street.json 里却没有“committee”，` +
    '居民看不到调解服务；请补上调解委员会和mediators.csv。'
  issues.warn('staff.csv', 0, 'posts', message)
}

const WITHOUT: [role: Role, what: string][] = [
  ['mediationChair', '没有人受理和指派调解员'],
  ['mediationClerk', '没有人登记和代办'],
]

/** Without these people a case stands still. */
function warnPosts({ streetCode, staff }: Around, issues: Issues): void {
  for (const [role, what] of WITHOUT) {
    const people = holding(staff ?? [], role)
    const word = ROLE_WORDS[role]
    if (people.length === 0) {
      const message = `调解委员会没有${word}，${what}；请给至少一个人加上岗位“${word}@${streetCode}”。`
      issues.warn('staff.csv', 0, 'posts', message)
    } else if (!people.some((s) => s.phone !== '')) {
      const message = `${word}都没有手机号，绑定不了微信；请给至少一个人补上手机号。`
      issues.warn('staff.csv', 0, 'phone', message)
    }
  }
}

function warnMediators(
  { mediators }: Pick<Committee, 'mediators'>,
  { staff }: Around,
  issues: Issues,
): void {
  const warn = (field: string, message: string) => issues.warn('mediators.csv', 0, field, message)
  const known = new Map((staff ?? []).map((s) => [s._id, s]))
  const published = new Set(mediators.map((m) => m.id))
  const hidden = holding(staff ?? [], 'mediator').filter((s) => !published.has(s._id))
  if (hidden.length > 0) {
    const names = listed(hidden.map((s) => s.name))
    warn(
      'jobNo',
      `${names}有人民调解员岗位，却不在mediators.csv里，居民选不到；请补上，或去掉岗位。`,
    )
  }
  if (!mediators.some((m) => m.kind === 'mediator')) {
    warn('kind', '没有一名类别是“人民调解员”，没有人能主持调解；请核对“类别”一列。')
  }
  const unbound = mediators.filter((m) => known.get(m.id)?.phone === '')
  if (unbound.length > 0) {
    const names = listed(unbound.map((m) => m.name))
    warn('jobNo', `${names}没有手机号，绑定不了微信，收不到案件；请在staff.csv里补上手机号。`)
  }
}

/** Rows of hours that nobody could book; by what the table calls whose they are. */
function warnHours(
  file: string,
  names: ReadonlyMap<string, string>,
  hours: OfferedHours[],
  issues: Issues,
): void {
  // prettier-ignore
  const nameOf = ({ resource }: OfferedHours) => names.get(resource) ?? resource
  const without = hours.filter((h) => h.weekly.length === 0)
  if (without.length > 0) {
    const message = `${listed(without.map(nameOf))}没有“每周时间”，约不到；请补上。`
    issues.warn(file, 0, 'weekly', message)
  }
  for (const one of hours) {
    const [short] = tooShort(one)
    if (short === undefined) continue
    const message = `${nameOf(one)}的“${short}”不够一次${one.minutes}分钟，这一段约不到；请加长。`
    issues.warn(file, 0, 'weekly', message)
  }
}

/**
 * The committee of street.json with mediators.csv and venues.csv. Mediators need the post 人民调解员 on
 * the roster; chair and clerk are those who hold the posts.
 */
export function readCommittee(
  file: StreetFile,
  tables: CommitteeTables,
  around: Around,
  issues: Issues,
): ReadCommittee {
  if (!isWhole(file, tables, issues) || file.committee === null) {
    if (file.committee === null && around.staff) warnIdlePosts(around.staff, issues)
    return NONE
  }
  const read = readMediators(tables.mediators!, around, issues)
  const rooms = tables.venues
    ? readVenues(tables.venues, around.communities, issues)
    : { venues: [], hours: [] }
  if (!tables.venues) {
    issues.warn('venues.csv', 0, '', '没有venues.csv，只能线上调解；有调解室就请一起上传。')
  }
  warnPosts(around, issues)
  warnMediators(read, around, issues)
  warnHours('mediators.csv', new Map(read.mediators.map((m) => [m.id, m.name])), read.hours, issues)
  const roomNames = rooms.venues.flatMap((v) =>
    v.rooms.map((r) => [`room:${r.code}`, v.name + r.name] as const),
  )
  warnHours('venues.csv', new Map(roomNames), rooms.hours, issues)
  const { name, phone, address, opening } = file.committee
  const at = (role: Role) => holding(around.staff ?? [], role).map(refOf)
  const committee: Committee = {
    ...{ name, phone, address, opening },
    chairs: at('mediationChair'),
    clerks: at('mediationClerk'),
    mediators: read.mediators,
    venues: rooms.venues,
  }
  return { committee, hours: [...read.hours, ...rooms.hours] }
}
