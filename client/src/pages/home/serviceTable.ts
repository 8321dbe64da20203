import type { Role } from '../../../../domain/street/types'
import type { Outbox } from '../../services/outbox'
import { reportOutbox } from '../../packages/report/draft'
import { complaintOutbox } from '../../packages/complaint/draft'
import { mediationOutbox } from '../../packages/mediation/draft'
import { T } from '../../text'

/** What the street offers here. The next service is a row. */
export interface Service {
  key: string
  icon: string
  title: string
  hint: string
  page: string
  /** Only for whoever holds one of these posts; left out: for everybody. */
  posts?: readonly Role[]
  /** Only for 兑换员, who need hold no post. */
  keepers?: true
  /** Only for staff, whatever their post. */
  staff?: true
  /** What it leaves on the phone when there is no network. */
  outbox?: Outbox
}

export const SERVICES: readonly Service[] = [
  {
    key: 'keeper',
    icon: 'scan',
    title: T.services.keeper,
    hint: T.services.keeperHint,
    page: 'packages/keeper/scan/index',
    keepers: true,
  },
  {
    key: 'report',
    icon: 'camera',
    title: T.services.report,
    hint: T.services.reportHint,
    page: 'packages/report/form/index',
    outbox: reportOutbox,
  },
  {
    key: 'myReports',
    icon: 'list',
    title: T.services.myReports,
    hint: T.services.myReportsHint,
    page: 'packages/report/list/index',
  },
  {
    key: 'mediation',
    icon: 'people',
    title: T.services.mediation,
    hint: T.services.mediationHint,
    page: 'packages/mediation/window/index',
    outbox: mediationOutbox,
  },
  {
    key: 'points',
    icon: 'gift',
    title: T.services.points,
    hint: T.services.pointsHint,
    page: 'packages/points/home/index',
  },
  {
    key: 'volunteer',
    icon: 'hand',
    title: T.services.volunteer,
    hint: T.services.volunteerHint,
    page: 'packages/volunteer/home/index',
  },
  {
    key: 'complaint',
    icon: 'file',
    title: T.services.complaint,
    hint: T.services.complaintHint,
    page: 'packages/complaint/mine/index',
    outbox: complaintOutbox,
  },
  {
    key: 'complaintDesk',
    icon: 'inbox',
    title: T.services.complaintDesk,
    hint: T.services.complaintDeskHint,
    page: 'packages/complaint/desk/index',
    posts: ['complaintClerk', 'streetLeader', 'dispatcher'],
  },
  {
    key: 'mediationDay',
    icon: 'clock',
    title: T.services.mediationDay,
    hint: T.services.mediationDayHint,
    page: 'packages/mediation/day/index',
    posts: ['mediator'],
  },
  {
    key: 'mediationDesk',
    icon: 'people',
    title: T.services.mediationDesk,
    hint: T.services.mediationDeskHint,
    page: 'packages/mediation/desk/index',
    posts: ['mediator', 'mediationChair', 'mediationClerk'],
  },
  {
    key: 'pointsReview',
    icon: 'check',
    title: T.services.pointsReview,
    hint: T.services.pointsReviewHint,
    page: 'packages/keeper/review/index',
    posts: ['pointsReviewer'],
  },
  {
    key: 'pointsGive',
    icon: 'star',
    title: T.services.pointsGive,
    hint: T.services.pointsGiveHint,
    page: 'packages/keeper/give/index',
    staff: true,
  },
  {
    key: 'elders',
    icon: 'people',
    title: T.services.elders,
    hint: T.services.eldersHint,
    page: 'packages/points/elders/index',
    posts: ['gridWorker', 'gridLead', 'firstSecretary'],
  },
]

/** Whether a service is for somebody of these posts. */
export const isOffered = (
  { posts, keepers, staff }: Service,
  { roles, keeps }: { roles: readonly Role[]; keeps: boolean },
): boolean =>
  (!posts || posts.some((post) => roles.includes(post))) &&
  (!keepers || keeps) &&
  (!staff || roles.length > 0)
