import type { SlotState } from './slots'
import type { StrandWhy } from './stranded'
import type { Purpose, WeeklyHours } from './types'

/** Plain data for the reader's eyes. Times are epoch ms, dates `YYYY-MM-DD` in Shanghai. */

export interface SlotView {
  from: number
  to: number
  /** `yours`: held for whoever asks. Nothing says by whom or for what the others are taken. */
  state: SlotState | 'yours'
}

export interface DayView {
  date: string
  slots: SlotView[]
}

/** The slots of one person or room, or of all that were asked for together. */
export interface LineView {
  resources: string[]
  days: DayView[]
  /** The first free slot of all that can be booked, not of these days alone; null where none is. */
  firstFree: number | null
}

export interface WeekView {
  lines: LineView[]
}

export interface SpanView {
  from: number
  to: number
}

/** A free slot, to be asked for as it is. */
export interface FreeSlotView extends SpanView {
  date: string
  resources: string[]
}

/** A booking that its person cannot keep. */
export interface StrandedView extends SpanView {
  why: StrandWhy
  /** `_id` of what it is for. */
  subject: string
  for: Purpose
  /** Free slots of all its people and its room, soonest first: what to move it to. */
  instead: SpanView[]
}

/** 可约时间 as their person sees them. */
export interface HoursView {
  weekly: WeeklyHours[]
  onHolidays: boolean
  minutes: 60 | 90
  bufferMinutes: number
  off: SpanView[]
  leave: SpanView | null
  /** To be given back with a change. */
  rev: number
  /** What cannot be kept of what is booked, soonest first. */
  stranded: StrandedView[]
}
