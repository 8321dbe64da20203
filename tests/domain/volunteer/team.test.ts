import { DAY_MS, HOUR_MS } from '../../../domain/calendar/zone'
import { EVERYBODY, type Presence } from '../../../domain/duty/presence'
import type { Actor } from '../../../domain/identity/types'
import { assertWhole } from '../../../domain/matter/lifecycle'
import { DESK } from '../../../domain/report/routing'
import type { Outcome } from '../../../domain/result'
import type { Post } from '../../../domain/street/types'
import * as activities from '../../../domain/volunteer/activity/decide'
import { ACTIVITY } from '../../../domain/volunteer/activity/lifecycle'
import {
  allowedActions as activityActions,
  mayRead as mayReadActivity,
} from '../../../domain/volunteer/activity/qualities'
import type { Activity } from '../../../domain/volunteer/activity/types'
import * as teams from '../../../domain/volunteer/team/decide'
import { leadersAt } from '../../../domain/volunteer/team/leaders'
import { TEAM } from '../../../domain/volunteer/team/lifecycle'
import { allowedActions, mayRead } from '../../../domain/volunteer/team/qualities'
import type { Team } from '../../../domain/volunteer/team/types'
import { MONDAY_9 as NOW, SETTINGS, at } from '../street'

const COMMUNITY = '150203012001'
const FIRST = { id: 'staff:F1', name: '周书记' }
const settings = {
  ...SETTINGS,
  directory: {
    ...SETTINGS.directory,
    [COMMUNITY]: {
      ...{ name: '黄河社区', communityName: '', phone: '' },
      ...{ lead: null, workers: [], firstSecretary: FIRST },
    },
  },
}
const s = (now = NOW, presence: Presence = EVERYBODY): teams.Situation => ({
  now,
  requestId: 'r',
  settings,
  presence,
})
const NOBODY: Presence = { of: () => null, isThere: () => false }

const actor = (userId: string, staffId: string | null = null, ...posts: Post[]): Actor => ({
  ...{ openid: userId.slice(5), userId, staffId, name: staffId ?? '', posts },
})
const post = (role: Post['role'], scopeType: Post['scopeType'], scopeId: string): Post => ({
  ...{ role, scopeType, scopeId },
})
const CHEN = actor('user:o-chen')
const LI = actor('user:o-li')
const SECRETARY = actor('user:o-first', FIRST.id, post('firstSecretary', 'community', COMMUNITY))
const ELSEWHERE = actor(
  'user:o-f2',
  'staff:F2',
  post('firstSecretary', 'community', '150203012002'),
)
const DISPATCHER = actor('user:o-desk', 'staff:D1', post('dispatcher', 'street', '150203012'))

const done = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(outcome.code)
  return outcome.value
}
const ASKED: teams.Application = {
  ...{ key: '0123456789abcdef01234567', applicant: CHEN.userId, applicantName: '陈大姐' },
  ...{ name: '扫雪队', domain: 'JS', community: COMMUNITY, purpose: '下雪天扫雪除冰' },
}
const applied = (presence = EVERYBODY): Team => done(teams.apply(ASKED, s(NOW, presence)))
const by = (who: Actor, role: 'applicant' | 'leader' | 'approver') => ({
  ...{ principal: role === 'approver' ? who.staffId! : who.userId, name: who.name, role },
})
const active = (): Team =>
  done(teams.decide(applied(), { action: 'approve' }, by(SECRETARY, 'approver'), s()))

describe('a team', () => {
  test('waits for its community’s 第一书记, at the desk where there is none', () => {
    expect(applied().waitingFor).toBe(FIRST.id)
    expect(applied(NOBODY).waitingFor).toBe(DESK)
    assertWhole(TEAM, applied())
    assertWhole(TEAM, active())
    expect(teams.apply({ ...ASKED, community: '150203099999' }, s())).toMatchObject({
      code: 'notFound',
    })
  })

  test('is settled when the one that it waits for comes or goes', () => {
    expect(teams.settle(applied(), s())).toBeNull()
    expect(teams.settle(applied(), s(NOW, NOBODY))?.waitingFor).toBe(DESK)
    expect(teams.settle(applied(NOBODY), s())?.waitingFor).toBe(FIRST.id)
    expect(teams.settle(active(), s(NOW, NOBODY))).toBeNull()
  })

  test.each<[string, Team, Actor, string]>([
    ['its applicant', applied(), CHEN, 'withdraw'],
    ['the 第一书记', applied(), SECRETARY, 'approve reject'],
    ['another community’s', applied(), ELSEWHERE, ''],
    ['the desk, while it does not wait there', applied(), DISPATCHER, ''],
    ['the desk, while it does', applied(NOBODY), DISPATCHER, 'approve reject'],
    ['anybody', applied(), LI, ''],
    ['its leader', active(), CHEN, 'appoint stepDown dissolve'],
    ['the 第一书记 of one that is there', active(), SECRETARY, 'appoint dissolve'],
    ['anybody, of one that is there', active(), LI, ''],
  ])('%s may do this', (_, team, who, wanted) => {
    expect(allowedActions(who, team, NOW).join(' ')).toBe(wanted)
  })

  test('nobody approves his own, whatever post he holds', () => {
    const own = { ...applied(), applicant: SECRETARY.userId }
    expect(allowedActions(SECRETARY, own, NOW)).toEqual(['withdraw'])
  })

  test('an application is read by whoever made it and whoever decides', () => {
    const readers = (team: Team) =>
      [CHEN, LI, SECRETARY, ELSEWHERE, DISPATCHER].filter((a) => mayRead(a, team, NOW))
    expect(readers(applied())).toEqual([CHEN, SECRETARY])
    expect(readers(active())).toHaveLength(5)
  })

  test('late, its 第一书记 is told, then the street', () => {
    expect(teams.watch(applied(), s())).toBeNull()
    const first = teams.watch(applied(), s(applied().wakeAt!))!
    expect(first.tell).toEqual(FIRST)
    const second = teams.watch(first.matter, s(first.matter.wakeAt!))!
    expect(second.tell).toEqual(SETTINGS.streetLeader)
  })
})

