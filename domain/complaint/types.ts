import type { Entry, Matter, Photo, Principal, StaffRef } from '../matter/types'
import type { ComplaintAction, ComplaintMark, ComplaintRole, ComplaintState } from './lifecycle'
import type { About, ComplaintKind, RatingOutcome, Subject, Way } from './subjects'

/** What the timer watches. */
export type ComplaintWatch = 'answer' | 'rate'

export type ComplaintEntry = Entry<ComplaintState, ComplaintAction | ComplaintMark, ComplaintRole>

/** 答复期限: the end of the fifth working day after it was said. */
export interface AnswerBy {
  at: number
  /** Counted from the day of this instant. */
  from: number
  /** The last year on the way that nobody knew: it may still move. Null else. */
  guessedYear: number | null
}

/** 请说明情况: what one of those whom it concerns was asked, and what he has said to it. */
export interface Inquiry {
  of: StaffRef
  question: string
  /** Whoever has asked. */
  by: StaffRef
  at: number
  said: { text: string; at: number } | null
}

/** Collection `complaints`: 投诉建议. */
export interface Complaint extends Matter<
  ComplaintState,
  ComplaintAction | ComplaintMark,
  ComplaintRole,
  ComplaintWatch
> {
  /** `complaint:` + 24 hex digits, made of whoever wrote it and the request. */
  _id: string
  /** Number that people say on the phone: MMDD-XXXXX. */
  no: string
  complainant: Principal
  /** The writer's post, where it is one of the staff. */
  complainantStaffId: string | null
  kind: ComplaintKind
  about: About
  subject: Subject | null
  /** Of a person: what he looked like, when and where, in the writer's words. */
  who: string
  /** The writer's own report or case that it is about, or null. */
  source: { id: string; no: string } | null
  /** Who worked on that: it may be about any of them. */
  concerned: StaffRef[]
  /** Whom the receiver has asked for an account, in that order; absent: nobody. */
  inquiries?: Inquiry[]
  /** Whoever has withdrawn because it concerns him, and the writer, by post and by account. */
  except: Principal[]
  confidential: boolean
  text: string
  photos: Photo[]
  /** Content check, as of a report; a person reads it in any case. */
  moderation: 'pass' | 'review' | 'unchecked'
  submittedAt: number
  answeredAt: number | null
  answerBy: AnswerBy
  /** 2 after 追问. */
  round: 1 | 2
  /** Who has it, while one person has. */
  receiver: StaffRef | null
  /** Whoever has answered or turned it down: another does so the second time. */
  decidedBy: string[]
  /** Ids of the staff who may read it: those who had it, and those who were told that it is late. */
  readers: string[]
  /** Of those, whoever was told that it is late and may give it to another. */
  told: string[]
  /** Where it belongs, of one that was turned down. */
  way: Way | null
  rating: { outcome: RatingOutcome; comment: string; at: number } | null
}
