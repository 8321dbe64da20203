import { GONE } from '../../identity/leaving'
import type { Principal, StaffRef } from '../../matter/types'
import type { Tell } from '../../notice/compose'
import { pageOf } from '../../notice/pages'
import { DESK } from '../../report/routing'
import type { StreetSettings } from '../../street/types'
import { toldOf, type Words } from '../told'
import { LATE_WORDS } from './decide'
import { leadersAt } from './leaders'
import { TEAM } from './lifecycle'
import type { Team } from './types'

/** Who is told of what happens to a team, and all sentences of it. */

const ASKED: Words = { title: '有志愿服务队申请等您审批', tip: '请三个工作日内审批' }
const APPROVED: Words = { title: '您申请的志愿服务队已成立', tip: '您是队长，任期一年' }
const REJECTED: Words = { title: '您申请的志愿服务队未通过', tip: '原因可问社区' }
const APPOINTED: Words = { title: '您被任命为志愿服务队队长', tip: '不愿意可以卸任' }
const DISSOLVED: Words = { title: '志愿服务队已解散', tip: '原因可问社区' }
const LATE: Words = { title: LATE_WORDS, tip: '请督促审批' }

const tell = (
  team: Team,
  to: Principal,
  words: Words,
  now: number,
  template: Tell['template'],
): Tell => {
  const no = team._id.slice(-8).toUpperCase()
  const state = TEAM.states[team.state].text
  const page = pageOf('volunteer.team', team._id)
  const said = { no, what: '志愿服务队', where: '社区', state, due: team.dueAt ?? now, page }
  return toldOf(to, words, said, now, template)
}

/** Whoever decides it, as it waits now: at the desk whoever is on duty there. */
const deciders = ({ waitingFor }: Team, settings: StreetSettings): Principal[] => {
  if (waitingFor === DESK) return settings.dutyDispatcher ? [settings.dutyDispatcher.id] : []
  return waitingFor === null ? [] : [waitingFor]
}

type Action = Team['history'][number]['action']

function tellsOfAction(
  action: Action,
  team: Team,
  before: Team | null,
  settings: StreetSettings,
  now: number,
): Tell[] {
  const mine = (words: Words) => [tell(team, team.applicant, words, now, 'progress')]
  switch (action) {
    case 'apply':
    case 'settle':
      return deciders(team, settings).map((to) => tell(team, to, ASKED, now, 'task'))
    case 'approve':
      return mine(APPROVED)
    case 'reject':
      return mine(REJECTED)
    case 'appoint': {
      const led = new Set(before?.leaders.map(({ user }) => user))
      const others = team.leaders.filter(({ user }) => !led.has(user))
      return others.map(({ user }) => tell(team, user, APPOINTED, now, 'progress'))
    }
    case 'dissolve':
      return leadersAt(before ?? team, now).map(({ user }) =>
        tell(team, user, DISSOLVED, now, 'progress'),
      )
    default:
      return []
  }
}

/** Who is told of what one commit added to the history. Of who has left nobody is told. */
export const teamTells = (
  team: Team,
  before: Team | null,
  settings: StreetSettings,
  now: number,
): Tell[] =>
  team.history
    .slice(before?.history.length ?? 0)
    .flatMap(({ action }) => tellsOfAction(action, team, before, settings, now))
    .filter(({ to }) => to !== GONE)

export const lateTeamTell = (team: Team, to: StaffRef, now: number): Tell =>
  tell(team, to.id, LATE, now, 'task')