describe('leaders have a term', () => {
  const led = (team: Team, now = NOW): string =>
    leadersAt(team, now)
      .map(({ name }) => name)
      .join(' ')
  const appoint = (team: Team, to: string, user = LI.userId, now = NOW): Outcome<Team> =>
    teams.decide(team, { action: 'appoint', user, name: '李师傅', to }, by(CHEN, 'leader'), s(now))

  test('whoever applied leads it for a year', () => {
    expect(led(active())).toBe('陈大姐')
    expect(led(active(), NOW + 364 * DAY_MS)).toBe('陈大姐')
    expect(led(active(), NOW + 365 * DAY_MS)).toBe('')
    expect(allowedActions(CHEN, active(), NOW + 365 * DAY_MS)).toEqual([])
  })

  test.each([
    ['today', '2026-11-23', '陈大姐 李师傅'],
    ['a year', '2027-11-22', '陈大姐 李师傅'],
    ['yesterday', '2026-11-22', 'termOver'],
    ['too long', '2029-12-01', 'termOver'],
  ])('a term until %s', (_, to, wanted) => {
    const team = appoint(active(), to)
    expect(team.ok ? led(team.value) : team.code).toBe(wanted)
  })

  test('five at the most, one again is none more', () => {
    let team = active()
    for (const n of [1, 2, 3, 4]) team = done(appoint(team, '2027-01-01', `user:o-${n}`))
    expect(appoint(team, '2027-01-01', 'user:o-5')).toMatchObject({ code: 'leadersFull' })
    expect(appoint(team, '2027-02-01', 'user:o-4').ok).toBe(true)
  })

  test('nobody appoints himself; who steps down leads no more', () => {
    const own = { action: 'appoint', user: CHEN.userId, name: '陈大姐', to: '2027-01-01' } as const
    const his = { ...s(), account: CHEN.userId }
    expect(teams.decide(active(), own, by(CHEN, 'leader'), his)).toMatchObject({ code: 'ownTerm' })
    const two = done(appoint(active(), '2027-01-01'))
    const one = done(teams.decide(two, { action: 'stepDown' }, by(CHEN, 'leader'), s()))
    expect([led(one), led(one, NOW + DAY_MS)]).toEqual(['李师傅', '李师傅'])
  })

  test('one dissolved is led by nobody', () => {
    const gone = done(
      teams.decide(active(), { action: 'dissolve', note: '并入另一队' }, by(CHEN, 'leader'), s()),
    )
    expect([led(gone), allowedActions(CHEN, gone, NOW)]).toEqual(['', []])
  })
})

