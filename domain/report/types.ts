import type { LngLat, StaffRef } from '../street/types'

/** 事件状态 (DOMAIN §3.4). Terminal: REJECTED, CANCELLED; EVALUATED until a 重办. */
export type ReportState =
  | 'SUBMITTED'
  | 'ACCEPTED'
  | 'ASSIGNED'
  | 'PROCESSING'
  | 'RESOLVED'
  | 'CLOSED'
  | 'EVALUATED'
  | 'REJECTED'
  | 'CANCELLED'

/** The rows of the life-cycle table that this version has. */
export type ReportAction =
  | 'submit'
  | 'selfHandle'
  | 'accept'
  | 'reject'
  | 'assign'
  | 'sign'
  | 'return'
  | 'resolve'
  | 'verifyPass'
  | 'verifyFail'
  | 'rate'
  | 'reopen'
  | 'withdraw'

/** Entries of the history that change no state: escalations, a 重办 asked for, 评价 not given in time. */
export type MarkAction = 'escalate' | 'askReopen' | 'declineReopen' | 'noRating'

/** Who a thing waits for or is told to: `user:<openid>`, `staff:<jobNo>` or the dispatcher's `desk`. */
export type Principal = string

/** Evidence: a copy in a place that its sender can no longer change. */
export interface Photo {
  fileId: string
  /** Hex SHA-256 of the bytes at the moment of submission. */
  sha256: string
}

/** How the grid was found; the first that is there wins (DOMAIN §3.1). */
export type PlaceBasis = 'code' | 'building' | 'pin' | 'near' | 'none'

export interface Place {
  basis: PlaceBasis
  /** What people read: the building's name, or the pin's. */
  label: string
  buildingId: string | null
  point: LngLat | null
  gridCode: string | null
  gridName: string
  communityName: string
}

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

/** One line of the whole history; never changed once written. */
export interface HistoryEntry {
  at: number
  action: ReportAction | MarkAction
  from: ReportState | null
  to: ReportState
  by: { principal: Principal; name: string; role: ActorRole }
  note: string
  photos: Photo[]
  /** Request that caused it: the same request twice finds itself here. */
  requestId: string
}

/** In which quality somebody acted. */
export type ActorRole = 'reporter' | 'gridWorker' | 'handler' | 'verifier' | 'dispatcher' | 'system'

/** What the timer watches: the next thing that must happen, and by when. */
export type WatchKind = 'accept' | 'assign' | 'sign' | 'handle' | 'verify' | 'rate'

/** Collection `reports`. */
export interface Report {
  /** `report:` + 24 hex digits, made of the reporter and the request: the same request twice collides. */
  _id: string
  /** Number that people say on the phone: MMDD-XXXXX. */
  no: string
  version: number
  state: ReportState
  /** Not yet at an end (REJECTED, CANCELLED, CLOSED, EVALUATED are ends). */
  open: boolean
  reporter: Principal
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
  /** 分流理由, shown to everybody: “黄河社区 第3网格 · 路面破损 → 住建”. */
  reason: string
  handler: StaffRef | null
  /** Same as handler.id, for the index. */
  handlerId: string | null
  /** 专职网格员 of the grid at the time: is given what the grid itself can do. */
  worker: StaffRef | null
  /** 网格长 of the grid at the time: verifies, is told of what waits. */
  lead: StaffRef | null
  firstSecretary: StaffRef | null
  /** Whose turn it is; the work lists are made of this one field. Null: nobody's, it is over. */
  waitingFor: Principal | null
  submittedAt: number
  acceptedAt: number | null
  assignedAt: number | null
  signedAt: number | null
  resolvedAt: number | null
  closedAt: number | null
  /** 办理时限, frozen at 分派; a 重办 sets a new one of half the time. */
  dueAt: number | null
  /** When the timer looks again, or null. */
  nextAt: number | null
  nextKind: WatchKind | null
  /** How often this watch has escalated: 0 none, 1 网格长, 2 第一书记, 3 街道. */
  escalations: number
  returns: number
  /** After two 退回 the street's assignment is final. */
  finalAssign: boolean
  reworks: number
  reopens: number
  /** A second 重办 waits for the dispatcher's word. */
  reopenAsked: boolean
  result: Result | null
  rating: Rating | null
  /** Content check: anything but `pass` is seen by a person first (never deleted). */
  moderation: 'pass' | 'review' | 'unchecked'
  history: HistoryEntry[]
}
