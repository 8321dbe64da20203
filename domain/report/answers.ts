import type { PhotoView } from '../call/views'
import type { Tone } from '../matter/lifecycle'
import type { ActionView, HistoryView, StepView } from '../matter/views'
import type { Specialty } from '../street/committee'
import type { LngLat } from '../street/types'
import type { ReportState } from './lifecycle'

/** What the cloud answers of a report: a card in a list, or the whole page. Times are epoch ms. */

export interface ReportCard {
  id: string
  no: string
  state: ReportState
  stateText: string
  tone: Tone
  /** First words of the text, or the category. */
  title: string
  categoryName: string
  placeLabel: string
  gridName: string
  submittedAt: number
  /** By when whoever it waits for must act: the 办理时限 once there is one. Lists of work go by it. */
  dueAt: number | null
  /** Open and past `dueAt`. */
  overdue: boolean
  /** The year's holidays are not known yet: the deadline may still move. */
  provisional: boolean
  /** 1–5 */
  step: number
  /** It is this reader's turn. */
  myTurn: boolean
  /** “等您评价”, “等待签收” */
  waitingText: string
}

export interface ReportView extends ReportCard {
  version: number
  text: string
  photos: PhotoView[]
  categoryCode: string | null
  unitName: string
  reason: string
  placePoint: LngLat | null
  gridCode: string | null
  communityName: string
  /** Whole for colleagues, else 张*. */
  handlerName: string
  /** 公示牌 phone of the grid or the street. */
  phone: string
  steps: StepView[]
  history: HistoryView[]
  result: { text: string; photos: PhotoView[]; noPhotoReason: string; at: number } | null
  rating: { outcome: 'solved' | 'partly' | 'unsolved'; stars: number; comment: string } | null
  reopens: number
  /** 补充, in their order. Absent in copies that a phone has kept from before. */
  supplements?: { text: string; photos: PhotoView[]; at: number }[]
  /**
   * 已转人民调解, for its reporter alone: which kind his application begins with, where that is known, and
   * the case that he has applied for. Null for everybody else, and where nothing was transferred.
   */
  mediation: { specialty: Specialty | null; caseId: string | null } | null
  actions: ActionView[]
  /** For whose 待办 this waits, where the reader may hand all of them over (`duty.handOver`). */
  handOverOf: { id: string; name: string } | null
  /** Whose report: “我”, “居民”, or “保密”. Never a name or number. */
  reporterText: string
  /** The reader may be told the reporter's number (`report.reveal`), if there is one. */
  callable: boolean
  /** The reader reported it. */
  mine: boolean
  /** This report was made before by the same request; nothing new was written. */
  repeated: boolean
}
