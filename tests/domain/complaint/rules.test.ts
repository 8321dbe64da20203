import { addWorkingDays } from '../../../domain/calendar/workingTime'
import { EVERYBODY, type Presence } from '../../../domain/duty/presence'
import type { Actor } from '../../../domain/identity/types'
import { decideSubmit, type Draft } from '../../../domain/complaint/create'
import {
  COMPLAINT,
  type ComplaintRole,
  type ComplaintState,
} from '../../../domain/complaint/lifecycle'
import { BOX, type Situation } from '../../../domain/complaint/limits'
import { isNamed } from '../../../domain/complaint/named'
import { above, candidates, concerns } from '../../../domain/complaint/past'
import { mayRead, permitStep } from '../../../domain/complaint/qualities'
import { COMPLAINTS_TENDED } from '../../../domain/complaint/tended'
import type { Complaint } from '../../../domain/complaint/types'
import { watch } from '../../../domain/complaint/watch'
import type { Receiver, Role, StreetSettings } from '../../../domain/street/types'
import { receiversOf } from '../../../domain/street/receivers'
import { MONDAY, SETTINGS, WHO, at } from '../../functions/street'

const receiver = (id: string, name: string, ...roles: Role[]): Receiver => ({
  id: `staff:${id}`,
  name,
  roles,
})
const CLERK = receiver('C1', '沈受理', 'complaintClerk')
const CLERK2 = receiver('C2', '韩受理', 'complaintClerk', 'gridLead')
const LEADER = receiver('S1', '吴主任', 'streetLeader')
const DESK = receiver('D1', '孙分流', 'dispatcher')
const ALL = [CLERK, CLERK2, DESK, LEADER]

const settings: StreetSettings = { ...SETTINGS, receivers: ALL }
const s: Situation = { now: MONDAY, requestId: 'r', settings, presence: EVERYBODY }

const DRAFT: Draft = {
  ...{ key: '0123456789abcdef01234567', complainant: 'user:o-writer', complainantStaffId: null },
  ...{ kind: 'complaint', about: 'service', subject: 'points', who: '', source: null },
  ...{ concerned: [], confidential: false, text: '没有人理我', photos: [], moderation: 'pass' },
}
const made = (more: Partial<Draft> = {}, with_: Partial<Situation> = {}): Complaint =>
  decideSubmit({ ...DRAFT, ...more }, { ...s, ...with_ })

const actor = (staffId: string | null, name = '', ...roles: Role[]): Actor => ({
  openid: staffId ?? 'o-writer',
  userId: `user:${staffId ?? 'o-writer'}`,
  ...{ staffId, name },
  posts: roles.map((role) => ({ role, scopeType: 'street' as const, scopeId: '150203012' })),
})

const namesOf = (people: readonly Receiver[]): string =>
  people.map(({ id }) => id.slice('staff:'.length)).join(' ')

describe('whom it may be given to, the best first', () => {
  test.each<[string, Partial<Draft>, string]>([
    ['about the program', { about: 'app', subject: null }, 'C1 C2 S1 D1'],
    ['about the grid: whoever also leads one is passed over', { subject: 'grid' }, 'C1 S1 D1'],
    ['about the desk', { subject: 'dispatch' }, 'C1 C2 S1'],
    ['about the leaders', { subject: 'leader' }, 'C1 C2 D1'],
    ['about receiving', { subject: 'complaint' }, 'S1 D1'],
    ['by one of them', { complainantStaffId: CLERK.id }, 'C2 S1 D1'],
    ['about one who worked on a report', { concerned: [LEADER] }, 'C1 C2 D1'],
    ['one is named', { text: '沈受理不接电话' }, 'C2 S1 D1'],
    ['two are named', { text: '沈受理和韩受理不接电话' }, 'S1 D1'],
    ['one is named as who it was', { about: 'person', who: '窗口的孙分流' }, 'C1 C2 S1'],
    ['all are named', { text: '沈受理、韩受理、吴主任、孙分流' }, ''],
  ])('%s', (_, more, wanted) => {
    expect(namesOf(candidates(made(more), settings))).toBe(wanted)
    const first = candidates(made(more), settings)[0]
    expect(made(more).waitingFor).toBe(first ? first.id : BOX)
  })

  test('the second time the leaders come first, and nobody who has decided', () => {
    const again = { ...made(), round: 2 as const, decidedBy: [CLERK.id] }
    expect(namesOf(candidates(again, settings))).toBe('S1 C2 D1')
  })

  test('a street of before has its leader and its dispatchers', () => {
    expect(receiversOf(SETTINGS)).toEqual([
      { ...WHO.leader, roles: ['streetLeader'] },
      { ...WHO.dispatcher, roles: ['dispatcher'] },
    ])
  })

  test('who hears that it is late: leaders, then the desk, never whoever has it or it is about', () => {
    expect(namesOf(above(made(), settings))).toBe('S1 D1')
    expect(namesOf(above(made({ subject: 'leader' }), settings))).toBe('D1')
    expect(namesOf(above({ ...made(), waitingFor: LEADER.id }, settings))).toBe('D1')
  })
})

