import type { DateText } from '../types'
import { receiverName } from './collective'
import type { Award } from './types'

/** 公示: what everybody may read of an award. */
export interface PublishedLine {
  id: string
  /** 张*, 张*家庭: never a person's whole name; a team and a merchant by their own. */
  name: string
  /** Four digits by which somebody knows the own line; two people may have one name. */
  tail: string
  rule: string
  points: number
  deedOn: DateText
  deed: string
  until: number
}

/** By the person's account, which it does not lead back to. */
export const tailOf = (account: string): string => {
  let hash = 7
  for (const c of account) hash = (hash * 31 + c.charCodeAt(0)) % 10_000
  return String(hash).padStart(4, '0')
}

/** The published list: what is in 公示 and not 保密. */
export const publishedOf = (awards: readonly Award[], now: number): PublishedLine[] =>
  awards
    .filter(({ state, confidential }) => state === 'PUBLIC' && !confidential)
    .filter(({ publicUntil }) => publicUntil !== null && publicUntil > now)
    .map((award) => {
      const { _id: id, recipient, rule, points, deedOn, deed, publicUntil } = award
      const who = { name: receiverName(award, false), tail: tailOf(recipient) }
      return { id, ...who, rule: rule.name, points, deedOn, deed, until: publicUntil! }
    })
