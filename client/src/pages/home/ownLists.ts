import { T } from '../../text'

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
  {
    of: 'packages/complaint/detail/',
    title: T.services.allComplaints,
    page: 'packages/complaint/mine/index',
  },
  {
    of: 'packages/complaint/work/',
    title: T.services.allComplaintWork,
    page: 'packages/complaint/desk/index',
  },
  {
    of: 'packages/points/redemption/',
    title: T.services.allRedemptions,
    page: 'packages/points/redemptions/index',
  },
  {
    of: 'packages/volunteer/activity/',
    title: T.services.allActivities,
    page: 'packages/volunteer/hours/index',
  },
  {
    of: 'packages/volunteer/roster/',
    title: T.services.allRosters,
    page: 'packages/volunteer/activities/index',
  },
  {
    of: 'packages/points/award/',
    title: T.services.allAwards,
    page: 'packages/keeper/review/index',
  },
]

/** The lists of the kinds that are among these rows. */
export const listsOf = (rows: readonly { page: string }[]): OwnList[] =>
  OWN_LISTS.filter(({ of }) => rows.some(({ page }) => page.startsWith(of)))
