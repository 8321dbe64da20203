import type { MediatorKind, Specialty } from '../street/committee'
import type { Entry, Matter, Principal, StaffRef } from '../matter/types'
import type { CaseAction, CaseMark } from './lifecycle'
import type { MediationRole } from './roles'
import type { CaseState } from './states'
import type { Agreement, SettledLevel, Spoken } from './agreementTypes'

export type { Agreement, Duty, PartyYes, SettledLevel, Spoken } from './agreementTypes'
export type { DraftOnTable, Table } from './tableTypes'
export { SPECIALTIES, type MediatorKind, type Specialty } from '../street/committee'

/** 代理: GENERAL may attend and speak; only SPECIAL settles or signs. A guardian stands for his ward. */
export interface Agent {
  name: string
  relation: 'guardian' | 'representative' | 'child' | 'lawyer' | 'other'
  power: 'GENERAL' | 'SPECIAL'
  phone: string
  user: Principal | null
}

/** One party 当事人. Names are never keys: two parties may have one name. */
export interface Party {
  /** `p1`, `p2` … in the order of the application. */
  key: string
  side: 'applicant' | 'respondent'
  kind: 'person' | 'organisation'
  name: string
  /** As the applicant gave it; whoever reads the case but is not on the committee sees none of it. */
  phone: string
  address: string
  /** The account; null where the party has no phone or has not come in yet. */
  user: Principal | null
  agent: Agent | null
  consent: Spoken | null
  /** 权利义务告知 read. */
  told: Spoken | null
  /** Up to three, the dearest first; null: not chosen yet. */
  ranks: string[] | null
  /** Yes to the people proposed or to what they disclosed. */
  approved: Spoken | null
  extended: Spoken | null
  absences: number
  rating: { stars: number; comment: string; at: number } | null
}

/** One line of the table of a joint choice, shown to all sides. */
export interface ChoiceLine {
  staff: StaffRef
  /** Rank by each party, 1–3, in the parties' order; null: not chosen by that party. */
  ranks: (number | null)[]
  sum: number
  worst: number
  openCases: number
  specialty: boolean
  sameCommunity: boolean
  chosen: boolean
}

/** 组团: one of the people at the table. */
export interface Member extends StaffRef {
  kind: MediatorKind
  taken: boolean
  /** What he has disclosed of relations to a party; empty: nothing. */
  disclosure: string
}
/** Where the choice stands. */
export type ChoiceStage = 'rank' | 'propose' | 'take' | 'approve' | 'book'

export interface Choice {
  stage: ChoiceStage
  /** The joint choice as it was reckoned; empty where there was none. */
  table: ChoiceLine[]
  /** Chosen by the parties, or proposed by the chair. */
  by: 'parties' | 'chair' | null
  /** Why the chair proposed them. */
  reason: string
  /** Whoever declined, was replaced or recused: not proposed again. */
  excluded: string[]
}

/** A hold of a person's own, until it is confirmed or lapses; one a person and case. */
export interface HoldPointer extends Slot {
  n: number
  until: number
  /** Key and content of the request that made it: a hold's mark is its pointer. */
  request: string
  asked: string
}

/** 候补: a time that somebody waits for, or that is held for him alone since it was freed. */
export interface CaseWait extends Slot {
  /** Its name in the calendar, `<case>:<n>`: the offer is a hold under it. */
  key: string
  n: number
  by: Principal
  /** Until when it is held for that person; null while it is somebody else's. */
  until: number | null
}

/** A time for people and a room. Resources: `staff:<jobNo>` and `room:<code>`. */
export interface Slot {
  /** Shanghai's date, YYYY-MM-DD. */
  date: string
  from: number
  to: number
  resources: string[]
}

export interface CaseBooking extends Slot {
  /** Its name in the calendar, `<case>:<n>`. */
  key: string
  roomName: string
  /** 线上: a link or a number of the street's own means; empty: on the spot. */
  link: string
}

/** What the calendar gets back; `part`: of these resources alone, the appointment stays for the others. */
export interface FreedTime extends CaseBooking {
  part?: true
}

/** 调解记录 of one sitting. What was offered there is not in it (民诉法解释 art. 107). */
export interface Sitting {
  at: number
  present: string[]
  minutes: string
}

