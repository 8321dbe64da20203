/**
 * People's and rooms' time, whatever it is for. All of a date is one document of the street
 * (日程表), which is what makes it impossible to promise an hour twice (docs/decisions/0017).
 */

/** Whose time it is: a staff `_id`, or `room:<code>`. It is a key of maps: no dot, no dollar. */
export type Resource = string

/** Versions of the documents' shapes. */
export const DAY_SHAPE = 1
export const BOOKING_SHAPE = 1
export const HOURS_SHAPE = 1

/** Why time may be taken; a context that books adds its word. */
export type Purpose = 'mediation' | 'meeting' | 'duty'

/** Time that nobody booked but that is not to be had: 请假, and hours that a person takes off. */
export type Blocking = 'leave' | 'off'

/** From the first instant until before the last, epoch ms: two that touch do not overlap. */
export interface Span {
  from: number
  to: number
}

/**
 * 时段: one stretch of time of all its resources, on one Shanghai date. All of them or none: a team
 * of five and its room are held together.
 */
export interface Slot extends Span {
  /** `YYYY-MM-DD` in Shanghai, of `from`. */
  date: string
  /** Without repetition; at least one. */
  resources: Resource[]
  /** What must stay free before and after, by resource, in ms. Absent for none. */
  padMs?: Record<Resource, number>
}

/** One booking's time in a day. */
export interface Booked extends Span {
  /** `<subject>:<n>`: the owner's `_id` and the number of that owner's attempt; never used twice. */
  key: string
  for: Purpose | Blocking
}

/** 暂留: one person's pending choice. It needs no cleaning up: it is judged by `until` on reading. */
export interface Held extends Booked {
  for: Purpose
  /** Epoch ms; from then on it counts for nothing. */
  until: number
  /** How many resources are held together, so that a part of them can never be confirmed. */
  size: number
  /** Principal of the holder. */
  by: string
  /** Key of the booking in whose place this one comes (改期): it is not in the way. */
  instead?: string
}

/** Who wants a slot, for what, under which key. */
export interface Claim {
  slot: Slot
  key: string
  for: Purpose
  /** Principal of the person whose choice it is. */
  by: string
  /** Key of the booking in whose place this one comes (改期). */
  instead?: string
}

/** 候补: somebody who takes this slot if it becomes free. The first that fits is offered it. */
export interface Wait extends Slot {
  /** Becomes the key of the private hold that the offer is. */
  key: string
  for: Purpose
  by: string
  /** Page on which an offer is taken; address with query. */
  page: string
  /** When the person began to wait, epoch ms. */
  at: number
}

/** 日程表: collection `days`, one date of the whole street. */
export interface Day {
  /** `day:YYYY-MM-DD` */
  _id: string
  shape: number
  held: Record<Resource, Held[]>
  booked: Record<Resource, Booked[]>
  /** In the order in which they came. */
  wait: Wait[]
}

/** 预约: collection `bookings`. It follows what the day says, and may be missing for a minute. */
export interface Booking extends Slot {
  /** `booking:<key>` */
  _id: string
  shape: number
  /** `_id` of the owner: a case, a meeting. */
  subject: string
  for: Purpose
  /** `void`: cancelled, or refused; its time is free, and nothing brings it back. */
  state: 'booked' | 'void'
  /** When its people are to be reminded next, judged again then. Null when not any more. */
  remindAt: number | null
  /** Who booked it. */
  by: string
  at: number
}

/** Hours of one weekday in which somebody can be booked. */
export interface WeeklyHours {
  /** 1 Monday … 7 Sunday. */
  weekday: number
  /** `HH:mm`, 24 hours; `24:00` ends a day. */
  from: string
  to: string
}

/** 可约时间: collection `hours`, what a person or a room offers. Without one, nothing. */
export interface Hours {
  /** `hours:<resource>` */
  _id: string
  shape: number
  resource: Resource
  weekly: WeeklyHours[]
  /** Whether statutory holidays are worked. */
  onHolidays: boolean
  /** Length of a slot. */
  minutes: 60 | 90
  /** What stays free around each booking, minutes. */
  bufferMinutes: number
  /** Own hours off, past ones dropped at each change. */
  off: Span[]
  /** Copy of the leave that stands with the person (`duty.leave`); null where there is none. */
  leave: Span | null
  /** Grows with each change. */
  rev: number
}

export const dayId = (date: string): string => `day:${date}`
export const bookingId = (key: string): string => `booking:${key}`
export const hoursId = (resource: Resource): string => `hours:${resource}`
export const keyOf = (subject: string, n: number): string => `${subject}:${n}`

/** The owner's `_id` of a key: all but its number. */
export const subjectOf = (key: string): string => key.slice(0, key.lastIndexOf(':'))

export const emptyDay = (date: string): Day => ({
  _id: dayId(date),
  shape: DAY_SHAPE,
  held: {},
  booked: {},
  wait: [],
})

const BLOCKING: readonly string[] = ['leave', 'off']
/** Whether time is taken by no booking but kept from being booked. */
export const isBlocking = (purpose: string): purpose is Blocking => BLOCKING.includes(purpose)
