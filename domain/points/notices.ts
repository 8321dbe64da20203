import { messageTime } from '../notice/message'
import { PAGES, pageOf } from '../notice/pages'
import type { Tell } from '../notice/compose'
import type { StreetSettings } from '../street/types'
import type { StaffRef } from '../matter/types'
import { AWARD } from './award/lifecycle'
import type { Award } from './award/types'
import type { Expiring } from './ledger/account'
import type { StoredLine } from './redeem/changeStock'
import { REDEMPTION, type RedemptionAction } from './redeem/lifecycle'
import type { Redemption } from './redeem/types'
import type { AccountKind } from './types'

/** All sentences of the notices of points. Never a person's words, name or address. */

interface Words {
  title: string
  /** For the push: at most 20 characters, says the next step. */
  tip: string
}

interface Said {
  body: string
  no: string
  what: string
  state: string
  due: number
  /** Where a tap leads; left out where the message says all there is to say. */
  page?: string
}

const tellOf = (
  to: string,
  { title, tip }: Words,
  said: Said,
  now: number,
  template: Tell['template'] = 'progress',
): Tell => ({
  to,
  title,
  body: said.body,
  page: said.page ?? PAGES['points.told'],
  template,
  fields: {
    no: said.no,
    what: said.what,
    where: '积分',
    state: said.state,
    time: messageTime(now),
    due: messageTime(said.due),
    tip,
  },
  fallback: null,
  keep: 0,
})

/** Letters and digits by which an award is named on the phone. */
const noOf = ({ _id }: Pick<Award, '_id'>): string => _id.slice(-8).toUpperCase()

/** To the owner of a redemption, of what others did to it. */
export const REDEMPTION_WORDS: Partial<Record<RedemptionAction, Words>> = {
  handOut: { title: '您兑换的东西已领取', tip: '不是您领的请打社区电话' },
  undo: { title: '交付已撤销，请再来领取', tip: '兑换码照常可用' },
  print: { title: '您的取货码已打印', tip: '不是您要的请打社区电话' },
  cancel: { title: '您的兑换已取消，积分已退回', tip: '有疑问请打社区电话' },
  refund: { title: '您的积分已退还', tip: '可到积分商店兑换' },
  lapse: { title: '七天没有领取，积分已退回', tip: '想要的话请再兑换一次' },
}

export function redemptionTells(r: Redemption, now: number): Tell[] {
  const words = REDEMPTION_WORDS[r.history.at(-1)!.action]
  // Of who has left nobody is told.
  if (!words || r.owner === '') return []
  // An elder whose account staff opened has no inbox: the helper who is to pick it up reads it.
  const to = r.owner.startsWith('elder:') ? (r.proxy?.user ?? '') : r.owner
  if (to === '') return []
  const state = REDEMPTION.states[r.state].text
  const page = pageOf('points.redemption', r._id)
  const said = { body: r.goodName, no: r.no, what: r.goodName, state, due: r.until, page }
  return [tellOf(to, words, said, now)]
}

/** To whom the points are for, as far as they are decided. */
export const AWARD_WORDS: Partial<Record<Award['history'][number]['action'], Words>> = {
  pass: { title: '您的积分开始公示', tip: '公示7天后入账' },
  reject: { title: '您的积分未通过审核', tip: '可在7天内提出异议' },
  post: { title: '您的积分已入账', tip: '可到积分商店兑换' },
  appeal: { title: '您的积分有人提出异议', tip: '复核后会再通知您' },
  confirm: { title: '复核认为应当给，继续公示', tip: '公示期满后入账' },
  refuse: { title: '复核认为不应当给', tip: '有疑问请打社区电话' },
  reverse: { title: '您的积分已冲正', tip: '可在7天内提出异议' },
}

const saidOf = (award: Award, now: number) => ({
  body: `${award.rule.name} · ${award.paid ?? award.points}分`,
  no: noOf(award),
  what: award.rule.name,
  state: AWARD.states[award.state].text,
  due: award.dueAt ?? now,
  page: pageOf('points.award', award._id),
})

