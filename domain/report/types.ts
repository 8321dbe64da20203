import type { Entry, Matter, Photo, Principal, StaffRef } from '../matter/types'
import type { Place } from '../place/types'
import type { ReportAction, ReportMark, ReportRole, ReportState } from './lifecycle'

export interface Rating {
  outcome: 'solved' | 'partly' | 'unsolved'
  /** 1–5 */
  stars: number
  comment: string
  at: number
}

/** 办结结果 */
export interface Result {
  text: string
  photos: Photo[]
  /** Why there is no after-photo; empty where there is one. */
  noPhotoReason: string
  at: number
}

/** 办理时限 and what it was reckoned from, so that it can be reckoned again. */
export interface Deadline {
  at: number
  from: number
  /** Working hours, or clock hours under ★. */
  hours: number
  /** The last year on the way that nobody knew: the deadline is provisional until it is known. */
  guessedYear: number | null
}

/** What the timer watches: the next thing that must happen, and by when. */
export type WatchKind = 'accept' | 'assign' | 'sign' | 'handle' | 'verify' | 'rate' | 'grant'

export type HistoryEntry = Entry<ReportState, ReportAction | ReportMark, ReportRole>

/** Collection `reports`. */
export interface Report extends Matter<
  ReportState,
  ReportAction | ReportMark,
  ReportRole,
  WatchKind
> {
  /** `report:` + 24 hex digits, made of the reporter and the request: the same request twice collides. */
  _id: string
  /** Number that people say on the phone: MMDD-XXXXX. */
  no: string
  reporter: Principal
  /** The reporter's post, where the reporter is one of the staff. */
  reporterStaffId: string | null
  /** 对被投诉方保密: only dispatchers see who reported. */
  confidential: boolean
  text: string
  photos: Photo[]
  categoryCode: string | null
  categoryName: string
  place: Place
  gridCode: string | null
  unitCode: string | null
  unitName: string
  /** Time to handle of the category as it was when it was set, in hours; null before. */
  hours: number | null
  /** ★ of the category as it was then: the wall clock counts. */
  star: boolean
  /** 分流理由, shown to everybody: “黄河社区 第3网格 · 路面破损 → 住建”. */
  reason: string
  handler: StaffRef | null
  /** Same as handler.id, for the index. */
  handlerId: string | null
  /**
   * Of the grid, as an import last found it: whoever there was given work, the 网格长 and the 第一书记.
   * Whoever must be there now is found in the street's directory (`crewOf`).
   */
  worker: StaffRef | null
  lead: StaffRef | null
  firstSecretary: StaffRef | null
  /** Who verifies, while that is awaited of one person; null where it is the desk. */
  verifier: StaffRef | null
  submittedAt: number
  acceptedAt: number | null
  assignedAt: number | null
  signedAt: number | null
  resolvedAt: number | null
  closedAt: number | null
  /** 办理时限, frozen at 分派; a 重办 sets a new one of half the time. */
  deadline: Deadline | null
  returns: number
  /** After two 退回 the street's assignment is final. */
  finalAssign: boolean
  reworks: number
  /** Counts against the limit: a 重办 that was declined uses up what is left, and is none. */
  reopens: number
  /** A second 重办 waits for the dispatcher's word. */
  reopenAsked: boolean
  result: Result | null
  /** How it was closed, where not by a result that was verified. Absent in documents from before. */
  outcome?: 'TO_MEDIATION' | null
  /**
   * The case that its reporter has applied for, the last one. In no view but his own: whether he goes to
   * the committee is nobody's business here.
   */
  caseId?: string | null
  /** Whoever has ever solved it, by post and by account: none of them verifies or rates it. */
  doneBy: Principal[]
  rating: Rating | null
  /** Content check: anything but `pass` is seen by a person first (never deleted). */
  moderation: 'pass' | 'review' | 'unchecked'
}
