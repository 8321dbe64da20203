import type { PhotoView } from '../call/views'
import type { StrandWhy } from '../booking/stranded'
import type { Tone } from '../matter/lifecycle'
import type { ActionView, HistoryView, StepView } from '../matter/views'
import type { DraftingCode } from './drafting'
import type { MediationRole } from './roles'
import type { CaseState } from './states'
import type {
  Agent,
  ChoiceStage,
  Duty,
  EndReason,
  MediatorKind,
  ReferredTo,
  SettledLevel,
  Slot,
  Specialty,
} from './types'

/** What the cloud answers of mediation. Times are epoch ms. Built field by field for the reader. */

/** A mediator in the shop window: what the street publishes of him, never a phone. */
export interface MediatorCard {
  id: string
  name: string
  kind: MediatorKind
  kindText: string
  photo: string
  /** Official grade 一级…四级; empty where there is none. */
  level: string
  years: number
  languages: string[]
  specialties: Specialty[]
  org: string
  communityName: string
  communityCode: string
  /** Our users' stars, from five ratings on; null before. */
  stars: number | null
  ratings: number
  /** Next time that is free, and its date; null where none is within the horizon. */
  nextFree: number | null
}

export interface RoomView {
  code: string
  /** `room:<code>` */
  resource: string
  name: string
  seats: number
  stepFree: boolean
  hearingLoop: boolean
  video: boolean
}
export interface VenueView {
  code: string
  name: string
  address: string
  communityName: string
  hours: string
  rooms: RoomView[]
}

export interface WindowView {
  mediators: MediatorCard[]
  venues: VenueView[]
  specialties: { code: Specialty; name: string }[]
  /** Open cases in which the reader is a party. */
  mine: number
  phone: string
}

export interface MediatorView extends MediatorCard {
  bio: string
  closed: number
  succeeded: number
}

export interface CaseCard {
  id: string
  no: string
  number: string
  state: CaseState
  stateText: string
  tone: Tone
  /** “物业 · 张*与某物业公司” for who may read the case. */
  title: string
  appliedAt: number
  dueAt: number | null
  overdue: boolean
  myTurn: boolean
  waitingText: string
  /** When and where it sits, for who may read the case. */
  booking: { date: string; from: number; to: number; roomName: string; link: string } | null
}

/** What the mediator has before him, today and so far as time can be booked. */
export interface MediatorDayView {
  /** Soonest first; `lead`: it is the reader who opens it. */
  sittings: { card: CaseCard; lead: boolean }[]
  /** Waits for the reader to say whether he takes it, or makes a time; `next`: the step that is asked. */
  waiting: { card: CaseCard; next: 'take' | 'book' | null }[]
}

/** A case whose appointment cannot be kept, and what it may be moved to. */
export interface StrandedCaseView {
  card: CaseCard
  version: number
  /** What the reader's next hold in this case must say. */
  holdNo: number
  /** Who cannot come, or which room cannot be had, and why. */
  strands: { name: string; why: StrandWhy }[]
  /** Free slots of all its people and its room, or of another room; soonest first. */
  instead: (Slot & { roomName: string })[]
}
export interface StrandsView {
  cases: StrandedCaseView[]
}

/** A party as this reader may see it: names within the case are known to all sides. */
export interface PartyView {
  key: string
  side: 'applicant' | 'respondent'
  kind: 'person' | 'organisation'
  name: string
  /** 138****1234: the own one, or for the committee and the case's mediators; whole by `mediation.reveal`. */
  phone: string
  /** The reader may be told by which number the party is reached. */
  callable: boolean
  agent: (Pick<Agent, 'name' | 'relation' | 'power'> & { bound: boolean }) | null
  /** Reads and speaks on an own phone. */
  bound: boolean
  me: boolean
  consented: boolean
  told: boolean
  ranked: boolean
  approved: boolean
  extended: boolean
}

export interface MemberView {
  id: string
  name: string
  kindText: string
  taken: boolean
  disclosure: string
}

