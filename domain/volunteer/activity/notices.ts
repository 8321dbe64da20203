import { GONE } from '../../identity/leaving'
import type { Principal, StaffRef } from '../../matter/types'
import type { Tell } from '../../notice/compose'
import { pageOf } from '../../notice/pages'
import { DESK } from '../../report/routing'
import type { StreetSettings } from '../../street/types'
import { toldOf, type Words } from '../told'
import { LATE_WORDS } from './decide'
import { ACTIVITY } from './lifecycle'
import type { Activity } from './types'

/** Who of those who lead it is told of what happens to an activity. Whoever takes part: `part/notices`. */

const OVER: Words = { title: '活动结束，请确认名单', tip: '请三天内确认' }
const YOURS: Words = { title: '有志愿活动由您负责', tip: '请查看名单' }
const LATE: Words = { title: LATE_WORDS, tip: '请督促确认' }

const tell = (activity: Activity, to: Principal, words: Words, now: number): Tell => {
  const { no, state, dueAt } = activity
  const said = { no, what: '志愿活动', where: '社区', state: ACTIVITY.states[state].text }
  const page = pageOf('volunteer.activity', activity._id)
  return toldOf(to, words, { ...said, due: dueAt ?? now, page }, now, 'task')
}

/** Whoever it waits for; at the desk whoever is on duty there. */
const holders = ({ waitingFor }: Activity, settings: StreetSettings): Principal[] => {
  if (waitingFor === DESK) return settings.dutyDispatcher ? [settings.dutyDispatcher.id] : []
  return waitingFor === null ? [] : [waitingFor]
}

const WORDS: Partial<Record<Activity['history'][number]['action'], Words>> = {
  finish: OVER,
  settle: YOURS,
}

/** Who is told of what one commit added to the history. */
export const activityTells = (
  next: Activity,
  before: Activity | null,
  settings: StreetSettings,
  now: number,
): Tell[] =>
  next.history
    .slice(before?.history.length ?? 0)
    .flatMap(({ action }) => {
      const words = WORDS[action]
      return words ? holders(next, settings).map((to) => tell(next, to, words, now)) : []
    })
    .filter(({ to }) => to !== GONE)

export const lateActivityTell = (activity: Activity, to: StaffRef, now: number): Tell =>
  tell(activity, to.id, LATE, now)
