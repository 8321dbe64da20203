/**
 * 事项: whatever has a life cycle. It is in one state, waits for one person or post, keeps its whole
 * history, and is looked at by the timer. A context adds fields of its own and says in a table
 * (`Lifecycle`) which steps there are.
 */

/** Who a thing waits for or is told to: `user:<openid>`, `staff:<jobNo>`, or a post such as `desk`. */
export type Principal = string

/** How a person of the staff is named in other documents. */
export interface StaffRef {
  /** `staff:<jobNo>` */
  id: string
  name: string
}

/** Who does a step, and in which quality. */
export interface By<Role extends string = string> {
  principal: Principal
  name: string
  role: Role
}

/** Evidence: a copy in a place that its sender can no longer change. */
export interface Photo {
  fileId: string
  /** Hex SHA-256 of the bytes at the moment of submission. */
  sha256: string
}

/** Numbers and code words of one step. */
export type Facts = Readonly<Record<string, string | number>>

/** One line of the whole history; never changed once written. */
export interface Entry<
  State extends string = string,
  Action extends string = string,
  Role extends string = string,
> {
  at: number
  action: Action
  /** Null for the first entry. */
  from: State | null
  to: State
  by: By<Role>
  note: string
  /** What is said to colleagues beside a note that is for the people concerned. Absent: nothing. */
  inside?: string
  photos: Photo[]
  /** What the step was told besides words, for the figures: outcome and stars of a 评价. */
  facts?: Facts
  /** Request that caused it. */
  requestId: string
}

/** What every document with a life cycle has. */
export interface Matter<
  State extends string = string,
  Action extends string = string,
  Role extends string = string,
  Kind extends string = string,
> {
  _id: string
  /** Version of the document's shape (cloudfunctions/admin/migrations). */
  shape: number
  /** Raised by every change; a step is taken on the version that the person saw. */
  version: number
  state: State
  /** The state is not an ended one; kept for the index. */
  open: boolean
  /** Whose turn it is; every work list is a query of this one field. Null: nobody's. */
  waitingFor: Principal | null
  /** By when they must have acted. What work lists are sorted by; an escalation does not move it. */
  dueAt: number | null
  /** When the timer looks next. Moved by every escalation; no measure of urgency. */
  wakeAt: number | null
  /** What the timer looks for. */
  watching: Kind | null
  /** How often this wait has escalated. */
  escalations: number
  history: Entry<State, Action, Role>[]
}

/** The types of a context's matter, taken from the document. */
export type StateOf<M extends Matter> = M['state']
export type RoleOf<M extends Matter> = M['history'][number]['by']['role']
export type EntryActionOf<M extends Matter> = M['history'][number]['action']
export type KindOf<M extends Matter> = NonNullable<M['watching']>
