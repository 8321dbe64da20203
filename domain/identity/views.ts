import type { TemplateKey } from '../notice/templates'
import type { LeaveView } from '../street/views'
import type { Role } from '../street/types'
import type { Consents } from './purposes'

export interface MeView {
  nickname: string
  phoneMasked: string
  elderMode: boolean
  /** Empty for a resident. `scopeName`: “黄河社区 第3网格”. */
  roles: { role: Role; title: string; scopeName: string }[]
  staffName: string
  /** 请假, on now or to come. */
  leave: LeaveView | null
  unread: number
  /** Subscriptions left, by template. */
  quota: Partial<Record<TemplateKey, number>>
  templates: Record<TemplateKey, { id: string; title: string }>
  consents: Consents
  streetRev: string
  now: number
}

/** Everything that is stored of a person, in words. */
export interface MyDataView {
  items: { label: string; value: string; purpose: string; kept: string }[]
  /** How many there are of each, to be read whole in its own list. */
  reports: number
  complaints: number
}
