import { addDays } from '../calendar/workingTime'
import { shanghai } from '../calendar/zone'
import { rowOf } from '../matter/lifecycle'
import type { Principal } from '../matter/types'
import { ok, refuse, type Outcome } from '../result'
import { HELPER_LIMITS as LIMITS } from './limits'
import { HELP, type HelpAction, type HelpRole } from './lifecycle'
import { HELP_SHAPE, HELPER_ACT_NAMES, type Elder, type Help, type HelperAct } from './types'

/** What becomes of a 约定; each answers the whole new document. */

/** Who acts, and as whom. */
export interface HelpDoing {
  by: Principal
  role: HelpRole
  now: number
}

export interface Named {
  user: Principal
  name: string
}

/** Whoever is asked: with the post that is bound to his account, or null. */
export interface Candidate extends Named {
  staffId: Principal | null
}

/** What an elder says yes to. */
export interface HelpAsked {
  _id: string
  elder: Named & { account: string }
  helper: Candidate
  acts: readonly HelperAct[]
  months: number
}

/** In force: both said yes, and the term is not over, whether the timer has been or not. */
export const isBound = ({ state, until }: Pick<Help, 'state' | 'until'>, now: number): boolean =>
  state === 'BOUND' && now < until

export const isWaiting = ({ state, until }: Pick<Help, 'state' | 'until'>, now: number): boolean =>
  state === 'ASKED' && now < until

/** Asked or in force. */
export const isOpen = (help: Pick<Help, 'state' | 'until'>, now: number): boolean =>
  isBound(help, now) || isWaiting(help, now)

/** As whom somebody has to do with it; null: not at all. */
export const roleIn = (
  { elder, helper }: Pick<Help, 'elder' | 'helper'>,
  user: Principal,
): 'elder' | 'helper' | null => (user === elder ? 'elder' : user === helper ? 'helper' : null)

/** The same hour of the day so many months on, in Shanghai. */
const monthsAfter = (now: number, months: number): number =>
  now + shanghai(now).add(months, 'month').diff(shanghai(now))

const line = (action: HelpAction, { by, role, now: at }: HelpDoing) => ({ at, action, role, by })

function stepped(help: Help, action: HelpAction, doing: HelpDoing, set: Partial<Help>): Help {
  const row = rowOf(HELP, action)
  if (!row.from.includes(help.state))
    throw new RangeError(`${help._id}: ${action} does not lead on from ${help.state}`)
  return {
    ...help,
    ...set,
    rev: help.rev + 1,
    state: row.to ?? help.state,
    history: [...help.history, line(action, doing)],
  }
}

/** What else of elder and helper there is already, each without this one. */
export interface Others {
  before: Help | null
  ofElder: readonly Help[]
  ofHelper: readonly Help[]
  /** 代开账户 of the elder; null: the elder has WeChat. */
  opened: Pick<Elder, 'openedBy'> | null
}

/**
 * 1 请帮手: the elder's yes, from the own phone or before one of the crew. Whoever opened the account, and
 * whoever takes the yes, is never the helper.
 */
export function name(asked: HelpAsked, others: Others, doing: HelpDoing): Outcome<Help> {
  const { elder, helper, _id, months } = asked
  const { by, now } = doing
  const theirs = [helper.user, helper.staffId].filter((one) => one !== null)
  if ([elder.user, by, others.opened?.openedBy.staff].some((one) => theirs.includes(one ?? '')))
    return refuse('ownHelper')
  if (!helper.user.startsWith('user:')) return refuse('notFound')
  const { before } = others
  if (before && isOpen(before, now)) return refuse('isHelper')
  const open = (all: readonly Help[]) => all.filter((h) => h._id !== _id && isOpen(h, now)).length
  if (open(others.ofElder) >= LIMITS.helpers) return refuse('helpersFull')
  if (open(others.ofHelper) >= LIMITS.helps) return refuse('helpsFull')
  const help: Help = {
    _id,
    shape: HELP_SHAPE,
    rev: (before?.rev ?? 0) + 1,
    state: 'ASKED',
    elder: elder.user,
    elderName: elder.name,
    account: elder.account,
    helper: helper.user,
    helperName: helper.name,
    people: [elder.user, helper.user],
    acts: HELPER_ACT_NAMES.filter((act) => asked.acts.includes(act)),
    months,
    yes: { how: doing.role === 'staff' ? 'paper' : 'phone', by, at: now },
    until: addDays(now, LIMITS.answerDays),
    ...(before?.owing ? { owing: true } : {}),
    history: [line('name', doing)],
  }
  return ok(help)
}

/** 2 答应帮忙, 3 不方便: by the helper alone. The term begins with the second yes. */
export function answer(help: Help, yes: boolean, doing: HelpDoing): Outcome<Help> {
  if (help.helper !== doing.by) return refuse('notAllowed')
  if (!isWaiting(help, doing.now)) return refuse('helpGone')
  const { now } = doing
  return ok(
    yes
      ? stepped(help, 'agree', doing, { until: monthsAfter(now, help.months) })
      : ended(help, 'decline', doing),
  )
}

const ended = (help: Help, action: HelpAction, doing: HelpDoing): Help =>
  stepped(help, action, doing, {
    people: [],
    until: addDays(doing.now, LIMITS.shownDays),
    // Nothing was redeemed before both said yes.
    ...(help.state === 'BOUND' ? { owing: true } : {}),
  })

/** 4 结束约定, by either side at any time, or by the crew for an elder who says so. */
export function end(help: Help, doing: HelpDoing): Outcome<Help> {
  if (help.state === 'ENDED') return refuse('helpGone')
  return ok(ended(help, 'end', doing))
}

/** 5 到期 by the timer; null where it is not over. */
export const lapse = (help: Help, doing: HelpDoing): Help | null =>
  help.state === 'ENDED' || doing.now < help.until ? null : ended(help, 'lapse', doing)

/**
 * Whether the caller may do this for the elder now. Outcomes: `notFound` for whoever is not the helper,
 * `helpGone`, and `notOnList` for what both did not say yes to.
 */
export function may(
  help: Help | null,
  user: Principal,
  act: HelperAct,
  now: number,
): Outcome<Help> {
  if (!help || help.helper !== user) return refuse('notFound')
  if (!isBound(help, now)) return refuse('helpGone')
  return help.acts.includes(act) ? ok(help) : refuse('notOnList')
}
