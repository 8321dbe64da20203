import type { Matter, Principal } from '../../matter/types'
import type { Domain } from '../../points/types'
import type { TeamAction, TeamMark, TeamRole, TeamState } from './lifecycle'

export const TEAM_SHAPE = 1

/** What the timer looks for: an application that nobody has decided. */
export type TeamWatch = 'approve'

/** 队长, in a term: both days in it, `YYYY-MM-DD`. */
export interface Leader {
  user: Principal
  name: string
  from: string
  to: string
}

/** 志愿服务队: collection `teams`. */
export interface Team extends Matter<TeamState, TeamAction | TeamMark, TeamRole, TeamWatch> {
  /** `team:` + 24 hex digits, made of who applied and the request. */
  _id: string
  name: string
  /** 社区建设, 公益美德, 社会治安. */
  domain: Domain
  /** Code of the community that approves it. */
  community: string
  /** What it does, in its own words. */
  purpose: string
  applicant: Principal
  applicantName: string
  appliedAt: number
  /** Of now and of before: whose term is over leads no more. */
  leaders: Leader[]
}
