import { maskedName } from '../identity/masks'
import type { Principal } from '../matter/types'
import type { Row } from '../matter/views'
import { PAGES } from '../notice/pages'
import { isHead, memberOf } from './decide'
import { openAsks } from './spend'
import type { Ask, Household } from './types'

/** What of a household stands among other kinds on the home page. All of it is answered on one page. */

const row = (id: string, words: Pick<Row, 'title' | 'line' | 'tag'>, dueAt: number): Row => {
  const myTurn = words.tag.tone === 'turn'
  const page = PAGES['household.home']
  return { id, page, ...words, dueAt, overdue: false, myTurn, action: myTurn ? '去答复' : '' }
}

/** To the head what somebody would have; to him that she has not answered yet. */
function rowOfAsk(h: Household, { id, by, byName, goodName, price, until }: Ask, user: Principal) {
  if (isHead(h, user)) {
    const line = `要用家里的${price}分，等您同意`
    const tag = { text: '等您同意', tone: 'turn' as const }
    return row(id, { title: `${byName}想换${goodName}`, line, tag }, until)
  }
  if (by !== user) return null
  const tag = { text: '等户主同意', tone: 'plain' as const }
  return row(id, { title: `您想换${goodName}`, line: `用家里的${price}分`, tag }, until)
}

/** What waits in households that the reader is in or was invited to. */
export function rowsOfHousehold(h: Household, user: Principal, now: number): Row[] {
  const invited = h.invited.find((i) => i.user === user && i.until > now)
  if (invited) {
    const line = `${maskedName(memberOf(h, h.head)?.name ?? '')}邀请您加入`
    const words = {
      title: `家庭 ${h.name}`,
      line,
      tag: { text: '等您答复', tone: 'turn' as const },
    }
    return [row(h._id, words, invited.until)]
  }
  return openAsks(h, now).flatMap((ask) => rowOfAsk(h, ask, user) ?? [])
}
