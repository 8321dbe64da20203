import type { ActKind } from '../call/acts'
import type { Announced, Copying } from '../evidence/files'
import type { TemplateKey } from '../notice/templates'
import type { Principal } from '../matter/types'
import type { Leave, Post } from '../street/types'
import type { Consents } from './purposes'

/** What was used of one kind in the hour and the day of the last act. */
export interface Used {
  /** Hours since 1970. */
  hour: number
  /** Days since 1970 in Shanghai. */
  day: number
  inHour: number
  inDay: number
}

/** Version of the shape of `User`. */
export const USER_SHAPE = 4

/** Collection `users`: one WeChat account, resident or staff. */
export interface User {
  /** `user:<openid>` */
  _id: string
  /** Version of the document's shape. */
  shape: number
  openid: string
  nickname: string
  /** 138****1234 of the number in `phones`; empty where there is none. */
  phoneMask: string
  elderMode: boolean
  /** `staff:<jobNo>` when bound. */
  staffId: string | null
  /** Copies of the staff document, renewed by bind and import, so that a call needs one read. */
  staffName: string
  posts: Post[]
  leave?: Leave
  /** 同意, by purpose; what is not there was not given, or was taken back. */
  consents: Consents
  /** One-time subscriptions that this person has left, by template. */
  quota: Partial<Record<TemplateKey, number>>
  createdAt: number
  /** 限次: what was used of each kind of act; absent: nothing. */
  used?: Partial<Record<ActKind, Used>>
  /** When the last pushes went to this account, newest first (`domain/notice/digest`). */
  pushed?: number[]
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
  /**
   * Uploads of a step that names its photos in the history of `made`, where the mark was written before they
   * were read: `jobs` looks there which copies must be.
   */
  uploads?: string[]
  /** Uploads that wait to be used. */
  announced?: Announced
  /** When `jobs` looks after these files; null when it has. */
  filesAt?: number | null
}

/** Collection `retentions`: what the round of one day removed, as counts. */
export interface RetentionRun {
  /** `retention:YYYY-MM-DD` */
  _id: string
  day: string
  spots: number
  photos: number
  reporters: number
  texts: number
  /** Days of the calendar whose holds and waits went. */
  days: number
}

/**
 * Collection `leavings`: somebody who has left, until nothing that was under way at that moment can bring
 * anything back (`domain/identity/leaving.ts`).
 */
export interface Leaving {
  /** `leaving:` + 24 hex digits, made of the openid. */
  _id: string
  /** Empty for an account without WeChat. */
  openid: string
  /** `elder:…`: an account that staff opened, and nobody's WeChat; absent: `user:<openid>`. */
  user?: Principal
  /** The post that was bound, or null. */
  staffId: string | null
  at: number
  /** When it is looked at again, and then over. */
  againAt: number
}
