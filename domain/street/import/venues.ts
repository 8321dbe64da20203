import type { Room, Venue } from '../committee'
import type { Community } from '../types'
import type { Issues } from './issues'
import { readCommunity, readHolidays } from './mediators'
import { ID, ID_TEXT } from './places'
import { Unique, readTable, type Row } from './table'
import { readWeekly, type OfferedHours } from './weekly'
import { flagOf } from './words'

const FILE = 'venues.csv'
/** They stand in the settings, which every call reads. */
const MAX_ROOMS = 100
const MAX_SEATS = 500
/** A room fits sittings of either length: whoever sits there has his own. */
const ROOM_MINUTES = 60

/** What is the venue's and not the room's: said in its first row, not contradicted in the others. */
const OF_THE_VENUE = [
  ['name', '场所名称', 30],
  ['address', '地址', 60],
  ['community', '社区编码', 12],
  ['hours', '开放时间', 60],
] as const

export interface ReadVenues {
  venues: Venue[]
  hours: OfferedHours[]
}

/** A venue as its first row says it. */
function readVenue(row: Row, code: string, communities: readonly Community[] | null): Venue {
  for (const [key, label] of OF_THE_VENUE) {
    if (row.cell(key) === '') row.fault(key, `场所“${code}”的第一行要写明“${label}”。`)
  }
  const [name, address, hours] = [row.text('name', 30), row.text('address', 60), row.text('hours', 60)] // prettier-ignore
  return { code, name, address, ...readCommunity(row, communities), hours, rooms: [] }
}

/** Whatever a further row of a venue says of it must be what the first one says. */
function compareVenue(row: Row, first: Row): void {
  for (const [key, label] of OF_THE_VENUE) {
    const [said, before] = [row.cell(key), first.cell(key)]
    if (said === '' || said === before) continue
    row.fault(key, `“${label}”和第${first.row}行同一场所的“${before}”不同，请写成一样，或留空。`)
  }
}

function flag(row: Row, key: string, label: string): boolean {
  const found = flagOf(row.cell(key))
  if (found === undefined) row.fault(key, `“${label}”填“是”或“否”。`)
  return found ?? false
}

const readRoom = (row: Row, code: string): Room => ({
  code,
  name: row.text('roomName', 20),
  seats: row.number('seats', 1, MAX_SEATS, true),
  stepFree: flag(row, 'stepFree', '无障碍'),
  hearingLoop: flag(row, 'hearingLoop', '助听'),
  video: flag(row, 'video', '视频'),
})

const byCode = (a: { code: string }, b: { code: string }): number => (a.code < b.code ? -1 : 1)

/** Reads venues.csv, one row a room: venues and their rooms by ascending code. */
export function readVenues(
  lines: string[][],
  communities: readonly Community[] | null,
  issues: Issues,
): ReadVenues {
  const codes = new Unique('room', '房间编号')
  const firstRows = new Map<string, Row>()
  const venues = new Map<string, Venue>()
  const hours: OfferedHours[] = []
  for (const row of readTable(FILE, lines, issues)) {
    const code = row.form('venue', ID, ID_TEXT)
    const first = firstRows.get(code)
    if (first) compareVenue(row, first)
    else if (code !== '') {
      firstRows.set(code, row)
      venues.set(code, readVenue(row, code, communities))
    }
    const roomCode = row.form('room', ID, ID_TEXT)
    const room = readRoom(row, roomCode)
    const own = { weekly: readWeekly(row), onHolidays: readHolidays(row) }
    if (!codes.take(roomCode, row)) continue
    venues.get(code)?.rooms.push(room)
    hours.push({ resource: `room:${roomCode}`, ...own, minutes: ROOM_MINUTES })
  }
  if (hours.length > MAX_ROOMS) {
    const message = `最多${MAX_ROOMS}间调解室，现在有${hours.length}间；请只留用来调解的。`
    issues.add(FILE, 0, 'room', message)
  }
  const sorted = [...venues.values()].sort(byCode)
  for (const { rooms } of sorted) rooms.sort(byCode)
  hours.sort((a, b) => (a.resource < b.resource ? -1 : 1))
  return { venues: sorted, hours }
}
