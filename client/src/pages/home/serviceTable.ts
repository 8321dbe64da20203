import type { Role } from '../../../../domain/street/types'
import type { Outbox } from '../../services/outbox'
import { reportOutbox } from '../../packages/report/draft'
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
  /** What it leaves on the phone when there is no network. */
  outbox?: Outbox
}

export const SERVICES: readonly Service[] = [
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
]
