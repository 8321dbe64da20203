import type { Tone } from '../matter/lifecycle'
import type { ActionView, Row } from '../matter/views'
import type { AgeBand, Ward } from './age'
import type { TeamState } from './team/lifecycle'

/** What the cloud answers of volunteering. Times are epoch ms, days `YYYY-MM-DD`. */

/** 志愿者资料, of whoever calls; null fields before he has registered. */
export interface VolunteerView {
  name: string | null
  band: AgeBand | null
  bandText: string
  /** Children under 14 whom he takes along. */
  wards: Ward[]
}

/** All that the volunteers' home page shows first: one call. */
export interface VolunteerHomeView {
  me: VolunteerView
  /** Of what the reader signed up for and has not ended, the soonest. */
  next: Row | null
  /** Teams that the reader is in, the last joined first; at most 20. */
  teams: TeamCard[]
}

export interface TeamCard {
  id: string
  name: string
  domainText: string
  /** “黄河社区” */
  communityName: string
  state: TeamState
  stateText: string
  tone: Tone
  /** “等您审批”, “等待审批”; empty where nothing is awaited. */
  waitingText: string
  myTurn: boolean
}

export interface TeamView extends TeamCard {
  version: number
  purpose: string
  /** Who applied, for himself and whoever decides while it is open; else empty. */
  applicantName: string
  /** Who leads it now: first characters for everybody, whole names for each other and whoever decides. */
  leaders: { name: string; to: string; mine: boolean }[]
  /** Why it was not approved, or was dissolved; empty else. */
  reason: string
  actions: ActionView[]
  mine: boolean
  /** It was made or moved before by the same request; nothing new was written. */
  repeated: boolean
}

/** All that the page of a team shows first: one call. */
export interface TeamPageView {
  team: TeamView
  members: number
  /** Whether the reader is one. */
  isMember: boolean
  /** 邀请入队 that nobody has answered, for its leaders and whoever decides; else 0. */
  invited: number
  /** Who they are, for its leaders, and by their first character for whoever decides about it, the longest first; else empty. At most 200. */
  roster: { id: string; name: string; at: number; isMe: boolean }[]
}

/** 邀请入队, for whoever the number belongs to. */
export interface InvitedView {
  /** Whether a number is known at all: without one nobody is found. */
  hasNumber: boolean
  items: {
    /** `teamInvitation:…` */
    id: string
    teamName: string
    domainText: string
    communityName: string
    purpose: string
    /** Whom the list names, masked: the number may have been another person's. */
    nameMasked: string
    /** Until when it stands. */
    until: number
  }[]
}

export interface JoinedView {
  id: string
  isMember: boolean
}
