import type { Tone } from '../matter/lifecycle'
import type { ActionView } from '../matter/views'
import type { LngLat } from '../street/types'
import type { MinAge } from './age'
import type { ActivityState } from './activity/lifecycle'
import type { HoursKind, Minutes } from './hours/kinds'
import type { PartAction, PartState } from './part/lifecycle'

/** What the cloud answers of activities and hours. Times are epoch ms, days `YYYY-MM-DD`, hours are minutes. */

/** The reader's own part in an activity, as a list shows it. */
export interface OwnPart {
  state: PartState
  stateText: string
  tone: Tone
}

export interface ActivityCard {
  id: string
  title: string
  teamName: string
  domainText: string
  /** “黄河社区” */
  communityName: string
  /** Where people meet, in words. */
  venue: string
  from: number
  to: number
  state: ActivityState
  stateText: string
  tone: Tone
  /** 名额: all of them, those that are free, and how many wait; of one that is not open nothing is free. */
  places: number
  free: number
  waiting: number
  /** “等您确认名单”, “等待确认名单”; empty where nothing is awaited. */
  waitingText: string
  /** It waits for the reader, as its organiser or whoever decides. */
  myTurn: boolean
  /** Null: he has not signed up. */
  mine: OwnPart | null
}

export interface ActivityView extends ActivityCard {
  /** Number that people say on the phone. */
  no: string
  version: number
  content: string
  /** GCJ-02; null where the place was only said in words. */
  point: LngLat | null
  minAge: MinAge
  /** “14岁及以上”; empty: for everybody. */
  minAgeText: string
  insured: boolean
  /** What one should be able to do; empty: nothing. */
  skills: string
  /** Code of the rule by which hours are paid, and its words: “志愿服务每小时 10分”. */
  rule: string
  ruleText: string
  /** 风险告知 as it stands now: whoever signs up sends its version along. */
  risk: { version: number; text: string }
  /** Why it was cancelled or changed; empty else. */
  reason: string
  /** Steps of the organiser and whoever decides. */
  actions: ActionView[]
  /** The reader leads it: roster, code and daily list are his. */
  isOrganiser: boolean
  repeated: boolean
}

/** One's own part: in an activity, or own hours. */
export interface PartView extends OwnPart {
  id: string
  version: number
  /** Name of the reader's child whose it is; empty: his own. */
  child: string
  /** Null: own hours. */
  activity: string | null
  title: string
  /** Planned; of own hours as they were told. */
  from: number
  to: number
  /** How the minutes are known; null before anybody came. */
  kind: HoursKind | null
  kindText: string
  inAt: number | null
  outAt: number | null
  /** Minutes that count; 0 until they do. */
  minutes: number
  /** “没有签退”: why a person has to look before they count. */
  odd: string[]
  /** Why they do not count; empty else. */
  reason: string
  /** “签到”: what is awaited; empty where it has ended. */
  waitingText: string
  /** When he signed up, or told of own hours; the organiser's list tells two of one name apart by it. */
  since: number
  acknowledged: boolean
  /** Why its hours count and bring no points: “超过90天，不再给积分；时长照记”; empty else. */
  unpaidText: string
  /** Whom it was done for can be asked to say so (`volunteer.ackCode`). */
  mayAskServed: boolean
  /** What the reader may do with it now, the next thing first. */
  actions: PartActionView[]
  repeated: boolean
}

/** A button of one's own part; `signUp`, `wait` and `walkIn` stand there where one has none. */
export interface PartActionView extends Omit<ActionView, 'action'> {
  /** `signUp`, `wait` → `volunteer.signUp`; `cancel` → `volunteer.cancelSignUp`; others as their calls. */
  action: Extract<PartAction, 'signUp' | 'wait' | 'walkIn' | 'cancel' | 'checkIn' | 'checkOut'>
}

/** A child of the reader's in an activity. */
export interface ChildView {
  /** Said along with each call for it. */
  key: string
  name: string
  part: PartView | null
  actions: PartActionView[]
  /** As of the reader's own. */
  hindrance: string
}

/** All that the page of an activity shows first: one call. */
export interface ActivityPageView {
  activity: ActivityView
  part: PartView | null
  /** What whoever has no part, or a cancelled one, may do: `signUp`, `wait` or, while it is on, `walkIn`; or nothing. */
  actions: PartActionView[]
  /** Children of his, where children may come and he goes himself, or one has a part. */
  children: ChildView[]
  /** Why he cannot sign up though it is open: “请先登记为志愿者，再办这一步。”; empty else. */
  hindrance: string
}

/** 签到码 of now, for organisers alone. */
export interface CodeView {
  digits: string
  /** Text of the QR code. */
  text: string
  /** How long it is still shown, in ms; then it is asked for anew. */
  leftMs: number
}

/** A line of the roster and of the daily list. */
export interface RosterLine {
  /** `part:…` */
  id: string
  version: number
  /** Whole for whoever leads: he knows these people. “李*” for whoever decides by a post. */
  name: string
  state: PartState
  stateText: string
  tone: Tone
  kindText: string
  /** “现场”: he did not sign up before it began; empty else. */
  cameText: string
  inAt: number | null
  outAt: number | null
  minutes: number
  odd: string[]
  /** What he wrote with own hours. */
  note: string
  /** When he signed up, or told of own hours: two of one name are told apart by it. */
  since: number
  /** Whom it was done for has said so. */
  acknowledged: boolean
  /** What is decided now brings no points any more, and why; empty else. */
  unpaidText: string
  /** It has to be decided before the list can be confirmed. */
  isUndecided: boolean
  /** `tickIn`, `tickOut`, `count`, `strike`: calls of the same name, as far as the reader may. */
  actions: ('tickIn' | 'tickOut' | 'count' | 'strike')[]
}

/** All that the organiser's roster shows first: one call. */
export interface RosterView {
  activity: ActivityView
  /** Who has a place, who waits, who came, in this order by name; at most 600. */
  lines: RosterLine[]
}

/** One thing on the daily list. */
export interface DayLine extends RosterLine {
  /** Null: own hours. */
  activity: string | null
  title: string
  /** Planned or told. */
  from: number
  to: number
}

/**
 * What waits for a decision, of all teams that the reader leads and of his community's, the oldest first; at
 * the desk also what nobody nearer may decide, or has not for three days. At most 100.
 */
export interface DayView {
  lines: DayLine[]
}

/** A line of the roster after a step on it. */
export interface DecidedView {
  line: RosterLine
  repeated: boolean
}

/** All that “我的时长” shows first: one call. */
export interface ServiceHoursView {
  /** By how they are known; there is no sum of all. */
  minutes: Minutes
  kindTexts: Record<HoursKind, string>
  /** Of each child of his that has any, apart: never added to his own. */
  children: { name: string; minutes: Minutes }[]
  /** The newest first. */
  items: PartView[]
  next: string | null
}
