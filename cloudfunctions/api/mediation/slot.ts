import { isOffered, padsOf } from '../../../domain/booking/slots'
import type { Slot } from '../../../domain/booking/types'
import { rulesOf } from '../../../domain/booking/rules'
import { dateString, dayOf } from '../../../domain/calendar/zone'
import type { ErrorCode } from '../../../domain/call/errors'
import { slotFault } from '../../../domain/mediation/decide/timing'
import { roomNameOf } from '../../../domain/mediation/rooms'
import type { Case } from '../../../domain/mediation/types'
import type { StreetSettings } from '../../../domain/street/types'
import type { HoursOf } from '../../platform/days'

/** A slot as a call named it. */
export interface Asked {
  date: string
  from: number
  to: number
  resources: string[]
}

/** Why a time cannot be had whoever has taken it; null: it is one that everybody offers. */
export function offeredFault(
  c: Case,
  asked: Asked,
  hours: HoursOf,
  settings: StreetSettings,
  now: number,
): ErrorCode | null {
  const { leadMs, horizonDays } = rulesOf(settings)
  const fault = slotFault(c, asked)
  if (fault) return fault
  const rooms = asked.resources.filter((r) => r.startsWith('room:'))
  if (rooms.length > 1 || (rooms.length === 1 && roomNameOf(asked, settings) === '')) {
    return 'slotNotOffered'
  }
  const isDated = asked.date === dateString(dayOf(asked.from)) && asked.from < asked.to
  if (!isDated || dayOf(asked.from) >= dayOf(now) + horizonDays) return 'slotNotOffered'
  if (asked.from < now + leadMs) return 'tooSoon'
  const own = asked.resources.map((r) => hours.get(r))
  const isOpen = own.every(
    (h) => h !== undefined && isOffered(h, settings.calendar, { from: asked.from, to: asked.to }),
  )
  const lead = c.lead && hours.get(c.lead.id)
  const lengthMs = (lead?.minutes ?? 0) * 60_000
  return isOpen && asked.to - asked.from === lengthMs ? null : 'slotNotOffered'
}

/** The slot as the calendar takes it, with what must stay free around it. */
export function slotOf(asked: Asked, hours: HoursOf): Slot {
  const offerings = new Map(
    asked.resources.flatMap((r) => {
      const own = hours.get(r)
      return own ? [[r, own] as const] : []
    }),
  )
  const { date, from, to, resources } = asked
  return { date, from, to, resources, padMs: padsOf(offerings) }
}
