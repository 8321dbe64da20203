import type { Principal } from '../matter/types'
import type { Tell } from '../notice/compose'
import { messageTime } from '../notice/message'
import { pageOf } from '../notice/pages'
import type { Help } from './types'

/** All sentences of the notices of helpers. Never a person's words or name. */

export const HELPER_WORDS = {
  name: { title: '有老人想请您当帮手', tip: '请打开看看是否答应' },
  agree: { title: '帮手答应帮忙了', tip: '您随时可以结束' },
  decline: { title: '帮手这次不方便', tip: '可以另请一位' },
  end: { title: '帮手约定结束了', tip: '有疑问请打社区电话' },
  lapse: { title: '帮手约定到期了', tip: '还需要可以再约' },
  redeemed: { title: '帮手用您的积分换了东西', tip: '不对请打社区电话' },
} as const

export type HelperNews = keyof typeof HELPER_WORDS

/** Whether anybody reads what this one is told: an elder whose account staff opened has no inbox. */
const hasInbox = (to: Principal): boolean => !to.startsWith('elder:')

/** The telling to each of these who has an inbox; a tap leads to where the next step is. */
export const helperTells = (
  { _id }: Pick<Help, '_id'>,
  to: readonly Principal[],
  news: HelperNews,
  now: number,
): Tell[] => {
  const { title, tip } = HELPER_WORDS[news]
  return to.filter(hasInbox).map((one) => ({
    to: one,
    title,
    body: '帮手',
    page: pageOf('helper.home', _id),
    template: 'progress',
    fields: {
      no: _id.slice(-8).toUpperCase(),
      what: '帮手',
      where: '帮手',
      state: title,
      time: messageTime(now),
      due: messageTime(now),
      tip,
    },
    fallback: null,
    keep: 0,
  }))
}
