import type { Principal } from '../../matter/types'
import type { Answer, LotPart } from '../types'
import type { Offer } from '../../street/points'
import type { RedemptionAction, RedemptionRole, RedemptionState } from './lifecycle'

export { GOOD_SHAPE, type Good, type Offer } from '../../street/points'

export const REDEMPTION_SHAPE = 1

/** 货格: a part of a good's stock in a document of its own, so that phones seldom meet. */
export interface Bin extends Offer {
  /** `good:<code>#<n>`, n from 0 */
  _id: string
  shape: number
  good: string
  pickUp: string
  /** To be redeemed. */
  free: number
  /** Promised to redemptions that wait. */
  held: number
  /** Handed out so far. */
  out: number
  /** When its last one went; of an empty shelf, when it became one. Absent: not known. */
  soldOutAt?: number
  /** When somebody last redeemed one of it. */
  takenAt?: number
  /** When goods came to a shelf that had none of them. */
  filledAt?: number
}

export interface RedemptionLine {
  at: number
  action: RedemptionAction
  by: Principal
  name: string
  role: RedemptionRole
  note: string
  /** The same request again is known by it and by what it asked. */
  request: string
  content: string
  answer: Answer
}

/** 兑换: collection `redemptions`. */
export interface Redemption {
  /** `redemption:` + 24 hex digits, made of the person and the request. */
  _id: string
  shape: number
  state: RedemptionState
  account: string
  owner: Principal
  ownerName: string
  good: string
  goodName: string
  bin: string
  pickUp: string
  price: number
  /** Where its points were taken from. */
  lots: LotPart[]
  redeemedAt: number
  /** Not picked up by then, it goes back. */
  until: number
  /** 取货号, six digits. */
  no: string
  /** Hex, for the codes; for the owner's phone alone. */
  secret: string
  /** How often a 纸质取货码 was printed; the last one counts. */
  prints: number
  /** Wrong codes in one half hour, by its number; absent: none so far. */
  missed?: { half: number; count: number }
  /** 代领: the neighbour whom the owner has named. */
  proxy: { name: string; user: Principal | null } | null
  /** Whose 交付 it was, while it stands. */
  keeper: { user: Principal; name: string } | null
  handedAt: number | null
  /** Handings-out, undone ones too; each has an entry of its own. */
  handings: number
  history: RedemptionLine[]
  /** What was asked, and the answer to it. */
  content: string
  answer: Answer
}
