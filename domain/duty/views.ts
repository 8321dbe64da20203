import type { Row } from '../matter/views'
import type { LeaveView } from '../street/views'
import type { Unsent } from './unsent'

export interface CandidateView {
  id: string
  name: string
  /** “本网格网格员”, “住建 部门网格员” */
  title: string
}

/** 请假: all that its page shows first. */
export interface OwnLeaveView {
  /** Entered and not over. */
  leave: LeaveView | null
  /** Its deputy's `_id`, null where there is none. */
  deputy: string | null
  /** How much waits for the person now: it stays until it is handed over. */
  waiting: number
  /** Who could stand in, the nearest first. */
  deputies: CandidateView[]
}

/** 交接: all that its page shows first. */
export interface TasksView {
  staff: string
  name: string
  items: Row[]
  /** There are more than the list shows. */
  more: boolean
  /** How many there are, shown or not: what 交接 moves, and nothing else. */
  count: number
  /** How many more open matters this person has that no 交接 moves: cases in which he mediates. */
  stays: number
  /** Entered and not over. */
  leave: LeaveView | null
  /** To whom the reader may hand all of it, the deputy first. */
  receivers: CandidateView[]
}

/** Somebody of a grid, as whoever answers for it sees him. */
export interface PersonView extends CandidateView {
  /** How much waits for him, at most one more than `PeopleView.most`. */
  waiting: number
  /** Entered and not over. */
  leave: LeaveView | null
}

export interface PeopleView {
  /** Grids whose people the reader may look at. “黄河社区 第3网格” */
  grids: { code: string; name: string }[]
  /** The one whose people are told; empty where there is none. */
  gridCode: string
  people: PersonView[]
  /** A count that is this high may be higher. */
  most: number
}

/** Somebody of the staff whom a message of his work has not reached, and who has not read it since. */
export interface UnsentView {
  id: string
  name: string
  /** “有新任务待签收” */
  title: string
  /** What it is about, as the message has it. */
  body: string
  why: Unsent
  at: number
  /** 公示牌 phone of the person's grid, else of the street. */
  phone: string
}
