import type { Actor } from '../identity/types'
import type { CaseCardSource } from './cardFields'
import { CHAIR, CLERK } from './limits'
import { partyOf, sittersOf } from './parties'
import { postsOf } from './qualities'
import { onlyAside, type Aside } from './turns'
import type { Case } from './types'

/** What a case waits for, in the words of whoever reads it. */

/** Whether the actor owes a word, by account, by post or by name. */
export const isTurnOf = (own: readonly string[], c: CaseCardSource): boolean =>
  c.turn.some((who) => own.includes(who))

/** As whom the actor may owe a word; a party is nothing but a party in its own case. */
export const boxesOf = (actor: Actor, c: CaseCardSource): string[] => {
  if (partyOf(c, actor.userId)) return [actor.userId]
  return [actor.userId, ...(actor.staffId === null ? [] : [actor.staffId]), ...postsOf(actor)]
}

/** What is awaited, in the words of whoever it is awaited of. */
export const AWAITED: Record<NonNullable<Case['watching']>, string> = {
  screen: '初审',
  consent: '表态是否同意',
  accept: '受理',
  acknowledge: '看权利义务告知',
  rank: '选调解员',
  propose: '推荐调解员',
  take: '答复是否接案',
  approve: '确认调解员',
  book: '约时间',
  session: '到时间调解',
  finish: '登记调解结果',
  recuse: '答复回避申请',
  invite: '答复邀请',
  sign: '登记签署',
  rate: '评价',
}

/** What somebody is asked beside the case. */
const ASKED_TOO: Record<Aside, string> = {
  extend: '答复是否延长期限',
  invite: '答复邀请',
}

/** Words of parties: the clerk writes them down for whoever has no phone. */
const OF_PARTIES: ReadonlySet<Case['watching']> = new Set([
  ...(['consent', 'acknowledge', 'rank', 'approve', 'book', 'invite'] as const),
])

/** What the case waits for, told to whom it is about or not. `own`: as whom the reader owes a word. */
export function waitingText(c: CaseCardSource, own: readonly string[], now: number): string {
  if (c.watching === null) return ''
  const what = AWAITED[c.watching]
  if (isTurnOf(own, c)) {
    const aside = onlyAside(c, own, now)
    if (aside) return `等您${ASKED_TOO[aside]}`
    const isForParty = own.includes(CLERK) && c.turn.includes(CLERK) && OF_PARTIES.has(c.watching)
    return `等您${isForParty ? '代记：' : ''}${what}`
  }
  if (c.watching === 'session') return '等到约定的时间'
  const [who] = c.turn
  const whom = who === CHAIR ? '主任' : who === CLERK ? '文书' : nameOf(c, who)
  return `等${whom}${what}`
}

function nameOf(c: CaseCardSource, who: string | undefined): string {
  const people = sittersOf(c)
  return people.some((m) => m.id === who) ? '调解员' : '其他当事人'
}
