import type { MeView } from '../identity/views'
import type { Row } from '../matter/views'
import type { NoticeView } from '../notice/views'

/** 首页: all that it shows first. Each list has as many rows as the page shows. */
export interface HomeView {
  me: MeView
  /** What waits for the reader's post, most urgent first; empty for a resident. */
  todo: Row[]
  todoMore: boolean
  /** 我的事: what the reader began and is open, or waits for the reader as a person. */
  mine: Row[]
  mineMore: boolean
  /** What waits at the 分流台; null for whoever is no dispatcher. */
  desk: { count: number; more: boolean } | null
  /** The year whose holidays nobody has brought in yet, for whoever is at the desk; else null. */
  missingYear: number | null
  /** 定时任务停了: the timer has not come for five minutes. Only dispatchers and administrators see it. */
  tickLate: boolean
  /** 兑换员: the reader hands out at a pick-up point today. */
  keeps: boolean
  /** The newest of the reader's own box. */
  notices: NoticeView[]
}