export function awardTells(
  next: Award,
  before: Award | null,
  _settings: StreetSettings,
  now: number,
): Tell[] {
  const added = next.history.slice(before?.history.length ?? 0)
  return added.flatMap(({ action }) => {
    const words = AWARD_WORDS[action]
    return words && next.recipient !== ''
      ? [tellOf(next.recipient, words, saidOf(next, now), now)]
      : []
  })
}

/** To reviewers, of what has come to them. */
const TO_REVIEW: Record<'review' | 'judge', Words> = {
  review: { title: '有积分等您审核', tip: '请在3个工作日内审核' },
  judge: { title: '有积分异议等您复核', tip: '请在5个工作日内复核' },
}

/** To those of the reviewers who have had no hand in it. */
export function newAwardTells(award: Award, reviewers: readonly string[], now: number): Tell[] {
  const words = TO_REVIEW[award.watching === 'judge' ? 'judge' : 'review']
  return reviewers
    .filter((who) => !award.hands.includes(who))
    .map((who) => tellOf(who, words, saidOf(award, now), now, 'task'))
}

/** By what is watched; 公示 that is over is paid, and never late. */
const LATE: Record<'review' | 'judge', Words> = {
  review: { title: '有积分超时未审核', tip: '请提醒积分审核员' },
  judge: { title: '有积分异议超时未复核', tip: '请提醒没有经手的审核员复核' },
}

/** To who is responsible, when nobody has reviewed or judged in time. */
export const lateAwardTell = (award: Award, to: StaffRef, now: number): Tell =>
  tellOf(
    to.id,
    LATE[award.watching === 'judge' ? 'judge' : 'review'],
    saidOf(award, now),
    now,
    'task',
  )

/** Whose points they are, where they are not the reader's own. */
const WHOSE: Partial<Record<AccountKind, string>> = {
  family: '家庭',
  merchant: '商户',
  team: '队伍',
}

export const expiryTell = (
  user: string,
  kind: AccountKind,
  { day, points, daysBefore }: Expiring,
  now: number,
): Tell =>
  tellOf(
    user,
    { title: `${WHOSE[kind] ?? ''}有${points}分将在${day}到期`, tip: '可到积分商店兑换' },
    {
      body: `还有${daysBefore}天左右，请在到期前使用`,
      no: day,
      what: `${points}分`,
      state: '快到期',
      due: now,
      page: PAGES['points.home'],
    },
    now,
  )

const SHORT: Words = { title: '有兑换缺货，请尽快补货', tip: '补货或请审核员取消' }

/** To reviewers: of a count that found less than is promised. */
export const shortTells = (
  { good, goodName, short }: Pick<StoredLine, 'good' | 'goodName' | 'short'>,
  reviewers: readonly string[],
  now: number,
): Tell[] => {
  const said = { body: `${goodName} · 缺${short}件`, no: good, what: goodName, state: '缺货' }
  return reviewers.map((to) => tellOf(to, SHORT, { ...said, due: now }, now, 'task'))
}

const BUDGET_WORDS = {
  warned: { title: '积分预算已用到80%', tip: '请留意发放，或增加预算' },
  over: { title: '积分预算已用完，暂停发放', tip: '已得到的积分照样能用' },
} as const satisfies Record<string, Words>

/** To reviewers and 街道领导: what is promised has come to the warning, or to the end of the budget. */
export const budgetTells = (
  state: keyof typeof BUDGET_WORDS,
  to: readonly string[],
  now: number,
): Tell[] => {
  const said = { body: '积分公开账', no: '-', what: '积分预算', state: '请留意', due: now }
  return to.map((who) => tellOf(who, BUDGET_WORDS[state], said, now, 'task'))
}

const BOOKS: Words = { title: '有积分账户对不上账', tip: '请联系系统管理员' }

/** To 街道领导: an account differs from its entries. Whose it is stands in the log alone. */
export const booksTell = (to: StaffRef, now: number): Tell =>
  tellOf(
    to.id,
    BOOKS,
    { body: '夜间核对发现差异', no: '-', what: '积分账目', state: '有差异', due: now },
    now,
    'task',
  )
