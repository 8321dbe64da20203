import { rulesOf } from '../../../domain/booking/rules'
import { slotsOf } from '../../../domain/booking/slots'
import { takenIn } from '../../../domain/booking/day'
import type { Day, Hours } from '../../../domain/booking/types'
import type { MediatorCard, RoomView, VenueView } from '../../../domain/mediation/answers'
import type { Stars } from '../../../domain/mediation/types'
import { ok, refuse } from '../../../domain/result'
import {
  MEDIATOR_KINDS,
  SPECIALTIES,
  type Mediator,
  type Specialty,
  type Venue,
} from '../../../domain/street/committee'
import type { StreetSettings } from '../../../domain/street/types'
import { collection, command } from '../../platform/collections'
import { datesFrom, daysOf, knownHours } from '../../platform/days'
import type { Handler } from '../context'

/** Our users' stars are shown from so many ratings on (DOMAIN §3.6). */
const SHOWN_FROM = 5

/** What the window is made of besides the mediators themselves. */
interface Shelf {
  settings: StreetSettings
  hours: ReadonlyMap<string, Hours>
  days: readonly Day[]
  stars: ReadonlyMap<string, Stars>
  now: number
}

/** The next time of a mediator that nobody has; null where there is none within the horizon. */
function nextFree(id: string, { settings, hours, days, now }: Shelf): number | null {
  const offering = hours.get(id)
  if (!offering) return null
  const { leadMs } = rulesOf(settings)
  for (const day of days) {
    const asked = { calendar: settings.calendar, date: day._id.slice('day:'.length), now, leadMs }
    const slots = slotsOf([{ offering, busy: takenIn(day, id, now) }], asked)
    const free = slots.find((slot) => slot.state === 'free')
    if (free) return free.from
  }
  return null
}

function cardOf(m: Mediator, shelf: Shelf): MediatorCard {
  const stars = shelf.stars.get(`stars:${m.id}`)
  const isShown = stars !== undefined && stars.ratings >= SHOWN_FROM
  return {
    id: m.id,
    name: m.name,
    kind: m.kind,
    kindText: MEDIATOR_KINDS[m.kind],
    photo: m.photo,
    level: m.level,
    years: m.years,
    languages: m.languages,
    specialties: m.specialties,
    org: m.org,
    communityName: m.communityName,
    communityCode: m.communityCode,
    stars: isShown ? Math.round((stars.sum / stars.ratings) * 10) / 10 : null,
    ratings: stars?.ratings ?? 0,
    nextFree: nextFree(m.id, shelf),
  }
}

const roomView = (room: Venue['rooms'][number]): RoomView => ({
  ...room,
  resource: `room:${room.code}`,
})

const venueView = ({ code, name, address, communityName, hours, rooms }: Venue): VenueView => ({
  code,
  name,
  address,
  communityName,
  hours,
  rooms: rooms.map(roomView),
})

async function shelfOf(ids: string[], settings: StreetSettings, now: number): Promise<Shelf> {
  const dates = datesFrom(now, rulesOf(settings).horizonDays)
  const [hours, days, stars] = await Promise.all([
    knownHours(now),
    daysOf(dates, ids),
    ids.length === 0
      ? []
      : collection('stars').find(
          { _id: command.in(ids.map((id) => `stars:${id}`)) },
          { limit: ids.length },
        ),
  ])
  return { settings, hours, days, stars: new Map(stars.map((s) => [s._id, s])), now }
}

/** 调解超市: who mediates, where, and when each is free next, in one call. */
export const window: Handler<'mediation.window'> = async (_input, context) => {
  const settings = await context.settings()
  const mediators = settings.committee?.mediators ?? []
  const ids = mediators.map((m) => m.id)
  const [shelf, mine] = await Promise.all([
    shelfOf(ids, settings, context.now),
    collection('cases').count({ people: context.userId, open: true }),
  ])
  return ok({
    mediators: mediators.map((m) => cardOf(m, shelf)),
    venues: (settings.committee?.venues ?? []).map(venueView),
    specialties: (Object.keys(SPECIALTIES) as Specialty[]).map((code) => ({
      code,
      name: SPECIALTIES[code],
    })),
    mine,
    phone: settings.committee?.phone ?? '',
  })
}

/** One mediator, with what he has done here and before. */
export const mediator: Handler<'mediation.mediator'> = async ({ id }, context) => {
  const settings = await context.settings()
  const found = settings.committee?.mediators.find((m) => m.id === id)
  if (!found) return refuse('mediatorUnknown')
  const shelf = await shelfOf([id], settings, context.now)
  const stars = shelf.stars.get(`stars:${id}`)
  return ok({
    ...cardOf(found, shelf),
    bio: found.bio,
    closed: found.closed + (stars?.closed ?? 0),
    succeeded: found.succeeded + (stars?.succeeded ?? 0),
  })
}