export type EndReason =
  | 'REFUSED'
  | 'UNREACHABLE'
  | 'OUT_OF_SCOPE'
  | 'FAILED'
  | 'OVERDUE'
  | 'ESCALATED'
  | 'WITHDRAWN'
  | 'SETTLED_PRIVATELY'
  | 'SIGNATURE_REFUSED'
export type ReferredTo = 'COURT' | 'ARBITRATION' | 'PETITION' | 'POLICE' | 'OTHER'

export type CaseWatch =
  | 'screen'
  | 'consent'
  | 'accept'
  | 'acknowledge'
  | 'rank'
  | 'propose'
  | 'take'
  | 'approve'
  | 'book'
  | 'session'
  | 'finish'
  | 'recuse'
  | 'invite'
  | 'sign'
  | 'rate'

/** Collection `cases`. */
export interface Case extends Matter<CaseState, CaseAction | CaseMark, MediationRole, CaseWatch> {
  /** `case:` + 24 hex digits of the applicant and the request. */
  _id: string
  /** Number that people say on the phone: MMDD-XXXXX. */
  no: string
  /** 〔年〕人调字第×号; empty until the timer has given it, one case after another. */
  number: string
  appliedAt: number
  /** Whoever filed it, as an account; of 代办 the clerk's. */
  applicant: Principal
  filedBy: StaffRef | null
  source: 'SELF' | 'PROACTIVE' | 'COURT' | 'POLICE' | 'GRID_EVENT' | 'OTHER'
  /** The report it came from. */
  reportId: string | null
  specialty: Specialty
  facts: string
  claim: string
  communityCode: string | null
  parties: Party[]
  /** Accounts of parties and agents, and whoever sits at the table; for the lists of both. */
  people: Principal[]
  /**
   * Who owes the next word: accounts, staff, or the posts `chair` and `clerk`, the clerk for a party
   * without a phone. `waitingFor` is the first of them; work lists are the query of this array.
   */
  turn: Principal[]
  risk: 'GREEN' | 'YELLOW' | 'RED'
  /** 报警记录 under RED (人民调解法 art. 25). */
  policeRecord: string
  acceptedAt: number | null
  /** 一般一个月内 (人民调解工作若干规定 art. 33). */
  termAt: number | null
  extended: boolean
  /** 延期 as somebody asked for it; over at `until`, and then it may be asked for again. */
  extension: { by: Principal; byName: string; note: string; at: number; until: number } | null
  choice: Choice | null
  lead: Member | null
  /** Same as lead.id, for the index. */
  leadId: string | null
  team: Member[]
  /** Invited, waiting for every party's yes. */
  invited: { member: Member; yes: string[] } | null
  recusal: { party: string; reason: string; at: number } | null
  bookings: number
  booking: CaseBooking | null
  /** Times it has no use for any more, until the calendar has them back (`jobs`). */
  freeing: FreedTime[]
  /** Number of the last hold; the next has the next. */
  holdNo: number
  /** By account without its prefix. */
  holds: Record<string, HoldPointer>
  /** What its people wait for; absent: nothing. */
  waits?: CaseWait[]
  absences: number
  /** `_id` of the code that counts, by party. */
  codes: Record<string, string>
  sittings: Sitting[]
  agreement: Agreement | null
  end: { reason: EndReason; referredTo: ReferredTo | null; noticeAt: number } | null
  /** It is in its mediator's own figures. */
  counted: boolean
  /** 化解层级 */
  level: SettledLevel | null
  moderation: 'pass' | 'review' | 'unchecked'
}

export type CaseEntry = Entry<CaseState, CaseAction | CaseMark, MediationRole>

/** Collection `codes`: a one-time code for one party, known by its hash alone. */
export interface Code {
  /** `code:` + hex SHA-256 of the digits. */
  _id: string
  caseId: string
  party: string
  /** The name that must be given with it. */
  name: string
  /** The agent's name, who may use it in the party's place. */
  agentName: string
  expiresAt: number
  usedBy: Principal | null
  /** Wrong names so far; after five it is worth nothing. */
  tries: number
}

/** Collection `counters`: `counter:case:<year>`; what was given last. */
export interface Counter {
  _id: string
  last: number
}

/** Collection `stars`: `stars:<staff id>`. */
export interface Stars {
  _id: string
  ratings: number
  sum: number
  closed: number
  succeeded: number
}
