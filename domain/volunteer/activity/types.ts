import type { Matter, Principal } from '../../matter/types'
import type { Domain } from '../../points/types'
import type { LngLat } from '../../street/types'
import type { MinAge } from '../age'
import type { RiskNotice } from '../risk'
import type { ActivityAction, ActivityMark, ActivityRole, ActivityState } from './lifecycle'

export const ACTIVITY_SHAPE = 1

/** What the timer looks for: a draft that nobody published, the end, the list that nobody confirmed. */
export type ActivityWatch = 'publish' | 'end' | 'confirm'

/** Where people meet. */
export interface Venue {
  name: string
  /** GCJ-02; null where it was only said in words. */
  point: LngLat | null
}

/** What an organiser says of an activity: everything that people must know before they sign up. */
export interface Plan {
  title: string
  /** What is done, and for whom. */
  content: string
  venue: Venue
  from: number
  to: number
  /** 名额 */
  places: number
  minAge: MinAge
  /** Whether there is an insurance: said, never implied (志愿服务条例 art. 16). */
  insured: boolean
  /** What one should be able to do, and what is taught beforehand; empty: nothing. */
  skills: string
  /** Code of the rule by which its hours are paid. */
  rule: string
}

/** 志愿活动: collection `activities`. */
export interface Activity
  extends Matter<ActivityState, ActivityAction | ActivityMark, ActivityRole, ActivityWatch>, Plan {
  /** `activity:` + 24 hex digits, made of who planned it and the request. */
  _id: string
  /** Number that people say on the phone: MMDD-XXXXX. */
  no: string
  /** `_id` and name of the team, its community and domain, as they were when it was planned. */
  team: string
  teamName: string
  community: string
  domain: Domain
  /** Whoever leads the team, as it waits for one of them; put right when leaders change. */
  organisers: Principal[]
  risks: RiskNotice[]
  plannedAt: number
  /** When it was over: at its end, earlier, or when it was cancelled; null before. */
  overAt: number | null
  /** The account of whoever confirmed the list: he found right what nothing was odd about. Null before. */
  confirmedBy: Principal | null
  /** 40 hex digits: of what the check-in code is made. Leaves the cloud only to organisers. */
  secret: string
}
