import type { Grid, Post } from '../types'
import { bookingFileOf } from './booking'
import {
  TABLES,
  type Column,
  type ImportFileName,
  type OptionalFileName,
  type TableName,
} from './columns'
import { MEDIATOR_KINDS, SPECIALTIES } from '../committee'
import type { StreetDocs } from './index'
import { pointsFile, pointsTables } from './pointsWrite'
import { weeklyText, type OfferedHours } from './weekly'
import { EMPLOYMENT_WORDS, ROLE_WORDS, TEAM_WORDS } from './words'

/** Spreadsheets take a CSV for the local code page unless it begins with this mark. */
const BOM = '\ufeff'

type Cell = string | number
const quote = (cell: Cell): string => {
  const text = String(cell)
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text
}

/** One table as CSV text with Chinese headings; absent cells are empty. */
export function tableText(name: TableName, records: Record<string, Cell>[]): string {
  const columns: readonly Column[] = TABLES[name]
  const lines = [
    columns.map((c) => c.label),
    ...records.map((r) => columns.map((c) => quote(r[c.key] ?? ''))),
  ]
  return BOM + lines.map((line) => line.join(',')).join('\r\n') + '\r\n'
}

const jsonText = (value: unknown): string => JSON.stringify(value, null, 1) + '\n'

/** “网格员@150203012025003；…” */
export const postsText = (posts: Pick<Post, 'role' | 'scopeId'>[]): string =>
  posts.map((p) => `${ROLE_WORDS[p.role]}@${p.scopeId}`).join('；')

type GridShape = Pick<
  Grid,
  'code' | 'name' | 'type' | 'polygon' | 'publicPhone' | 'supervisionPhone'
>

export const gridsText = (grids: GridShape[]): string =>
  jsonText({
    type: 'FeatureCollection',
    features: grids.map(({ polygon, code, name, type, publicPhone, supervisionPhone }) => ({
      type: 'Feature',
      properties: { code, name, type, publicPhone, supervisionPhone },
      geometry: polygon,
    })),
  })

const categoryRecords = ({ settings }: StreetDocs) =>
  settings.categories.map((c) => ({
    code: c.code,
    major: c.majorName,
    name: c.name,
    unit: c.unit,
    hours: c.hours,
    star: c.star ? '是' : '',
    callTip: c.callFirst?.tip ?? '',
    callPhone: c.callFirst?.phone ?? '',
  }))

const staffRecords = ({ staff }: StreetDocs) =>
  staff.map((s) => ({
    jobNo: s.jobNo,
    name: s.name,
    phone: s.phone,
    team: TEAM_WORDS[s.teamType],
    employment: EMPLOYMENT_WORDS[s.employmentType],
    unit: s.unit ?? '',
    posts: postsText(s.posts),
  }))

function streetText({ settings }: StreetDocs): string {
  const { code, name, notice, phones, calendar, templates, units, committee, booking } = settings
  const jobNo = (id: string | undefined) => id?.slice('staff:'.length) ?? null
  const dutyDispatcher = jobNo(settings.dutyDispatcher?.id)
  const streetLeader = jobNo(settings.streetLeader?.id)
  const duties = { dutyDispatcher, streetLeader }
  const own = committee && {
    name: committee.name,
    phone: committee.phone,
    address: committee.address,
    opening: committee.opening,
  }
  const rules = {
    ...(settings.about && { about: settings.about }),
    ...(booking && { booking: bookingFileOf(booking) }),
    ...(settings.retention && { retention: settings.retention }),
    ...(settings.limits && { limits: settings.limits }),
    ...(settings.quiet !== undefined && { quiet: settings.quiet }),
    ...(settings.points && { points: pointsFile(settings.points) }),
  }
  const street = { code, name, notice, phones, calendar, templates, units, ...duties, ...rules }
  return jsonText(own ? { ...street, committee: own } : street)
}

const yes = (is: boolean): string => (is ? '是' : '')

/** What the files say of somebody's hours; empty where there are none. */
const weeklyCells = (hours: OfferedHours | undefined) => ({
  weekly: weeklyText(hours?.weekly ?? []),
  onHolidays: yes(hours?.onHolidays ?? false),
})

/** The tables of the committee; none where the street has no committee, no venues where there are none. */
function committeeFiles({ settings, hours }: StreetDocs): Partial<Record<ImportFileName, string>> {
  const { committee } = settings
  if (!committee) return {}
  const hoursOf = new Map(hours.map((h) => [h.resource, h]))
  const mediators = committee.mediators.map(({ id, communityCode, ...m }) => ({
    ...{ level: m.level, years: m.years, org: m.org, bio: m.bio, photo: m.photo },
    ...{ closed: m.closed, succeeded: m.succeeded, community: communityCode },
    jobNo: id.slice('staff:'.length),
    kind: MEDIATOR_KINDS[m.kind],
    languages: m.languages.join('、'),
    specialties: m.specialties.map((s) => SPECIALTIES[s]).join('、'),
    minutes: hoursOf.get(id)?.minutes ?? '',
    ...weeklyCells(hoursOf.get(id)),
  }))
  const rooms = committee.venues.flatMap(({ code, name, address, communityCode, hours, rooms }) =>
    rooms.map((r) => ({
      ...{ venue: code, name, address, community: communityCode, hours },
      ...{ room: r.code, roomName: r.name, seats: r.seats },
      ...{ stepFree: yes(r.stepFree), hearingLoop: yes(r.hearingLoop), video: yes(r.video) },
      ...weeklyCells(hoursOf.get(`room:${r.code}`)),
    })),
  )
  return {
    'mediators.csv': tableText('mediators.csv', mediators),
    ...(rooms.length > 0 && { 'venues.csv': tableText('venues.csv', rooms) }),
  }
}

/** Texts by file name; those of committee and points only where there are such. */
export type StreetFiles = Record<Exclude<ImportFileName, OptionalFileName>, string> &
  Partial<Record<ImportFileName, string>>

const pointsFiles = (street: StreetDocs): Partial<Record<ImportFileName, string>> =>
  Object.fromEntries(
    pointsTables(street).map(([name, records]) => [name, tableText(name, records)]),
  )

/** The files of a street; importing them again gives the same revision. */
export const streetFiles = (street: StreetDocs): StreetFiles => ({
  'street.json': streetText(street),
  'grids.geojson': gridsText(street.grids),
  'communities.csv': tableText(
    'communities.csv',
    street.communities.map(({ code, name }) => ({ code, name })),
  ),
  'estates.csv': tableText(
    'estates.csv',
    street.estates.map(({ id, name, communityCode }) => ({ id, name, community: communityCode })),
  ),
  'buildings.csv': tableText(
    'buildings.csv',
    street.buildings.map(({ id, estateId, name, gridCode, point, units }) => ({
      id,
      estate: estateId,
      name,
      grid: gridCode,
      lng: point[0],
      lat: point[1],
      units,
    })),
  ),
  'staff.csv': tableText('staff.csv', staffRecords(street)),
  'categories.csv': tableText('categories.csv', categoryRecords(street)),
  ...committeeFiles(street),
  ...pointsFiles(street),
})
