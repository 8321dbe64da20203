import type { Row } from '../matter/views'

export interface CandidateView {
  id: string
  name: string
  /** “本网格网格员”, “住建 部门网格员” */
  title: string
}

/** Times are epoch ms; the deputy's name is empty where there is none. */
export interface LeaveView {
  from: number
  to: number
  deputyName: string
}

export interface TasksView {
  name: string
  items: Row[]
  /** There are more than the list shows. */
  more: boolean
  leave: LeaveView | null
}
