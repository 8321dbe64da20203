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

/** Where all rows of a kind stand that is not the report's, by the pages that its rows lead to. */
export interface OwnList {
  of: string
  title: string
  page: string
}

export const OWN_LISTS: readonly OwnList[] = [
  {
    of: 'packages/mediation/case/',
    title: T.services.allCases,
    page: 'packages/mediation/mine/index',
  },
  {
    of: 'packages/mediation/work/',
    title: T.services.allWork,
    page: 'packages/mediation/desk/index',
  },
]

/** The lists of the kinds that are among these rows. */
export const listsOf = (rows: readonly { page: string }[]): OwnList[] =>
  OWN_LISTS.filter(({ of }) => rows.some(({ page }) => page.startsWith(of)))
