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
import { openWorld } from './openWorld'
import { median, ms, quantile, type Figure } from './table'
import { bind, persona, type World } from './world'

/** Twelve mediators whose days are half full, in a street that has booked for years. */
const MEDIATORS = 12
const DAYS = 14
const BOOKED_HOURS = [9, 11, 13, 15]
const BATCH = 5_000
const WARM_UP = 20
const SAMPLES = 100
const MAX_RATIO = 1.3
/** The first of them, who sets his hours. */
const OWNER = 'o-bench-mediator'

const CALLS = ['booking.week', 'booking.setHours'] as const
type Name = (typeof CALLS)[number]

interface Street {
  world: World
  stop: () => Promise<void>
  bookings: number
  took: Record<Name, number[]>
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
  const { world, stop } = await openWorld(root, {})
  fill(world, await hire(world), bookings)
  return { world, stop, bookings, took: { 'booking.week': [], 'booking.setHours': [] } }
}

async function timeCalls({ world, took }: Street, isWarm: boolean): Promise<void> {
  const now = world.cloud.clock.now()
  const { weekly, onHolidays, minutes, bufferMinutes, rev } = await world.call(
    OWNER,
    'booking.hours',
    {},
  )
  const own = { weekly, onHolidays, minutes, bufferMinutes, rev }
  const off = [{ from: now + DAY_MS, to: now + DAY_MS + HOUR_MS }]
  const calls: Record<Name, () => Promise<unknown>> = {
    'booking.week': () =>
      world.call(persona('wang'), 'booking.week', { from: dateString(dayOf(now)) }),
    'booking.setHours': () =>
      world.call(OWNER, 'booking.setHours', { ...own, requestId: world.requestId(), off }),
  }
  for (const name of CALLS) {
    const began = performance.now()
    await calls[name]()
    if (isWarm) took[name].push(performance.now() - began)
  }
  await world.cloud.atRest()
}

/** p50 of the calls over the calendar as the bookings grow; streets of each size take turns. */
export async function measureBooking(root: string, sizes: number[]): Promise<Figure[]> {
  const streets: Street[] = []
  try {
    for (const size of sizes) streets.push(await openStreet(root, size))
    for (let i = 0; i < WARM_UP + SAMPLES; i++)
      for (const street of streets) await timeCalls(street, i >= WARM_UP)
    const [base] = streets
    if (!base) return []
    return streets.flatMap((street) =>
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
  } finally {
    for (const { stop } of streets) await stop()
  }
}