export interface CaseView extends CaseCard {
  version: number
  specialty: Specialty
  specialtyText: string
  facts: string
  claim: string
  steps: StepView[]
  parties: PartyView[]
  /** Whom the reader speaks for. */
  me: { party: string; as: 'self' | 'agent'; maySettle: boolean } | null
  /** In which qualities the reader acts: for pages of the committee. */
  roles: string[]
  risk: 'GREEN' | 'YELLOW' | 'RED' | null
  /** 由上报转来, for the committee: that it is so, and nothing of the report. */
  fromReport: boolean
  termAt: number | null
  /** 延期 that somebody asks for, and by when every party must have said yes. */
  extension: { byName: string; note: string; until: number } | null
  choice: {
    stage: ChoiceStage
    by: 'parties' | 'chair' | null
    reason: string
    /** Who is not chosen any more: for whoever chooses people, else empty. */
    excluded: string[]
    /** The stored table of the joint choice, the same for all sides. */
    table: {
      name: string
      ranks: (number | null)[]
      sum: number
      chosen: boolean
      openCases: number
      specialty: boolean
      sameCommunity: boolean
    }[]
  } | null
  lead: MemberView | null
  team: MemberView[]
  invited: { name: string; kindText: string; yes: string[] } | null
  recusal: { partyName: string; reason: string } | null
  booking: (NonNullable<CaseCard['booking']> & { people: string[] }) | null
  /** The reader's own hold, while it lives; `holdNo` is what the next hold must say. */
  hold: (Slot & { n: number; until: number }) | null
  holdNo: number
  /** What the reader waits for; `until`: it was freed, and is held for the reader alone so long. */
  waiting: (Slot & { n: number; until: number | null })[]
  /** Two absences, or too late to cancel: times are made by phone. */
  phoneOnly: boolean
  sittings: { at: number; present: string[]; minutes: string }[]
  agreement: {
    form: 'WRITTEN' | 'ORAL'
    facts: string
    duties: DutyView[]
    agreedAt: number
    effectiveOn: string | null
    /** 化解层级 */
    level: SettledLevel | null
    scan: PhotoView[]
    /** What the clerk still has to bring in. */
    missing: string[]
  } | null
  end: {
    reason: EndReason
    text: string
    referredTo: ReferredTo | null
    /** The legal ways that are open now (人民调解法 art. 26). */
    ways: string[]
  } | null
  /** The reader's own. */
  rating: { stars: number; comment: string } | null
  history: HistoryView[]
  actions: ActionView[]
  /** The committee's phone. */
  phone: string
  repeated: boolean
}

/** The agreement's paper: an address for half an hour, and a name for the file. */
export interface PaperView {
  url: string
  name: string
}

/**
 * The committee's figures since before this program (DOMAIN §1 row 19), counts alone: what was accepted
 * and is agreed and in force, has failed, has ended otherwise, or is still open.
 */
export interface FiguresView {
  total: number
  succeeded: number
  /** Ended without an agreement: nobody agreed, the term is over, one did not sign, or (before) court. */
  failed: number
  other: number
  open: number
  /** 化解层级 of what succeeded in this program; it is not known of what was before. */
  byLevel: Record<SettledLevel, number>
  /** Of a thousand, to the nearest; 0 where there is nothing to divide by. */
  permilleOfAll: number
  /** Of those that succeeded or failed. */
  permilleOfConcluded: number
  /** Epoch ms. */
  asOf: number
}

/** A duty as people read it. */
export interface DutyView extends Duty {
  whoName: string
  toName: string
  sentence: string
}

/** The session's shared screen. Offers and yeses are kept here alone and go when the case ends. */
export interface TableView {
  version: number
  offers: {
    id: string
    text: string
    by: string
    /** Keys of the parties that have said yes. */
    yes: string[]
    /** Every party has said yes. */
    stands: boolean
  }[]
  /** The words of the agreement, as far as they are written. */
  draft: {
    id: string
    form: 'WRITTEN' | 'ORAL'
    facts: string
    level: SettledLevel
    duties: DutyView[]
    /** Of whoever mediates; for the parties it is there when it is agreed. */
    minutes?: string
    /** Keys of the parties that have said yes to these very words. */
    yes: string[]
    /** Of them, those whose name was drawn on the screen at the table. */
    drawn: string[]
    /** Every party has said yes: it can be agreed. */
    stands: boolean
    /** 起草检查: easily confused, and may stay. `draftingText` says it in a sentence. */
    told: { field: string; code: DraftingCode; word: string }[]
  } | null
  /**
   * `bound`: reads and speaks on an own phone. `agentName`: of an agent who may settle, and may draw his
   * name for the party.
   */
  parties: { key: string; name: string; me: boolean; bound: boolean; agentName: string | null }[]
  /** In which quality the reader sits here. */
  as: MediationRole
  /** One's own, seen by nobody else. */
  notes: string
  open: boolean
}
