import { keepingOf } from '../street/keeping'
import { DAY_MS } from '../calendar/zone'
import type { Principal } from '../matter/types'

/** What of somebody a reader was told. */
export type ReadWhat = 'name' | 'phone'

export const READ_WORDS: Record<ReadWhat, string> = { name: '称呼', phone: '电话' }

/** Lines from before this instant go. `days`: what the street says (`retention.readsDays`). */
export const readsKeptSince = (now: number, days?: number): number =>
  now - keepingOf({ readsDays: days }).readsDays * DAY_MS

/**
 * Collection `reads`: who was told who somebody is, and when; committed before the answer leaves. Written once,
 * changed never, shown to whom it is about.
 */
export interface Read {
  /** `read:` + 24 hex digits of the request that asked. */
  _id: string
  /** Whose name and number: an account; of a party without one, the case and its key. */
  of: Principal
  /** Who was told: his post. */
  by: Principal
  /** The reader as whoever is concerned reads it: “网格员 张*”. */
  byText: string
  what: ReadWhat[]
  /** `_id` of what it was for, and what that is called. */
  about: string
  aboutText: string
  at: number
}

/** One line of 谁看过我的信息. */
export interface ReadView {
  at: number
  by: string
  /** “称呼、电话” */
  what: string
  /** “上报 0608-7K2QD” */
  about: string
}

/** Whom to call, for whoever asked and may know. */
export interface RevealedView {
  /** What the person is called; empty where nothing is known. */
  name: string
  phone: string
}
