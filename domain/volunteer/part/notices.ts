import { GONE } from '../../identity/leaving'
import type { Principal } from '../../matter/types'
import type { Tell } from '../../notice/compose'
import { PAGES, pageOf } from '../../notice/pages'
import { toldOf, type Words } from '../told'
import { PART, type PartAction, type PartState } from './lifecycle'
import { isTooOldToPay } from './pay'
import type { Part } from './types'

/** What whoever takes part is told of what others did. */

const OF_ACTION: Partial<Record<PartAction, Words>> = {
  moveUp: { title: '有名额了，您已从候补转为报名', tip: '不能来请取消报名' },
  cancel: { title: '您报名的活动已取消', tip: '请看看别的活动' },
  forget: { title: '活动结束了，您没有签退', tip: '请联系队长核实时长' },
  acknowledge: { title: '受助者确认了您的服务', tip: '等别人确认时长' },
  count: { title: '您的志愿时长已确认', tip: '可在我的时长里查看' },
  strike: { title: '您有一次时长没有计入', tip: '原因可在我的时长里查看' },
}
const CLAIMED: Words = { title: '有补记的志愿时长等您确认', tip: '请在每日名单里核实' }
const REVIEW: Words = { title: '有志愿时长等您再核实一次', tip: '请在每日名单里核实' }
const UNDECIDED: Words = { title: '有志愿时长等您核实', tip: '请在每日名单里核实' }
const CHANGED: Words = { title: '您报名的活动有变动', tip: '请看新的时间和地点' }
const CUT_SHORT: Words = { title: '活动提前取消，已做的照记时长', tip: '请等队长确认' }

const pageFor = ({ activity }: Part): string =>
  activity === null ? PAGES['volunteer.hours'] : pageOf('volunteer.activity', activity)

const tell = (part: Part, words: Words, now: number, page = pageFor(part)): Tell[] => {
  if (part.user === GONE) return []
  const state = PART.states[part.state].text
  const no = part._id.slice(-8).toUpperCase()
  const said = {
    no,
    what: part.ward === null ? '志愿活动' : '孩子的志愿活动',
    where: '社区',
    state,
    due: part.from,
    page,
  }
  return [toldOf(part.user, words, said, now, 'progress')]
}

const COUNTED_LATE: Words = { title: '您的志愿时长已确认', tip: '时间太久，时长照记，不再给积分' }

/** Of the last step, which somebody else has taken. */
export function partTells(part: Part, now: number): Tell[] {
  const last = part.history.at(-1)!
  const isLate = last.action === 'count' && isTooOldToPay(part.inAt, last.at)
  if (isLate) return tell(part, COUNTED_LATE, now)
  const words =
    last.action === 'checkOut' && last.role === 'system' ? CUT_SHORT : OF_ACTION[last.action]
  return words ? tell(part, words, now) : []
}

/** Of an activity that was changed: when it is and where people meet. */
export const changedTells = (part: Part, now: number): Tell[] => tell(part, CHANGED, now)

const TO_DECIDE: Partial<Record<PartState, Words>> = { CLAIMED, REVIEWING: REVIEW }

/** Hours that wait, to whoever finds them right next (`platform/deciders`). */
export const deciderTells = (part: Part, decider: Principal | null, now: number): Tell[] =>
  decider === null
    ? []
    : tell(
        { ...part, user: decider },
        TO_DECIDE[part.state] ?? UNDECIDED,
        now,
        PAGES['volunteer.day'],
      )
