import type { Principal } from '../matter/types'
import type { Tell } from '../notice/compose'
import { messageTime } from '../notice/message'
import { PAGES, pageOf } from '../notice/pages'
import { STATEMENT } from './lifecycle'
import type { Side, Statement } from './statement'

/** All sentences of the notices of statements. Never a person's words or name. */

export const STATEMENT_WORDS = {
  made: { title: '上个月的对账单出来了', tip: '请核对后点“确认无误”' },
  corrected: { title: '对账单登记了差异', tip: '请看过后重新确认' },
  reminded: { title: '有对账单还等您确认', tip: '请核对后点“确认无误”' },
  unconfirmed: { title: '有对账单两周没有确认', tip: '请联系商户和积分审核员' },
  closed: { title: '双方都确认了，对账完成', tip: '这份对账单不再改动' },
} as const

export function statementTell(
  s: Statement,
  to: Principal,
  news: keyof typeof STATEMENT_WORDS,
  now: number,
): Tell {
  const { title, tip } = STATEMENT_WORDS[news]
  return {
    ...{
      to,
      title,
      body: `${s.month} · ${s.pickUpName}`,
      // Whoever is on duty has no statements: the message says all that he must know.
      page: news === 'unconfirmed' ? PAGES['points.told'] : pageOf('merchant.statement', s._id),
    },
    template: 'progress',
    fields: {
      no: s.month,
      what: '领取点对账单',
      where: s.pickUpName,
      state: STATEMENT.states[s.state].text,
      time: messageTime(now),
      due: messageTime(now),
      tip,
    },
    fallback: null,
    keep: 0,
  }
}

/** To both sides, that it is there. */
export const madeTells = (s: Statement, reviewers: readonly Principal[], now: number): Tell[] =>
  [s.contact, ...reviewers].filter((to) => to !== '').map((to) => statementTell(s, to, 'made', now))

/** The last of the street's reviewers who confirmed, if any. */
const lastOfStreet = ({ history }: Statement): Principal =>
  [...history].reverse().find(({ action }) => action.startsWith('street'))?.by ?? ''

/** To the other side, of what one side has done: a correction, or the word that was missing. */
export function doneTells(s: Statement, side: Side, now: number): Tell[] {
  const to = side === 'street' ? s.contact : lastOfStreet(s)
  const last = s.history.at(-1)!.action
  const news = s.open ? (last === 'correct' ? 'corrected' : null) : 'closed'
  return to !== '' && news ? [statementTell(s, to, news, now)] : []
}
