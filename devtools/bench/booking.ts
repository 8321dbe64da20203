import {
  BOOKING_SHAPE,
  HOURS_SHAPE,
  bookingId,
  emptyDay,
  hoursId,
  type Booked,
  type Booking,
  type Hours,
  type Resource,
} from '../../domain/booking/types'
import { DAY_MS, HOUR_MS, dateString, dayOf, startOfDay } from '../../domain/calendar/zone'
import type { Doc } from '../cloud'
import { openWorld, unlimited } from './openWorld'
import {
  appointmentAt,
  holdAndBook,
  hourOf,
  measureCosts,
  measureFifty,
  type Appointment,
} from './appointments'
import { median, ms, plain, quantile, type Figure } from './table'
import { bind, persona, type World } from './world'

/** Twelve mediators whose days are half full, in a street that has booked for years. */
const MEDIATORS = 12
const DAYS = 14
const BOOKED_HOURS = [9, 11, 13, 15]
const FREE_HOURS = [8, 10, 12, 14]
/** Times of the days before it are booked by what is measured once. */
const FIRST_DAY = 5
const FAR_MS = 20
const BATCH = 5_000
const WARM_UP = 20
const SAMPLES = 100
const MAX_RATIO = 1.3
/** The first of them, who sets his hours. */
const OWNER = 'o-bench-mediator'

const CALLS = ['booking.week', 'booking.setHours', 'mediation.hold', 'mediation.book'] as const
type Name = (typeof CALLS)[number]

interface Street {
  world: World
  stop: () => Promise<void>
  bookings: number
  took: Record<Name, number[]>
  people: Resource[]
  /** Rounds so far: each books a time of its own. */
  round: number
  far: (ms: number) => void
}

/** People of the roster who can be booked all day; one has an account. */
async function hire(world: World): Promise<Resource[]> {
  const staff = world.cloud.store
    .find('staff', { active: true, openid: null }, { jobNo: 1 }, 400)
    .filter((s) => s.phone !== '')
    .slice(0, MEDIATORS)
  await bind(world, world.call, OWNER, staff[0]?.phone)
  const weekly = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '08:00', to: '18:00' }))
  const offered = { weekly, onHolidays: true, minutes: 60 as const, bufferMinutes: 0 }
  const ids = staff.map((s) => String(s._id))
  const hours = ids.map((resource): Hours => {
    const own = { _id: hoursId(resource), shape: HOURS_SHAPE, resource, rev: 1 }
    return { ...own, ...offered, off: [], leave: null }
  })
  world.cloud.store.insertMany('hours', hours as unknown as Doc[])
  return ids
}

function booking(key: string, resource: Resource, from: number): Booking {
  const slot = { date: dateString(dayOf(from)), from, to: from + HOUR_MS, resources: [resource] }
  const whose = { subject: key.slice(0, -2), for: 'mediation' as const, by: 'user:o-bench' }
  const state = { state: 'booked' as const, remindAt: null, at: from - DAY_MS }
  return { _id: bookingId(key), shape: BOOKING_SHAPE, ...slot, ...whose, ...state }
}

/** Half of each day that can be booked, and as many bookings of the two years before as are wanted. */
function fill(world: World, ids: Resource[], bookings: number): void {
  const today = dayOf(world.cloud.clock.now())
  const ahead: Booking[] = []
  const days = Array.from({ length: DAYS }, (_, i) => {
    const booked: Record<Resource, Booked[]> = {}
    for (const resource of ids)
      for (const hour of BOOKED_HOURS) {
        const b = booking(
          `case:${ahead.length}:1`,
          resource,
          startOfDay(today + i) + hour * HOUR_MS,
        )
        const span = { from: b.from, to: b.to, key: b._id.slice('booking:'.length), for: b.for }
        booked[resource] = [...(booked[resource] ?? []), span]
        ahead.push(b)
      }
    return { ...emptyDay(dateString(today + i)), booked }
  })
  world.cloud.store.insertMany('days', days as unknown as Doc[])
  world.cloud.store.insertMany('bookings', ahead as unknown as Doc[])
  for (let n = ahead.length; n < bookings; n += BATCH) {
    const past = Array.from({ length: Math.min(BATCH, bookings - n) }, (_, i) => {
      const from = startOfDay(today - 1 - ((n + i) % 700)) + 9 * HOUR_MS
      return booking(`case:${n + i}:1`, ids[i % MEDIATORS]!, from)
    })
    world.cloud.store.insertMany('bookings', past as unknown as Doc[])
  }
}

