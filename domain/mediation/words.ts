import type { Photo, StaffRef } from '../matter/types'
import type { CaseStepName, CaseStepWords } from './calls'
import type { MediatorKind } from '../street/committee'
import type { DraftOnTable } from './tableTypes'

/** What the cloud puts in the place of a call's words before it decides. */
interface Loaded {
  photos: Photo[]
  /** What lies on the table under that id; null: something else, or nothing. */
  draft: DraftOnTable | null
}
type WithLoaded<W> = { [K in keyof W]: K extends keyof Loaded ? Loaded[K] : W[K] }

/** Facts that a step is decided by and that no call may bring. */
interface Added {
  /** Open cases of every mediator, for the joint choice. */
  rank: { openCases: Readonly<Record<string, number>> }
  /** The booking's name in the calendar, and the room's and the people's for the case. */
  book: { key: string; roomName: string }
  move: { key: string; roomName: string }
  /** Whether the guest has no other appointment while the sitting is. */
  invite: { isFree: boolean }
  agreeInvite: { isFree: boolean }
}
type AddedTo<A extends CaseStepName> = A extends keyof Added ? Added[A] : unknown

/** A step and its words, as the contract has them. */
export type CaseStep = {
  [A in CaseStepName]: { action: A } & WithLoaded<CaseStepWords<A>> & AddedTo<A>
}[CaseStepName]
export type StepOf<A extends CaseStepName> = Extract<CaseStep, { action: A }>

/** Somebody who may sit at the table, as the committee publishes him. */
export interface Seat extends StaffRef {
  kind: MediatorKind
}
