import type { PhotoView } from '../call/views'
import type { Tone } from '../matter/lifecycle'
import type { ActionView, HistoryView, StepView } from '../matter/views'
import type { ComplaintState } from './lifecycle'
import type { ComplaintKind, RatingOutcome } from './subjects'

/** What the cloud answers of a complaint: a card in a list, or the whole page. Times are epoch ms. */

export interface ComplaintCard {
  id: string
  no: string
  kind: ComplaintKind
  state: ComplaintState
  stateText: string
  tone: Tone
  /** First words of the text. */
  title: string
  /** “投诉 · 工作人员 · 网格和社区” */
  aboutText: string
  submittedAt: number
  /** By when whoever it waits for must act. */
  dueAt: number | null
  overdue: boolean
  /** The year's holidays are not known yet: the last day may still move. */
  provisional: boolean
  step: number
  myTurn: boolean
  /** “等您答复”, “等待受理” */
  waitingText: string
}

export interface ComplaintView extends ComplaintCard {
  version: number
  text: string
  photos: PhotoView[]
  /** Of a person: in the writer's words. */
  who: string
  /**
   * Number of the report or case that it is about, and who worked on that; empty where there is none. Staff
   * are named to colleagues, to the writer by their first character.
   */
  sourceNo: string
  concernedNames: string[]
  /** Who has it: “投诉受理员 李四”; empty where nobody has. */
  receiverText: string
  /** Nobody is there who may answer it: what to do meanwhile. Empty else. */
  nobodyText: string
  steps: StepView[]
  history: HistoryView[]
  /** The answer that stands, or why it was turned down and where it belongs. */
  answer: { text: string; photos: PhotoView[]; at: number; by: string } | null
  way: { name: string; text: string } | null
  rating: { outcome: RatingOutcome; text: string; comment: string } | null
  /** 2 after 追问. */
  round: number
  actions: ActionView[]
  /** To whom the reader may give it; empty for whoever may not. */
  receivers: { id: string; name: string; title: string }[]
  /** Of whom the reader may ask for an account; empty for whoever may not. */
  askable: { id: string; name: string }[]
  /** What was asked of those whom it concerns, and what they said: for colleagues alone. */
  inquiries: {
    name: string
    question: string
    at: number
    said: { text: string; at: number } | null
  }[]
  /** “我”, “居民”, “工作人员”, “要求保密”. Never a name or number. */
  complainantText: string
  confidential: boolean
  mine: boolean
  /** It was made or moved before by the same request; nothing new was written. */
  repeated: boolean
}

/** 请说明情况, as whoever was asked sees it: what was asked of him and what he has said. */
export interface AskedView {
  id: string
  version: number
  /** One after another, his own alone. */
  inquiries: { question: string; at: number; said: { text: string; at: number } | null }[]
  actions: ActionView[]
  /** It was said before by the same request; nothing new was written. */
  repeated: boolean
}

export interface ComplaintFigures {
  states: Record<ComplaintState, number>
  total: number
  overdue: number
}