describe('an activity', () => {
  const FROM = at('11-28 09:00')
  const TO = at('11-28 11:00')
  const PLANNED: activities.Planned = {
    ...{ key: 'abcdefabcdefabcdefabcdef', secret: '31'.repeat(20), risk: '雪天路滑' },
    ...{ title: '扫雪', content: '为楼前老人扫出一条路', venue: { name: '3号楼前', point: null } },
    ...{ from: FROM, to: TO, places: 20, minAge: 16, insured: false, skills: '', rule: 'JS06' },
  }
  const mine = { principal: CHEN.userId, name: '', role: 'organiser' as const }
  const draft = (more: Partial<activities.Planned> = {}, now = NOW): Outcome<Activity> =>
    activities.draft(active(), { ...PLANNED, ...more }, mine, s(now))
  const open = (): Activity =>
    done(activities.decide(done(draft()), { action: 'publish' }, mine, s()))
  const closing = (): Activity => activities.watch(open(), s(TO))!.matter

  test.each<[string, Partial<activities.Planned>, string]>([
    ['as it is', {}, 'DRAFT'],
    ['in the past', { from: NOW }, 'activityPast'],
    ['that ends as it begins', { to: FROM }, 'activityLong'],
    ['longer than a day', { to: FROM + 24 * HOUR_MS + 60_000 }, 'activityLong'],
    ['without places', { places: 0 }, 'badPlaces'],
    ['for everybody', { places: 501 }, 'badPlaces'],
    ['without a risk notice', { risk: ' ' }, 'needRisk'],
  ])('a plan %s', (_, more, wanted) => {
    const made = draft(more)
    expect(made.ok ? made.value.state : made.code).toBe(wanted)
    if (made.ok) assertWhole(ACTIVITY, made.value)
  })

  test.each<[string, Activity, Actor, number, string]>([
    ['a draft, its organiser', done(draft()), CHEN, NOW, 'publish change cancel'],
    ['a draft, anybody', done(draft()), LI, NOW, ''],
    ['open, its organiser', open(), CHEN, NOW, 'change cancel'],
    ['open, begun', open(), CHEN, FROM, 'finish cancel'],
    ['open, the 第一书记', open(), SECRETARY, NOW, 'cancel'],
    ['over', closing(), CHEN, TO, 'confirm'],
    ['over, the 第一书记', closing(), SECRETARY, TO, 'confirm'],
    ['over, anybody', closing(), LI, TO, ''],
  ])('%s may do this', (_, activity, who, now, wanted) => {
    expect(activityActions(who, activity, now).join(' ')).toBe(wanted)
  })

  test('a draft is its organisers’ alone', () => {
    expect([CHEN, LI, SECRETARY].filter((a) => mayReadActivity(a, done(draft())))).toEqual([
      CHEN,
      SECRETARY,
    ])
    expect(mayReadActivity(LI, open())).toBe(true)
  })

  test('a draft that nobody published lapses at its start', () => {
    const made = done(draft())
    expect(activities.watch(made, s(FROM - 1))).toBeNull()
    const { matter, tell } = activities.watch(made, s(FROM))!
    expect([matter.state, matter.open, tell]).toEqual(['CANCELLED', false, null])
    assertWhole(ACTIVITY, matter)
  })

  test('its end comes by itself; its list is confirmed when nobody on it is undecided', () => {
    expect(closing()).toMatchObject({ state: 'CLOSING', overAt: TO, waitingFor: CHEN.userId })
    assertWhole(ACTIVITY, closing())
    const confirm = (undecided: number) =>
      activities.decide(closing(), { action: 'confirm', undecided }, mine, s(TO))
    expect(confirm(1)).toMatchObject({ code: 'listUndecided' })
    expect(done(confirm(0)).state).toBe('DONE')
  })

  test('a list that nobody confirms within three days climbs', () => {
    const { dueAt, wakeAt } = closing()
    expect(dueAt).toBe(TO + 3 * DAY_MS)
    const late = activities.watch(closing(), s(wakeAt!))!
    expect([late.tell, late.matter.waitingFor]).toEqual([FIRST, CHEN.userId])
  })

  test('cancelled while it goes on, it was over then', () => {
    const now = FROM + 40 * 60_000
    const step = { action: 'cancel', note: '雪太大' } as const
    const cancelled = done(activities.decide(open(), step, mine, s(now)))
    expect([cancelled.state, cancelled.overAt]).toEqual(['CANCELLED', now])
  })

  test('other words of the risk are a new version, and the old one stays', () => {
    const step = { action: 'change', plan: PLANNED, risk: '雪天路滑，穿防滑鞋', note: '' } as const
    const changed = done(activities.decide(open(), step, mine, s()))
    expect(changed.risks.map(({ version, text }) => `${version} ${text}`)).toEqual([
      '1 雪天路滑',
      '2 雪天路滑，穿防滑鞋',
    ])
  })

  describe('whose leader leaves with an open list', () => {
    const stepDown = (team: Team): Team =>
      done(teams.decide(team, { action: 'stepDown' }, by(CHEN, 'leader'), s()))
    const withLi = (): Team => {
      const words = {
        action: 'appoint',
        user: LI.userId,
        name: '李师傅',
        to: '2027-01-01',
      } as const
      return done(teams.decide(active(), words, by(SECRETARY, 'approver'), s()))
    }
    test.each<[string, Team, Presence, string]>([
      ['another leads: it is his', stepDown(withLi()), EVERYBODY, LI.userId],
      ['nobody leads: the community’s', stepDown(active()), EVERYBODY, FIRST.id],
      ['nobody is there: the desk’s', stepDown(active()), NOBODY, DESK],
    ])('%s', (_, team, presence, wanted) => {
      const settled = activities.settle(closing(), team, s(TO, presence))!
      expect(settled.waitingFor).toBe(wanted)
      assertWhole(ACTIVITY, settled)
      expect(activities.settle(settled, team, s(TO, presence))).toBeNull()
      expect(activityActions(CHEN, settled, TO)).toEqual([])
    })

    test('of a team that is led as before nothing changes', () => {
      expect(activities.settle(closing(), active(), s(TO))).toBeNull()
      const joined = activities.settle(closing(), withLi(), s(TO))!
      expect([joined.waitingFor, joined.organisers]).toEqual([
        CHEN.userId,
        [CHEN.userId, LI.userId],
      ])
    })
  })
})
