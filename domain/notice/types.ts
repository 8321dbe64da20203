import type { Principal } from '../report/types'
import type { TemplateKey } from '../street/types'

/**
 * What became of the push that goes with a notice.
 * `waiting` → `sending` → one of the ends. The in-app notice is there in every case.
 */
export type PushState =
  | 'waiting'
  | 'sending'
  | 'sent'
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

/** Collection `notices`: inbox entry and outbox entry in one, written with what it tells of. */
export interface Notice {
  /** `notice:<report>:<version>:<principal>`; a fallback adds `:lead`. */
  _id: string
  to: Principal
  title: string
  body: string
  /** Page of the mini-program, no leading slash, with query. */
  page: string
  reportId: string
  template: TemplateKey
  /** Values by our field names; made fit for WeChat only when sent. */
  fields: Record<string, string>
  /** For staff: the 网格长 who is told once if this push does not arrive. */
  fallbackTo: Principal | null
  /** How many subscriptions must be left after this push; with fewer it is `spared`. */
  keep: number
  createdAt: number
  read: boolean
  push: {
    state: PushState
    /** Attempts begun. */
    tries: number
    /** When the sender may take it (waiting) or must have ended (sending); null at an end. */
    nextAt: number | null
    /** WeChat's last errcode, null before the first. */
    code: number | null
  }
}
