import { EVERYBODY, type Presence } from '../../../domain/duty/presence'
import { assertWhole } from '../../../domain/matter/lifecycle'
import type { Outcome } from '../../../domain/result'
import * as teams from '../../../domain/volunteer/team/decide'
import { leadersAt } from '../../../domain/volunteer/team/leaders'
import { TEAM, type TeamRole } from '../../../domain/volunteer/team/lifecycle'
import { nameless } from '../../../domain/volunteer/team/nameless'
import { teamTells } from '../../../domain/volunteer/team/notices'
import type { Team } from '../../../domain/volunteer/team/types'
import { MONDAY_9 as NOW, SETTINGS } from '../street'

/** Who is told of what happens to a team, and what is left of somebody who leaves for good. */

const COMMUNITY = '150203012001'
const FIRST = { id: 'staff:F1', name: '周书记' }
const settings = {
  ...SETTINGS,
  directory: {
    [COMMUNITY]: {
      ...{ name: '黄河社区', communityName: '', phone: '' },
      ...{ lead: null, workers: [], firstSecretary: FIRST },
    },
  },
}
const NOBODY: Presence = { of: () => null, isThere: () => false }
const s = (presence = EVERYBODY): teams.Situation => ({
  ...{ now: NOW, requestId: 'r', settings, presence },
})
const done = (outcome: Outcome<Team>): Team => {
  if (!outcome.ok) throw new Error(outcome.code)
  return outcome.value
}
const [CHEN, LI] = ['user:o-chen', 'user:o-li']
const applied = (presence = EVERYBODY): Team =>
  done(
    teams.apply(
      {
        ...{ key: '0123456789abcdef01234567', applicant: CHEN, applicantName: '陈大姐' },
        ...{ name: '扫雪队', domain: 'JS', community: COMMUNITY, purpose: '扫雪' },
      },
      s(presence),
    ),
  )
const took = (team: Team, step: teams.TeamStep, principal: string, role: TeamRole): Team =>
  done(teams.decide(team, step, { principal, name: '', role }, s()))
const active = took(applied(), { action: 'approve' }, FIRST.id, 'approver')
const BY_CHEN = { action: 'appoint', user: LI, name: '李师傅', to: '2027-01-01' } as const
const two = took(active, BY_CHEN, CHEN, 'leader')

const told = (next: Team, before: Team | null): string =>
  teamTells(next, before, settings, NOW)
    .map(({ to, title }) => `${to} ${title}`)
    .join('; ')

const DISSOLVE = { action: 'dissolve', note: '并入另一队，电话13800001234' } as const
const dissolved = took(two, DISSOLVE, CHEN, 'leader')
test.each<[string, Team, Team | null, string]>([
  ['an application', applied(), null, 'staff:F1 有志愿服务队申请等您审批'],
  [
    'one for the desk',
    applied(NOBODY),
    null,
    `${SETTINGS.dutyDispatcher!.id} 有志愿服务队申请等您审批`,
  ],
  ['approved', active, applied(), `${CHEN} 您申请的志愿服务队已成立`],
  [
    'not approved',
    took(applied(), { action: 'reject', note: '人太少' }, FIRST.id, 'approver'),
    applied(),
    `${CHEN} 您申请的志愿服务队未通过`,
  ],
  ['taken back', took(applied(), { action: 'withdraw' }, CHEN, 'applicant'), applied(), ''],
  ['another leads it as well', two, active, `${LI} 您被任命为志愿服务队队长`],
  ['the same again', took(two, BY_CHEN, CHEN, 'leader'), two, ''],
  ['one steps down', took(two, { action: 'stepDown' }, CHEN, 'leader'), two, ''],
  ['dissolved', dissolved, two, `${CHEN} 志愿服务队已解散; ${LI} 志愿服务队已解散`],
])('%s', (_, next, before, wanted) => expect(told(next, before)).toBe(wanted))

test('no message says what somebody wrote or who somebody is', () => {
  const all = [teamTells(two, active, settings, NOW), teamTells(dissolved, two, settings, NOW)]
  expect(JSON.stringify(all)).not.toMatch(/陈大姐|李师傅|并入|13800001234/)
})

describe('whoever leaves for good', () => {
  const at = { now: NOW, requestId: 'timer' }
  test('what is still asked for is taken back', () => {
    const left = nameless(applied(), CHEN, at)
    assertWhole(TEAM, left)
    expect([left.state, left.applicant, left.applicantName]).toEqual(['WITHDRAWN', 'gone', ''])
    expect(told(left, applied())).toBe('')
  })

  test.each([
    ['one of two leaders', two, '李师傅'],
    ['the only leader', active, ''],
    ['of one that is dissolved', dissolved, ''],
  ])('%s: nothing of him is left, the others are', (_, team, leading) => {
    const left = nameless(team, CHEN, at)
    assertWhole(TEAM, left)
    expect(JSON.stringify(left)).not.toMatch(/o-chen|陈大姐|13800001234/)
    expect(
      leadersAt(left, NOW)
        .map(({ name }) => name)
        .join(),
    ).toBe(leading)
    expect(left.state).toBe(team.state)
    expect(nameless(left, CHEN, at)).toEqual(left)
  })

  test('somebody who has nothing to do with it', () => {
    expect(nameless(two, 'user:o-other', at)).toEqual(two)
  })
})
