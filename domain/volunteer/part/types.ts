import type { Principal } from '../../matter/types'
import type { HoursKind } from '../hours/kinds'
import type { Odd } from '../hours/odd'
import type { PartAction, PartRole, PartState } from './lifecycle'

export const PART_SHAPE = 1

export interface PartLine {
  at: number
  action: PartAction
  by: Principal
  role: PartRole
  note: string
}

/** How whom it was done for said so: by the code that the volunteer showed, or on paper; false: not at all. */
export type Acknowledged = false | 'CODE' | 'PAPER'

/** 受助者确认码, as long as it is good. */
export interface AckCode {
  /** Made of the eight digits, which are kept nowhere. */
  key: string
  /** From then on it opens nothing. */
  until: number
}

/** Whoever has found the hours right, and how many minutes he found. */
export interface Finding {
  by: Principal
  minutes: number
  at: number
}

/** 参加: collection `parts`. One person in one activity, or hours that he told himself. */
export interface Part {
  /** `part:` + 24 hex digits, made of the activity and the person (and the child), or of the request. */
  _id: string
  shape: number
  version: number
  state: PartState
  /** `_id` of the activity; null: own hours. */
  activity: string | null
  team: string | null
  /** What was done, as the record says it. */
  title: string
  /** Whose account; the guardian's for a child. */
  user: Principal
  /** Key of the child in the guardian's profile; null: himself. */
  ward: string | null
  name: string
  /** Of a child's: how the guardian is called; absent else. */
  guardian?: string
  /** When it was planned. */
  from: number
  to: number
  /** 风险告知 that was read: its version; 0 of own hours. */
  risk: number
  /** How the minutes are known; null before anybody came. */
  kind: HoursKind | null
  inAt: number | null
  outAt: number | null
  odd: Odd[]
  /** Minutes that count. 0 until they do. */
  minutes: number
  /** Who has found them right so far, each another person. */
  findings: Finding[]
  /** How many have to. */
  needed: 1 | 2 | 3
  acknowledged: Acknowledged
  /** By which whom it was done for finds these hours; absent or null: none was asked for, or it was used. */
  ackCode?: AckCode | null
  /** When the timer looks: minutes that count, and for which nothing has been given yet. Null: nothing to do. */
  lookAt: number | null
  history: PartLine[]
}
