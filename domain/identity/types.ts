import type { Post, TemplateKey } from '../street/types'

/** Collection `users`: one WeChat account, resident or staff. */
export interface User {
  /** `user:<openid>` */
  _id: string
  openid: string
  nickname: string
  /** 11 digits or empty. Given by the person's own tap, used to bind staff. */
  phone: string
  elderMode: boolean
  /** `staff:<jobNo>` when bound. */
  staffId: string | null
  /** Copies of the staff document, renewed by bind and import, so that a call needs one read. */
  staffName: string
  posts: Post[]
  consent: { version: string; at: number } | null
  /** One-time subscriptions that this person has left, by template. */
  quota: Partial<Record<TemplateKey, number>>
  /** The last requests of notice.accept and identity.bindPhone: a retry has no second effect. */
  acceptIds: string[]
  createdAt: number
}

/** Who calls, as known for one call. Made from the openid WeChat gave, never from the client. */
export interface Actor {
  openid: string
  /** `user:<openid>` */
  userId: string
  staffId: string | null
  name: string
  posts: Post[]
}
