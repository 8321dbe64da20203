import type { Announced, Copying } from '../evidence/files'
import type { TemplateKey } from '../notice/templates'
import type { Leave, Post } from '../street/types'

/** Version of the shape of `User`. */
export const USER_SHAPE = 2

/** Collection `users`: one WeChat account, resident or staff. */
export interface User {
  /** `user:<openid>` */
  _id: string
  /** Version of the document's shape. */
  shape: number
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
  leave?: Leave
  consent: { version: string; at: number } | null
  /** One-time subscriptions that this person has left, by template. */
  quota: Partial<Record<TemplateKey, number>>
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

/**
 * Collection `requests`: a request that had its effect, written in the same transaction. The same
 * person's same request is known by the `_id`, and by what it asked.
 */
export interface RequestMark {
  /** `request:` + 24 hex digits, made of the person and the requestId. */
  _id: string
  /** Who asked, `user:<openid>`. */
  by: string
  /** Name of the call. */
  call: string
  /** Hash of the call and all that was asked but the requestId. */
  asked: string
  /** `_id` of what came of it, where that is one document; else empty. */
  made: string
  at: number
  /** Photos that were committed: `jobs` looks that each was copied, and removes the uploads. */
  copying?: Copying[]
  /** Uploads that wait to be used. */
  announced?: Announced
  /** When `jobs` looks after these files; null when it has. */
  filesAt?: number | null
}
