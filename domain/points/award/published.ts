import { maskedName } from '../../identity/masks'
import type { DateText } from '../types'
import type { Award } from './types'

/** 公示: what everybody may read of an award. */
export interface PublishedLine {
  id: string
  /** 张*: never a whole name. */
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
    .map(({ _id, recipient, recipientName, rule, points, deedOn, deed, publicUntil }) => ({
      id: _id,
      name: maskedName(recipientName),
      tail: tailOf(recipient),
      rule: rule.name,
      points,
      deedOn,
      deed,
      until: publicUntil!,
    }))
