import { PAGES, pageOf } from '../../../../../domain/notice/pages'

/** Addresses of the pages of volunteering. */
export const VOLUNTEER_PAGES = {
  home: PAGES['volunteer.home'],
  teams: 'packages/volunteer/teams/index',
  apply: 'packages/volunteer/apply/index',
  activities: 'packages/volunteer/activities/index',
  hours: PAGES['volunteer.hours'],
  record: 'packages/volunteer/record/index',
  verify: 'packages/volunteer/verify/index',
  served: 'packages/volunteer/served/index',
  claim: 'packages/volunteer/claim/index',
  day: PAGES['volunteer.day'],
  invited: PAGES['volunteer.invited'],
} as const

export const teamPage = (id: string): string => pageOf('volunteer.team', id)
export const activityPage = (id: string): string => pageOf('volunteer.activity', id)
export const rosterPage = (id: string): string => pageOf('volunteer.roster', id)
export const codePage = (id: string): string =>
  `packages/volunteer/code/index?id=${encodeURIComponent(id)}`
export const draftPage = (team: string): string =>
  `packages/volunteer/draft/index?team=${encodeURIComponent(team)}`