async function openStreet(root: string, bookings: number): Promise<Street> {
  let farMs = 0
  const delayMs = (kind: string): number => (kind === 'database' ? farMs : 0)
  // What a small plan refuses is another figure (homes): here whoever comes too many waits his turn.
  const { world, stop } = await openWorld(root, { delayMs }, { whenFull: 'wait' })
  await unlimited(world.cloud)
  const people = await hire(world)
  fill(world, people, bookings)
  const took = Object.fromEntries(CALLS.map((name) => [name, []])) as unknown as Street['took']
  return { world, stop, bookings, took, people, round: 0, far: (ms) => (farMs = ms) }
}

/** A time that nobody has, another with each round: of all but who sets his hours, from the fifth day on. */
function nextTime({ world, people, round }: Street): Appointment {
  const others = people.slice(1)
  const [who, rest] = [others[round % others.length]!, Math.floor(round / others.length)]
  const hour = FREE_HOURS[rest % FREE_HOURS.length]!
  const day = FIRST_DAY + Math.floor(rest / FREE_HOURS.length)
  return appointmentAt(world, [who], hourOf(world, day, hour))
}

async function timeHold(street: Street, isWarm: boolean): Promise<void> {
  const { world, took } = street
  const appointment = nextTime(street)
  street.round++
  await holdAndBook(world, appointment, async (openid, name, input) => {
    const began = performance.now()
    const answer = await world.call(openid, name, input as never)
    if (isWarm) took[name as Name].push(performance.now() - began)
    return answer
  })
}

async function timeCalls(street: Street, isWarm: boolean): Promise<void> {
  const { world, took } = street
  const now = world.cloud.clock.now()
  const { weekly, onHolidays, minutes, bufferMinutes, rev } = await world.call(
    OWNER,
    'booking.hours',
    {},
  )
  const own = { weekly, onHolidays, minutes, bufferMinutes, rev }
  const off = [{ from: now + DAY_MS, to: now + DAY_MS + HOUR_MS }]
  const calls: Record<'booking.week' | 'booking.setHours', () => Promise<unknown>> = {
    'booking.week': () =>
      world.call(persona('wang'), 'booking.week', { from: dateString(dayOf(now)) }),
    'booking.setHours': () =>
      world.call(OWNER, 'booking.setHours', { ...own, requestId: world.requestId(), off }),
  }
  for (const name of ['booking.week', 'booking.setHours'] as const) {
    const began = performance.now()
    await calls[name]()
    if (isWarm) took[name].push(performance.now() - began)
  }
  await timeHold(street, isWarm)
  await world.cloud.atRest()
}

/** What the smallest street is asked besides: the cost of a booking, and fifty people at once. */
async function onceOnly({ world, people, far }: Street): Promise<Figure[]> {
  const [venue] = world.cloud.store.find('hours', {}, { _id: 1 }, 1)
  const room = String(venue?.resource)
  const all = await world.call(persona('wang'), 'booking.week', { from: today(world) })
  const week = all.lines.filter(({ resources: [r] }) => r && people.includes(r)).length
  const figures = await measureCosts(world, people.slice(1), room)
  far(FAR_MS)
  figures.push(await measureFifty(world, people.slice(1), FAR_MS))
  far(0)
  return [plain('mediators whose week one call answers', `${week} of ${people.length}`), ...figures]
}

const today = (world: World): string => dateString(dayOf(world.cloud.clock.now()))

/** p50 of the calls over the calendar as the bookings grow; streets of each size take turns. */
export async function measureBooking(root: string, sizes: number[]): Promise<Figure[]> {
  const streets: Street[] = []
  try {
    for (const size of sizes) streets.push(await openStreet(root, size))
    for (let i = 0; i < WARM_UP + SAMPLES; i++)
      for (const street of streets) await timeCalls(street, i >= WARM_UP)
    const [base] = streets
    if (!base) return []
    const timed = streets.flatMap((street) =>
      CALLS.map((name) => {
        const [mine, first] = [street.took[name], base.took[name]]
        const ratio = median(mine) / median(first)
        const isMeasured = street !== base
        return {
          what: `${name} at ${street.bookings.toLocaleString('en')} bookings`,
          figure: `p50 ${ms(median(mine))}, p95 ${ms(quantile(mine, 0.95))}`,
          budget: isMeasured ? `p50 ≤ ${MAX_RATIO} × of the first` : '',
          met: isMeasured ? ratio <= MAX_RATIO : null,
          raw: `${isMeasured ? `${ratio.toFixed(2)} ×, ` : ''}${SAMPLES} calls, ${MEDIATORS} mediators`,
        }
      }),
    )
    return [...timed, ...(await onceOnly(base))]
  } finally {
    for (const { stop } of streets) await stop()
  }
}
