import type { Entry, Matter, Principal, StaffRef } from '../matter/types'
import type { LostAction, LostMark, LostRole, LostState } from './lifecycle'

export type LostEntry = Entry<LostState, LostAction | LostMark, LostRole>

/** Collection `lost`: one found thing. */
export interface LostThing extends Matter<LostState, LostAction | LostMark, LostRole, 'keep'> {
  /** `lost:` + 24 hex digits, made of the finder and the request. */
  _id: string
  finder: Principal
  /** What it is, in the finder's words. */
  what: string
  gridCode: string
  gridTitle: string
  /** Who has it: the grid worker at the time. */
  keeper: StaffRef
  /** Whoever else hears of it: 网格长, 第一书记, 分流员, 街道领导, as far as they are there. */
  others: StaffRef[]
  foundAt: number
}
