import { SYSTEM, escalate } from '../matter/escalate'
import type { StaffRef } from '../matter/types'
import { addHours } from '../calendar/workingTime'
import { end, unrated } from './decide/beginning'
import { lapse } from './decide/choosing'
import { LIMITS, type Situation } from './limits'
import { BEFORE_AGREED } from './states'
import type { Case, CaseWatch, EndReason } from './types'
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
 * UNREACHABLE; a month that is over, as OVERDUE; a choice that nobody made goes to the chair; anything
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
  if (c.watching === 'rank' || c.watching === 'take' || c.watching === 'approve') {
    return { case: withoutVain(lapse(c, s), c), tell: null }
  }
  const next = nextLook(c, s)
  const { matter, tell } = escalate(c, 'escalate', ladder, LATE_WORDS[c.watching], next, s)
  return { case: matter, tell }
}

/** Reminders stop at the end of the term, which is looked at by itself. */
function nextLook(c: Case, { now, settings }: Situation): number {
  const again = addHours(settings.calendar, now, LIMITS.againHours, false).at
  return c.termAt !== null && c.termAt > now ? Math.min(again, c.termAt) : again
}