describe('the second answer is another person’s, whatever way it comes', () => {
  const clerk = actor(CLERK.id, CLERK.name, 'complaintClerk')
  const leader = actor(LEADER.id, LEADER.name, 'streetLeader')
  const again = (more: Partial<Complaint>): Complaint => ({
    ...made(),
    ...{ state: 'REVIEWING', round: 2, decidedBy: [CLERK.id], readers: [CLERK.id] },
    ...more,
  })
  const boxed = again({ waitingFor: BOX, receiver: null })

  test.each<[string, Actor, Complaint, string]>([
    ['another, in the box', leader, boxed, 'transfer answer inquire recuse'],
    ['whoever answered, in the box', clerk, boxed, ''],
    [
      'another, who has it',
      leader,
      again({ waitingFor: LEADER.id }),
      'transfer answer inquire recuse',
    ],
    ['whoever answered, as if he had it', clerk, again({ waitingFor: CLERK.id }), ''],
    ['told that it is late, he may give it away', clerk, again({ told: [CLERK.id] }), 'transfer'],
  ])('%s: %s may', (_, who, c, may) => {
    const allowed = COMPLAINT.steps.filter((row) => permitStep(who, row.action, c, MONDAY).ok)
    expect(allowed.map(({ action }) => action).sort()).toEqual(
      may.split(' ').filter(Boolean).sort(),
    )
    // He reads on what he has answered.
    expect(mayRead(who, c)).toBe(who === clerk || may !== '')
  })

  test.each<[string, Complaint, string | null]>([
    ['it is another’s: it stays', again({ waitingFor: LEADER.id, receiver: LEADER }), null],
    ['it came to him all the same', again({ waitingFor: CLERK.id, receiver: CLERK }), LEADER.id],
    ['in the box, others are there', boxed, LEADER.id],
    [
      'in the box, and nobody but him may have it',
      { ...boxed, except: [LEADER.id, DESK.id, CLERK2.id] },
      null,
    ],
  ])('looked after: %s', (_, c, to) => {
    const settled = COMPLAINTS_TENDED.settle({ ...c, watching: 'answer' }, null, s)
    expect(settled?.waitingFor ?? null).toBe(to)
  })
})

test.each<[string, string, boolean]>([
  ['吴主任', '找吴主任没有用', true],
  ['吴主任', '找 吴 主任没有用', true],
  ['吴主任', '找吴·主任没有用', true],
  ['吴主任', '吴科长和王主任', false],
  ['吴', '吴科长', false],
  ['', '谁都不管', false],
  ['Ａli', 'Ali 不在', true],
])('%j is named in %j: %s', (name, text, is) => expect(isNamed(name, text)).toBe(is))

test.each<[string, number, number, string]>([
  ['a Monday: the next Monday', MONDAY, 5, '06-15 18:00'],
  ['late on a Friday evening', at('06-12 22:00'), 5, '06-22 18:00'],
  ['over 端午 (19 June)', at('06-17 09:00'), 5, '06-25 18:00'],
  ['on a Sunday', at('06-14 12:00'), 5, '06-22 18:00'],
  ['one day', MONDAY, 1, '06-09 18:00'],
])('five working days from %s', (_, from, days, until) => {
  expect(addWorkingDays(SETTINGS.calendar, from, days)).toEqual({
    at: at(until),
    guessedYear: null,
  })
})

describe('every step × quality × state', () => {
  const STATES = Object.keys(COMPLAINT.states) as ComplaintState[]
  const WHO_IS: Record<Exclude<ComplaintRole, 'asked'> | 'nobody' | 'concerned', Actor> = {
    complainant: actor(null),
    receiver: actor(CLERK.id, CLERK.name, 'complaintClerk'),
    above: actor(LEADER.id, LEADER.name, 'streetLeader'),
    system: actor('staff:X1', '张网格', 'gridWorker'),
    nobody: actor('staff:X2', '李管理', 'admin'),
    concerned: actor(DESK.id, DESK.name, 'dispatcher'),
  }
  const stateful = (state: ComplaintState): Complaint => ({
    ...made({ subject: 'dispatch' }),
    ...{ state, waitingFor: CLERK.id, answeredAt: MONDAY, told: [LEADER.id, DESK.id] },
    readers: [CLERK.id, LEADER.id, DESK.id],
  })
  // 说明情况 is by whoever may read nothing else of it: `inquire.test`.
  const elsewhere = new Set<string>(['submit', 'explain'])
  const rows = COMPLAINT.steps.filter(({ action }) => !elsewhere.has(action))
  test.each(rows.map((row) => [row.action, row] as const))('%s', (_, row) => {
    for (const state of STATES) {
      for (const [role, who] of Object.entries(WHO_IS)) {
        const answer = permitStep(who, row.action, stateful(state), MONDAY)
        const allowed = (row.who as readonly string[]).includes(role)
        const leads = row.from.includes(state)
        const wanted = !allowed ? 'notAllowed' : leads ? 'ok' : 'wrongState'
        expect([state, role, answer.ok ? 'ok' : answer.code]).toEqual([state, role, wanted])
      }
    }
  })

  test('read by those who have to do with it, and never by whom it is about', () => {
    const read = Object.entries(WHO_IS).filter(([, who]) => mayRead(who, stateful('HANDLING')))
    expect(read.map(([name]) => name)).toEqual(['complainant', 'receiver', 'above'])
    const boxed = { ...stateful('SUBMITTED'), waitingFor: BOX, readers: [], told: [] }
    const opened = Object.entries(WHO_IS).filter(([, who]) => mayRead(who, boxed))
    expect(opened.map(([name]) => name)).toEqual(['complainant', 'receiver', 'above'])
  })
})

