import type { Principal } from '../matter/types'
import type { TemplateKey } from './templates'

/**
 * What became of the push that goes with a notice.
 * `waiting` → `sending` → one of the ends. The in-app notice is there in every case.
 */
export type PushState =
  | 'waiting'
  | 'sending'
  | 'sent'
  /** Waits in a digest, which says what became of it. */
  | 'held'
  /** No subscription left, nothing was sent. */
  | 'noQuota'
  /** Not sent, so that the last subscription is left for a notice that matters more. */
  | 'spared'
  /** WeChat 43101: refused or spent. */
  | 'refused'
  /** A fault that retrying does not mend (40003, 40037, 47003, 41030), or too many tries. */
  | 'failed'
  /** The sender died after it had begun: never sent again, so never sent twice. */
  | 'uncertain'
  /** The person has not bound a WeChat account. */
  | 'unbound'
  /** The person is on leave: the deputy is told in his place. */
  | 'deputised'

/** Who is told once that a push reached nobody, in which words, and where that leads. */
export interface Fallback {
  to: Principal
  title: string
  tip: string
  page: string
}

/** Collection `notices`: inbox entry and outbox entry in one, written with what it tells of. */
export interface Notice {
  /** `notice:<_id of what it is about>:<version>:<principal>`; a fallback adds `:lead`. */
  _id: string
  /** Version of the document's shape. */
  shape: number
  to: Principal
  title: string
  body: string
  /** Page of the mini-program, no leading slash, with query. */
  page: string
  /** `_id` of what it is about. */
  about: string
  template: TemplateKey
  /** Values by our field names; made fit for WeChat only when sent. */
  fields: Record<string, string>
  fallback: Fallback | null
  /** How many subscriptions must be left after this push; with fewer it is `spared`. */
  keep: number
  /** ★ and whatever else cannot wait for the morning. */
  urgent?: true
  /** For this person alone: no deputy is told in his place, for it may be about that one. */
  alone?: true
  createdAt: number
  read: boolean
  push: Push
}

export interface Push {
  state: PushState
  /** Attempts begun. */
  tries: number
  /** When the sender may take it (waiting), must have ended (sending), or its digest must (held); null at an end. */
  nextAt: number | null
  /** WeChat's last errcode, null before the first. */
  code: number | null
  /** `_id` of the digest that it was last held in. */
  in?: string
}

/**
 * Collection `digests`: the one push for notices that are held until the same moment. It goes when it has
 * said of each what became of it.
 */
export interface Digest {
  /** `digest:<template>:<when>:<principal>` */
  _id: string
  /** Version of the document's shape. */
  shape: number
  to: Principal
  template: TemplateKey
  /** `_id`s of the notices. */
  notices: string[]
  createdAt: number
  push: Push
}

/**
 * Collection `fanouts`: more notices of one commit than a transaction should carry. The timer writes
 * each once, under the `_id` it has here, and then removes this.
 */
export interface Fanout {
  /** `fanout:<_id of what it is about>:<version>` */
  _id: string
  notices: Notice[]
  createdAt: number
}
