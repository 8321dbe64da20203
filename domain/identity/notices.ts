import { messageTime } from '../notice/message'
import type { Tell } from '../notice/compose'
import { PAGES } from '../notice/pages'
import type { Binding } from './bindings'

/** All sentences of the notices of bindings. Never a name, a number or anybody's words. */

interface Words {
  title: string
  body: string
  /** For the push: at most 20 characters, says the next step. */
  tip: string
  state: string
}

const ASKED: Words = {
  title: '有人申请绑定岗位，请核对',
  body: '岗位已绑定别的微信，或他已有别的岗位',
  tip: '请核对本人后答复',
  state: '待答复',
}
const TO_HOLDER: Words = {
  title: '有人申请把您的岗位绑到另一个微信',
  body: '是您本人换微信就不用管；不是，请马上打街道电话',
  tip: '不是您本人请打街道电话',
  state: '待答复',
}
const APPROVED: Words = {
  title: '微信绑定已同意',
  body: '现在可以用这个微信办理工作了',
  tip: '请打开看看您的岗位',
  state: '已同意',
}
const MOVED: Words = {
  title: '您的岗位已绑到另一个微信',
  body: '这个微信不再收到工作任务；不是您本人办的，请马上打街道电话',
  tip: '不是您本人请打街道电话',
  state: '已解除',
}
const REFUSED: Words = {
  title: '微信绑定没有同意',
  body: '请拨打街道电话问明原因，之后可以再申请',
  tip: '请打街道电话问明原因',
  state: '未同意',
}
const LAPSED: Words = {
  title: '微信绑定申请已过期',
  body: '七天内没有人答复，需要的话请再申请一次',
  tip: '需要的话请再申请',
  state: '已过期',
}
const FREED: Words = {
  title: '管理员解除了您的微信绑定',
  body: '这个微信不再收到工作任务；有疑问请拨打街道电话',
  tip: '有疑问请打街道电话',
  state: '已解除',
}

/** What a message says of a request instead of a name. */
const noOf = ({ _id }: Pick<Binding, '_id'>): string => _id.slice(-8).toUpperCase()

const tellOf = (
  to: string,
  words: Words,
  about: Pick<Binding, '_id'>,
  now: number,
  { due = now, page = PAGES['me.told'] as string } = {},
): Tell => ({
  to,
  title: words.title,
  body: words.body,
  page,
  template: page === PAGES['me.told'] ? 'progress' : 'task',
  fields: {
    no: noOf(about),
    what: '微信绑定',
    where: '本街道',
    state: words.state,
    time: messageTime(now),
    due: messageTime(due),
    tip: words.tip,
  },
  fallback: null,
  keep: 0,
})

const accountOf = (openid: string): string => `user:${openid}`

/** To every administrator, and to whoever has the post now. `holder`: an openid, or null. */
export const askedTells = (
  b: Binding & { until: number },
  admins: readonly string[],
  holder: string | null,
  now: number,
): Tell[] => [
  ...admins.map((to) => tellOf(to, ASKED, b, now, { due: b.until, page: PAGES['me.bindings'] })),
  ...(holder === null ? [] : [tellOf(accountOf(holder), TO_HOLDER, b, now)]),
]

/** To whoever asked; where the post was somebody else's, to that account too. */
export const approvedTells = (b: Binding, holder: string | null, now: number): Tell[] => [
  tellOf(accountOf(b.openid), APPROVED, b, now),
  ...(holder === null || holder === b.openid ? [] : [tellOf(accountOf(holder), MOVED, b, now)]),
]

export const refusedTell = (b: Binding, now: number): Tell =>
  tellOf(accountOf(b.openid), REFUSED, b, now)

export const lapsedTell = (b: Binding, now: number): Tell =>
  tellOf(accountOf(b.openid), LAPSED, b, now)

/** To the account that an administrator has freed of its post. */
export const freedTell = (openid: string, about: Pick<Binding, '_id'>, now: number): Tell =>
  tellOf(accountOf(openid), FREED, about, now)
