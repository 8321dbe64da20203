import type { Principal } from '../matter/types'
import type { Tell } from '../notice/compose'
import { messageTime } from '../notice/message'
import { pageOf } from '../notice/pages'
import type { Household } from './types'

/** All sentences of the notices of households. Never a person's words or name. */

export const HOUSEHOLD_WORDS = {
  invite: { title: '有家庭邀请您加入', tip: '请7天内答复，也可不加入' },
  yes: { title: '您邀请的人答应加入家庭了', tip: '可一起攒积分、用积分' },
  no: { title: '您邀请的人没有加入家庭', tip: '可以再商量后邀请' },
  left: { title: '有人从您的家庭迁出了', tip: 'TA的积分一起带走了' },
  out: { title: '您已从家庭迁出', tip: '您的积分一起带走了' },
  head: { title: '您现在是家庭的户主', tip: '家里用积分由您确认' },
  ask: { title: '家里人想用家庭积分', tip: '请打开看看是否同意' },
  agreed: { title: '户主同意了，请去领取', tip: '7天内带兑换码去领' },
  refused: { title: '户主没有同意用家庭积分', tip: '可以和户主再商量' },
} as const

export type HouseholdNews = keyof typeof HOUSEHOLD_WORDS

/** One telling to one person; a tap leads to where the next step is. */
export function householdTell(
  h: Pick<Household, '_id'>,
  to: Principal,
  news: HouseholdNews,
  now: number,
  page = pageOf('household.home', h._id),
): Tell {
  const { title, tip } = HOUSEHOLD_WORDS[news]
  return {
    to,
    title,
    body: '家庭积分',
    page,
    template: 'progress',
    fields: {
      no: h._id.slice(-8).toUpperCase(),
      what: '家庭积分',
      where: '家庭',
      state: title,
      time: messageTime(now),
      due: messageTime(now),
      tip,
    },
    fallback: null,
    keep: 0,
  }
}