describe('when people come and go', () => {
  const without = (...gone: Receiver[]): Presence => ({
    of: (p) => (gone.some(({ id }) => id === p.id) ? null : p),
    isThere: (p) => !gone.some(({ id }) => id === p.id),
  })
  const onLeave = (...away: Receiver[]): Presence => ({ ...without(...away), isThere: () => true })
  const settle = (c: Complaint, presence: Presence, with_ = settings): Complaint | null =>
    COMPLAINTS_TENDED.settle(c, null, { ...s, settings: with_, presence })
  const changed = (who: Receiver, ...roles: Role[]): StreetSettings => ({
    ...settings,
    receivers: ALL.map((p) => (p.id === who.id ? { ...p, roles } : p)),
  })

  test.each<[string, Complaint | null, string | null]>([
    ['all there', settle(made(), EVERYBODY), null],
    ['he left', settle(made(), without(CLERK)), CLERK2.id],
    ['all clerks left', settle(made(), without(CLERK, CLERK2)), LEADER.id],
    ['he is on leave', settle(made(), onLeave(CLERK)), CLERK2.id],
    ['all are on leave: it stays his', settle(made(), onLeave(...ALL)), null],
    ['nobody is left', settle(made(), without(...ALL)), BOX],
    [
      'he has the post no more',
      settle(made(), EVERYBODY, { ...settings, receivers: [LEADER] }),
      LEADER.id,
    ],
    [
      'it is about what he does from now on',
      settle(
        made({ subject: 'points' }),
        EVERYBODY,
        changed(CLERK, 'complaintClerk', 'pointsReviewer'),
      ),
      CLERK2.id,
    ],
    [
      'somebody is there again',
      settle(made({}, { presence: without(...ALL) }), without(CLERK)),
      CLERK2.id,
    ],
  ])('%s', (_, settled, waitingFor) => {
    expect(settled?.waitingFor ?? null).toBe(waitingFor)
    if (settled) expect(settled.dueAt).toBe(made().dueAt)
  })

  test.each<[Receiver, boolean]>([
    [CLERK2, true],
    [LEADER, true],
    [DESK, false],
    [receiver('W1', '张网格', 'gridWorker'), false],
  ])('交接 to %j: %s', (to, isGiven) => {
    const c = made({ subject: 'dispatch' })
    const order = { _id: '', from: CLERK, to, by: '吴主任', at: MONDAY }
    const next = COMPLAINTS_TENDED.handOver!(c, order, [], s)
    expect(next?.waitingFor ?? null).toBe(isGiven ? to.id : null)
  })
})

describe('the timer', () => {
  const late = { ...s, now: at('06-15 18:00') }
  test('climbs one level at a time, and tells the last again without another line', () => {
    const first = watch(made(), late)!
    expect([first.tell?.id, first.matter.told]).toEqual([LEADER.id, [LEADER.id]])
    const second = watch(first.matter, { ...late, now: first.matter.wakeAt! })!
    expect([second.tell?.id, second.matter.told]).toEqual([DESK.id, [LEADER.id, DESK.id]])
    const third = watch(second.matter, { ...late, now: second.matter.wakeAt! })!
    expect(third.tell?.id).toBe(DESK.id)
    expect(third.matter.history).toHaveLength(second.matter.history.length)
    expect(third.matter.dueAt).toBe(made().dueAt)
  })

  test('before its moment, and of what has ended: nothing', () => {
    expect(watch(made(), { ...s, now: at('06-15 17:59') })).toBeNull()
    expect(watch({ ...made(), wakeAt: null, watching: null }, late)).toBeNull()
  })

  test('whoever it is about is never told, whoever holds which post', () => {
    for (const role of ['streetLeader', 'dispatcher', 'complaintClerk'] as const) {
      for (const p of ALL) {
        const c = { ...made(), concerned: [p], waitingFor: CLERK.id }
        expect(above(c, settings).some((one) => concerns(c, one))).toBe(false)
        expect([role, candidates(c, settings).some(({ id }) => id === p.id)]).toEqual([role, false])
      }
    }
  })
})
