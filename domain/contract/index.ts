import * as v from 'valibot'
import { ERRORS, type ErrorCode } from '../call/errors'
import { BOOKING_CALLS } from '../booking/calls'
import { COMPLAINT_CALLS } from '../complaint/calls'
import { DUTY_CALLS } from '../duty/calls'
import { EVIDENCE_CALLS } from '../evidence/calls'
import { HELPER_CALLS } from '../helper/calls'
import { HOME_CALLS } from '../home/calls'
import { HOUSEHOLD_CALLS } from '../household/calls'
import { MERCHANT_CALLS } from '../merchant/calls'
import { IDENTITY_CALLS } from '../identity/calls'
import { MEDIATION_CALLS } from '../mediation/calls'
import { NOTICE_CALLS } from '../notice/calls'
import { PLACE_CALLS } from '../place/calls'
import { POINTS_CALLS } from '../points/calls'
import { REPORT_CALLS } from '../report/calls'
import { STREET_CALLS } from '../street/calls'
import { VOLUNTEER_CALLS } from '../volunteer/calls'

export { ERRORS, type ErrorCode } from '../call/errors'
export { MAX_PHOTOS, MAX_TEXT, MIN_TEXT } from '../call/limits'
export type { Page, PhotoView } from '../call/views'
export type { HoursView, LineView, SlotView, StrandedView, WeekView } from '../booking/views'
export type {
  AskedView,
  ComplaintCard,
  ComplaintFigures,
  ComplaintView,
} from '../complaint/answers'
export type {
  CandidateView,
  OwnLeaveView,
  PeopleView,
  PersonView,
  TasksView,
  UnsentView,
} from '../duty/views'
export type { HomeView } from '../home/views'
export type { HouseholdPage, HouseholdView, SpentView } from '../household/answers'
export type { BindingsView, BindingView, BoundView } from '../identity/bindings'
export type { ReadView, RevealedView } from '../identity/reads'
export type { MeView, MyDataView } from '../identity/views'
export type { ActionView, HistoryView, Row, StepView } from '../matter/views'
export type {
  CaseCard,
  CaseView,
  DutyView,
  FiguresView,
  MediatorCard,
  MediatorDayView,
  MediatorView,
  PaperView,
  StrandedCaseView,
  StrandsView,
  TableView,
  WindowView,
} from '../mediation/answers'
export type { NoticeView } from '../notice/views'
export type { PlaceInput } from '../place/calls'
export type { BuildingView, LocateView } from '../place/views'
export type {
  AccountView,
  AwardCard,
  AwardView,
  GoodView,
  HandedOutView,
  LedgerLine,
  PeekView,
  RedemptionCard,
  RedemptionView,
  ShopView,
} from '../points/answers'
export type { PublishedLine } from '../points/award/published'
export type { ReportCard, ReportView } from '../report/answers'
export type { GridView, LeaveView, StreetView } from '../street/views'
export type {
  ActivityCard,
  ActivityPageView,
  ChildView,
  ActivityView,
  CodeView,
  DayLine,
  DayView,
  DecidedView,
  PartActionView,
  PartView,
  RosterLine,
  RosterView,
  ServiceHoursView,
} from '../volunteer/activityAnswers'
export type {
  InvitedView,
  JoinedView,
  TeamCard,
  TeamPageView,
  TeamView,
  VolunteerHomeView,
  VolunteerView,
} from '../volunteer/answers'
export type { RecordLine, VerifiedView } from '../volunteer/record'
export type { RecordCodeView, RecordView } from '../volunteer/recordCalls'
export type { AckCodeView, ServedView } from '../volunteer/servedCalls'
export { CONTRACT } from './number'

/**
 * One table of every call: its input, its kind, and what it answers. Client and functions meet here
 * and nowhere else.
 */
export const CALLS = {
  ...HOME_CALLS,
  ...IDENTITY_CALLS,
  ...EVIDENCE_CALLS,
  ...STREET_CALLS,
  ...PLACE_CALLS,
  ...DUTY_CALLS,
  ...BOOKING_CALLS,
  ...REPORT_CALLS,
  ...MEDIATION_CALLS,
  ...POINTS_CALLS,
  ...HOUSEHOLD_CALLS,
  ...HELPER_CALLS,
  ...MERCHANT_CALLS,
  ...COMPLAINT_CALLS,
  ...VOLUNTEER_CALLS,
  ...NOTICE_CALLS,
}

export type CallName = keyof typeof CALLS
export type InputOf<N extends CallName> = v.InferInput<(typeof CALLS)[N]['input']>
export type ParsedOf<N extends CallName> = v.InferOutput<(typeof CALLS)[N]['input']>
export type OutputOf<N extends CallName> = NonNullable<(typeof CALLS)[N]['output']>

/**
 * The envelope of every answer. `data` is null where a request was carried out before and whoever
 * asks again may no longer read what came of it: it is done, and that is all there is to say.
 */
export type Answer<T> =
  | { ok: true; data: T }
  | { ok: true; data: null; repeated: true }
  | { ok: false; code: ErrorCode; message: string; retryable: boolean; field?: string }

/**
 * With the cloud's time, epoch ms: a phone's own clock may be wrong, and what is late is judged by this
 * one. Left out by clouds of an earlier build.
 */
export type Timed<A> = A & { now?: number }

export const isCallName = (name: unknown): name is CallName =>
  typeof name === 'string' && Object.prototype.hasOwnProperty.call(CALLS, name)

/**
 * Parses untrusted input by the call's schema. A schema message that is an error code is used as
 * such, anything else is `invalidInput`; `field` is the dotted path for the client to point at.
 */
export function parseInput<N extends CallName>(
  name: N,
  raw: unknown,
): { ok: true; input: ParsedOf<N> } | { ok: false; code: ErrorCode; field: string } {
  const parsed = v.safeParse(CALLS[name].input as v.GenericSchema<unknown, ParsedOf<N>>, raw)
  if (parsed.success) return { ok: true, input: parsed.output }
  const issue = parsed.issues[0]
  const known = Object.prototype.hasOwnProperty.call(ERRORS, issue.message)
  return {
    ok: false,
    code: known ? (issue.message as ErrorCode) : 'invalidInput',
    field: v.getDotPath(issue) ?? '',
  }
}
