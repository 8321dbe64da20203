import type { Principal } from '../matter/types'
import type { AgeBand, Ward } from './age'

/** 志愿者: collection `volunteers`. What somebody says of himself, and no more than is needed. */
export interface Volunteer {
  /** `volunteer:` + 24 hex digits, made of the account. */
  _id: string
  user: Principal
  name: string
  band: AgeBand
  /** Children under 14 whom he takes along; absent before he has entered one (`wardsOf`). */
  wards?: Ward[]
  at: number
  /** When somebody last decided what his time counts for: two who do so at once collide here. */
  decidedAt?: number
}

/** 队员: collection `teamMembers`. Who has left has no document. */
export interface TeamMember {
  /** `teamMember:` + 24 hex digits, made of team and account: nobody is in a team twice. */
  _id: string
  /** `team:…` */
  team: string
  user: Principal
  name: string
  at: number
}
