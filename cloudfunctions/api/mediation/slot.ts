import type { Hours } from '../../../domain/booking/types'
import { hoursId } from '../../../domain/booking/types'
import { isOffered, padsOf } from '../../../domain/booking/slots'
import type { Slot } from '../../../domain/booking/types'
import { rulesOf } from '../../../domain/booking/rules'
import { dateString, dayOf } from '../../../domain/calendar/zone'
import type { ErrorCode } from '../../../domain/call/errors'
import { slotFault } from '../../../domain/mediation/decide/timing'
import type { Case } from '../../../domain/mediation/types'
import type { StreetSettings } from '../../../domain/street/types'
import { collection, command } from '../../platform/collections'

/** Weekly hours change rarely; what is taken is asked of the day each time. */
const KEEP_MS = 60_000
/** More than a street has people and rooms that can be booked. */
const MOST = 300

let kept: { at: number; hours: ReadonlyMap<string, Hours> } | null = null

/** Everybody's hours, at most a minute old. */
export async function allHours(at: number): Promise<ReadonlyMap<string, Hours>> {
  if (kept && at - kept.at >= 0 && at - kept.at < KEEP_MS) return kept.hours
  const found = await collection('hours').find({ _id: command.gte('hours:') }, { limit: MOST })
  kept = { at, hours: new Map(found.map((h) => [h._id, h])) }
  return kept.hours
}

/** A slot as a call named it. */
export interface Asked {
  date: string
  from: number
  to: number
  resources: string[]
}

/** The room among the resources; at most one. */
export const roomOf = (asked: Pick<Asked, 'resources'>): string | null =>
  asked.resources.find((r) => r.startsWith('room:')) ?? null

/** The room's name for people: “黄河西路司法所 调解一室”; empty where there is no room. */
export function roomName(asked: Pick<Asked, 'resources'>, settings: StreetSettings): string {
  const code = roomOf(asked)?.slice('room:'.length)
  for (const venue of settings.committee?.venues ?? []) {
    const room = venue.rooms.find((r) => r.code === code)
    if (room) return `${venue.name} ${room.name}`
  }
  return ''
}

/** Why a time cannot be had whoever has taken it; null: it is one that everybody offers. */
export function offeredFault(
  c: Case,
  asked: Asked,
  hours: ReadonlyMap<string, Hours>,
  settings: StreetSettings,
  now: number,
): ErrorCode | null {
  const { leadMs, horizonDays } = rulesOf(settings)
  const fault = slotFault(c, asked)
  if (fault) return fault
  const rooms = asked.resources.filter((r) => r.startsWith('room:'))
  if (rooms.length > 1 || (rooms.length === 1 && roomName(asked, settings) === '')) {
    return 'slotNotOffered'
  }
  const isDated = asked.date === dateString(dayOf(asked.from)) && asked.from < asked.to
  if (!isDated || dayOf(asked.from) >= dayOf(now) + horizonDays) return 'slotNotOffered'
  if (asked.from < now + leadMs) return 'tooSoon'
  const own = asked.resources.map((r) => hours.get(hoursId(r)))
  const isOpen = own.every(
    (h) => h !== undefined && isOffered(h, settings.calendar, { from: asked.from, to: asked.to }),
  )
  const lead = c.lead && hours.get(hoursId(c.lead.id))
  const lengthMs = (lead?.minutes ?? 0) * 60_000
  return isOpen && asked.to - asked.from === lengthMs ? null : 'slotNotOffered'
}

/** The slot as the calendar takes it, with what must stay free around it. */
export function slotOf(asked: Asked, hours: ReadonlyMap<string, Hours>): Slot {
  const offerings = new Map(
    asked.resources.flatMap((r) => {
      const own = hours.get(hoursId(r))
      return own ? [[r, own] as const] : []
    }),
  )
  const { date, from, to, resources } = asked
  return { date, from, to, resources, padMs: padsOf(offerings) }
}
