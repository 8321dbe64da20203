import type { LngLat, Role, TemplateKey } from '../street/types'
import type { ReportAction, ReportState } from '../report/types'

/** What the cloud answers: plain data, already fit for the reader's eyes. Times are epoch ms. */

export interface PhotoView {
  /** Short-lived address. */
  url: string
}

/** 五步: 发现 上传 分流 办结 评价 */
export interface StepView {
  name: string
  state: 'done' | 'current' | 'todo'
  at: number | null
}

/** A button: drawn from the life-cycle table, so what is shown is what is allowed. */
export interface ActionView {
  action: ReportAction
  label: string
  /** The one to put under the thumb, the others, and what ends things. */
  weight: 'primary' | 'plain' | 'danger'
}

export interface HistoryView {
  at: number
  /** “已签收” */
  title: string
  /** “网格员 王*” or the reader's “我”. */
  by: string
  note: string
  photos: PhotoView[]
}

export interface ReportCard {
  id: string
  no: string
  state: ReportState
  stateText: string
  /** First words of the text, or the category. */
  title: string
  categoryName: string
  placeLabel: string
  gridName: string
  submittedAt: number
  dueAt: number | null
  overdue: boolean
  /** 1–5 */
  step: number
  /** It is this reader's turn. */
  myTurn: boolean
  /** “等您评价”, “等待签收” */
  waitingText: string
}

export interface ReportView extends ReportCard {
  version: number
  text: string
  photos: PhotoView[]
  categoryCode: string | null
  unitName: string
  reason: string
  placePoint: LngLat | null
  gridCode: string | null
  communityName: string
  handlerName: string
  /** 公示牌 phone of the grid or the street. */
  phone: string
  steps: StepView[]
  history: HistoryView[]
  result: { text: string; photos: PhotoView[]; noPhotoReason: string; at: number } | null
  rating: { outcome: 'solved' | 'partly' | 'unsolved'; stars: number; comment: string } | null
  reopens: number
  actions: ActionView[]
  /** Whose report: “我”, “居民”, or “保密”. Never a full name or number. */
  reporterText: string
  /** The reader reported it. */
  mine: boolean
  /** This report was made before by the same request; nothing new was written. */
  repeated: boolean
}

export interface Page<T> {
  items: T[]
  /** Give back as `cursor`; null at the end. */
  next: number | null
}

export interface NoticeView {
  id: string
  title: string
  body: string
  page: string
  at: number
  read: boolean
}

export interface MeView {
  nickname: string
  phoneMasked: string
  elderMode: boolean
  /** Empty for a resident. `scopeName`: “黄河社区 第3网格”. */
  roles: { role: Role; title: string; scopeName: string }[]
  staffName: string
  unread: number
  /** Subscriptions left, by template. */
  quota: Partial<Record<TemplateKey, number>>
  templates: Record<TemplateKey, { id: string; title: string }>
  consent: { version: string; at: number } | null
  /** The version to agree to now. */
  privacyVersion: string
  streetRev: string
  now: number
}

export interface GridView {
  code: string
  name: string
  communityCode: string
  communityName: string
  polygon: LngLat[]
  workerName: string
  publicPhone: string
}

export interface StreetView {
  rev: string
  code: string
  name: string
  notice: string
  bounds: [number, number, number, number]
  phones: { label: string; phone: string }[]
  majors: { code: string; name: string }[]
  categories: {
    code: string
    name: string
    unitName: string
    star: boolean
    callFirst: { tip: string; phone: string } | null
  }[]
  units: { code: string; name: string }[]
  communities: { code: string; name: string }[]
  estates: { id: string; name: string; communityCode: string }[]
  grids: GridView[]
}

export interface BuildingView {
  id: string
  name: string
  gridName: string
}

/** Where a place lies and who will be given it, before anything is sent. */
export interface LocateView {
  label: string
  /** “黄河社区 第3网格”, or a sentence that a dispatcher will look. */
  gridText: string
  workerName: string
  found: boolean
}

export interface CandidateView {
  id: string
  name: string
  /** “本网格网格员”, “住建 部门网格员” */
  title: string
}

/** Everything that is stored of a person, in words. */
export interface MyDataView {
  items: { label: string; value: string; purpose: string; kept: string }[]
  reports: number
}
