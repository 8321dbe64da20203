import { MINUTE_MS, shortDateTime } from '../calendar/zone'
import type { Row } from '../matter/views'
import { PAGES, pageOf } from '../notice/pages'
import { activityCard, type ActivityCardSource, type Reader } from './activity/views'
import { LIMITS } from './limits'
import { mayCheckIn } from './part/decide'
import { PART } from './part/lifecycle'
import type { Part } from './part/types'
import { teamCard, type CardSource as TeamSource } from './team/views'

/** What of volunteering stands among other kinds on the home page: what, when, where, and what is next. */

const said = (...words: (string | undefined)[]): string => words.filter(Boolean).join(' · ')

export type PartSource = Pick<Part, '_id' | 'state' | 'activity' | 'title' | 'from' | 'to'>

/** One's own part that has not ended: his turn is when he can check in, and until he has checked out. */
export function rowOfPart(part: PartSource, venue: string | undefined, now: number): Row | null {
  const { _id: id, state, activity, title, from, to } = part
  if (activity === null) return null
  const { text, tone, next } = PART.states[state]
  const myTurn = state === 'PRESENT' || (state === 'SIGNED' && mayCheckIn({ from, to }, now))
  return {
    ...{ id, title, page: pageOf('volunteer.activity', activity) },
    line: said(shortDateTime(from), venue),
    // Of what is tomorrow nothing is to be done yet.
    tag: { text: state === 'PRESENT' ? `待${next}` : text, tone: myTurn ? 'turn' : tone },
    ...{ dueAt: null, overdue: false, myTurn, action: myTurn ? next : '' },
  }
}

/** Whether people may be checking in, or are there. */
const isOn = ({ from }: Pick<ActivityCardSource, 'from'>, now: number): boolean =>
  now >= from - LIMITS.checkInBeforeMinutes * MINUTE_MS

/**
 * An activity that waits for the reader: a draft to be published, one that is on, a list to be confirmed.
 * Null of one that people sign up for: nothing is to be done before its day.
 */
export function rowOfActivity(activity: ActivityCardSource, reader: Reader): Row | null {
  const { _id, from, state, dueAt } = activity
  const isOpen = state === 'OPEN'
  if (isOpen && !isOn(activity, reader.now)) return null
  const card = activityCard(activity, { roll: null, mine: null }, reader)
  return {
    id: _id,
    page: pageOf(state === 'CLOSING' ? 'volunteer.roster' : 'volunteer.activity', _id),
    title: card.title,
    line: said(shortDateTime(from), card.venue, isOpen ? '请大家签到' : card.waitingText),
    tag: { text: isOpen ? '正在签到' : card.stateText, tone: card.tone },
    dueAt: isOpen ? null : dueAt,
    overdue: !isOpen && dueAt !== null && dueAt < reader.now,
    myTurn: card.myTurn,
    action: isOpen ? '出示签到码' : '看一下',
  }
}

/** An application for a team, for who wrote it and whoever decides. */
export function rowOfTeam(team: TeamSource, reader: Reader): Row {
  const { id, name, communityName, stateText, tone, waitingText, myTurn } = teamCard(team, reader)
  return {
    ...{ id, page: pageOf('volunteer.team', id), title: `成立队伍 ${name}` },
    line: said(communityName, waitingText),
    tag: { text: stateText, tone },
    dueAt: myTurn ? team.dueAt : null,
    overdue: myTurn && team.dueAt !== null && team.dueAt < reader.now,
    ...{ myTurn, action: myTurn ? '审批' : '' },
  }
}

/** 邀请入队, all of them as one row; null where there are none. */
export function rowOfInvitations(teams: readonly string[]): Row | null {
  const [first] = teams
  if (first === undefined) return null
  const isOne = teams.length === 1
  return {
    ...{ id: 'volunteer.invited', page: PAGES['volunteer.invited'] },
    title: isOne ? `“${first}”邀请您加入` : `${teams.length}支志愿服务队邀请您加入`,
    line: '队伍的名单上有您的手机号，不是您也请说一声',
    tag: { text: '等您答复', tone: 'turn' },
    ...{ dueAt: null, overdue: false, myTurn: true, action: '去看看' },
  }
}

/** 每日名单: hours of others that the reader has to look at, all of them as one row; null where there are none. */
export function rowOfDay(count: number, most: number): Row | null {
  if (count === 0) return null
  return {
    ...{ id: 'volunteer.day', page: PAGES['volunteer.day'], title: '志愿时长等您确认' },
    line: `${count > most ? `${most}次以上` : `${count}次`}，没有签退的、补记的、要复核的`,
    tag: { text: '每日名单', tone: 'turn' },
    ...{ dueAt: null, overdue: false, myTurn: true, action: '去确认' },
  }
}
