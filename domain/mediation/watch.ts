import { SYSTEM, escalate } from '../matter/escalate'
import type { StaffRef } from '../matter/types'
import { end, unrated } from './decide/beginning'
import { lapse } from './decide/choosing'
import { mark } from '../matter/move'
import { nextLook, wakeAfter, type Situation } from './limits'
import { BEFORE_AGREED } from './states'
import type { Case, CaseWatch, EndReason } from './types'
import { turned } from './turns'
import { withoutVain } from './waiting'

/** What is late, in the words of the history and of the reminder. */
export const LATE_WORDS: Record<CaseWatch, string> = {
  screen: '超时未初审',
  consent: '到期未表态',
  accept: '超时未受理',
  acknowledge: '未阅权利义务告知',
  rank: '到期未选调解员',
  propose: '超时未推荐调解员',
  take: '超时未答复是否接案',
  approve: '超时未确认调解员',
  book: '超时未约时间',
  session: '调解结果未登记',
  finish: '调解结果未登记',
  recuse: '超时未答复回避申请',
  invite: '未答复邀请',
  sign: '超时未登记签署',
  rate: '到期未评价',
}

export interface Watched {
  case: Case
  tell: StaffRef | null
}

const ended = (c: Case, reason: EndReason, over: Parameters<typeof end>[4]): Case =>
  withoutVain(end(c, 'terminate', reason, null, over), c)

const isBeforeAgreed = (c: Case): boolean => BEFORE_AGREED.some((state) => state === c.state)

/**
 * What the timer does with a case whose moment has come. Silence is never consent: it ends as
 * UNREACHABLE; a month that is over, as OVERDUE; an extension that not all want lapses; a choice that nobody made goes to the chair; anything
 * else is told to the chair, who has a button for it. Null when somebody was faster.
 */
export function watch(c: Case, ladder: readonly StaffRef[], s: Situation): Watched | null {
  if (c.watching === null || c.wakeAt === null || c.wakeAt > s.now) return null
  if (c.watching === 'rate') return { case: unrated(c, s), tell: null }
  const over = { by: SYSTEM, s }
  if (c.watching === 'consent') {
    const note = '七日内没有表态；没有表态不等于同意'
    return { case: ended(c, 'UNREACHABLE', { ...over, note }), tell: null }
  }
  if (isBeforeAgreed(c) && c.termAt !== null && c.termAt <= s.now && c.state !== 'IN_SESSION') {
    const note = '调解期限已满'
    return { case: ended(c, 'OVERDUE', { ...over, note }), tell: null }
  }
  if (c.extension && !c.extended && c.extension.until <= s.now) {
    return { case: unextended(c, c.extension.until, s), tell: null }
  }
  if (c.watching === 'rank' || c.watching === 'take' || c.watching === 'approve') {
    return { case: withoutVain(turned(lapse(c, s), s.now), c), tell: null }
  }
  const next = nextLook(c, s)
  const { matter, tell } = escalate(c, 'escalate', ladder, LATE_WORDS[c.watching], next, s)
  return { case: matter, tell }
}

/** Silence is no yes to an extension: it may be asked for again. */
function unextended(c: Case, until: number, s: Situation): Case {
  const set = { extension: null, wakeAt: wakeAfter(c, until, s) }
  return turned(mark(c, 'notExtended', { by: SYSTEM, at: s, set }), s.now)
}
