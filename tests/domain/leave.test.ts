import { isLeave, isOnLeave, mayDeputise, mayHandOver, maySeeTasks } from '../../domain/duty/leave'
import { presenceOf, type Standing } from '../../domain/duty/presence'
import type { Post, Staff } from '../../domain/street/types'
import { handOver } from '../../domain/report/handOver'
import type { Actor } from '../../domain/identity/types'
import { DAY_MS } from '../../domain/calendar/zone'
import { IN_STATE, signed } from './reportSteps'
import { GRID_1, GRID_2, MONDAY_9 as NOW, PEOPLE, situation } from './street'

/** 请假、代理人、交接. */
const { worker, workerElsewhere, lead, dispatcher, leader, reporter } = PEOPLE
const ref = (id: string) => ({ id, name: id.slice(6) })

test.each<[string, number, number, boolean]>([
  ['from now', 0, 1, true],
  ['from yesterday until tomorrow', -1, 1, true],
  ['over since yesterday', -3, -1, false],
  ['ends now', -1, 0, false],
  ['backwards', 2, 1, false],
  ['a year', 0, 366, true],
  ['longer', 0, 367, false],
])('a leave %s', (_, from, to, is) => {
  expect(isLeave(NOW + from * DAY_MS, NOW + to * DAY_MS, NOW)).toBe(is)
})

test('a leave begins with its first instant and ends before its last', () => {
  const leave = { from: NOW, to: NOW + 10, deputy: null }
  expect([-1, 0, 9, 10].map((ms) => isOnLeave({ leave }, NOW + ms))).toEqual([
    ...[false, true, true, false],
  ])
  expect(isOnLeave({}, NOW)).toBe(false)
})

const staff = (id: string, leave?: Staff['leave'], active = true): [string, Standing] => [
  `staff:${id}`,
  { name: id, active, openid: `o-${id}`, ...(leave && { leave }) },
]
const away = (deputy: string | null) => ({
  from: NOW,
  to: NOW + DAY_MS,
  deputy: deputy === null ? null : ref(`staff:${deputy}`),
})

test.each<[string, [string, Standing][], string[], string | null]>([
  ['at work', [staff('W1')], [], 'staff:W1'],
  ['on leave, without a deputy', [staff('W1', away(null))], [], null],
  ['on leave, with one', [staff('W1', away('W2')), staff('W2')], [], 'staff:W2'],
  ['whose deputy has left', [staff('W1', away('W2')), staff('W2', undefined, false)], [], null],
  ['whose deputy is on leave too', [staff('W1', away('W2')), staff('W2', away('W1'))], [], null],
  ['whose deputy did the work', [staff('W1', away('W2')), staff('W2')], ['staff:W2'], null],
  [
    'who did it, but has a deputy',
    [staff('W1', away('W2')), staff('W2')],
    ['staff:W1'],
    'staff:W2',
  ],
  ['retired, whatever was entered', [staff('W1', away('W2'), false), staff('W2')], [], null],
])('somebody %s', (_, people, except, acting) => {
  const presence = presenceOf(new Map(people), NOW, except)
  expect(presence.of(ref('staff:W1'))?.id ?? null).toBe(acting)
})

const at = (role: Post['role'], scopeId: string): Post => ({ role, scopeType: 'grid', scopeId })
const person = (id: string, posts: Post[], unit: string | null = null) => ({ _id: id, posts, unit })
const W1 = person('staff:W1', [at('gridWorker', GRID_1.code)])
const W3 = person('staff:W3', [at('gridWorker', GRID_1.code)])
const W2 = person('staff:W2', [at('gridWorker', GRID_2.code)])
const L1 = person('staff:L1', [at('gridLead', GRID_1.code)])
const D1 = person('staff:D1', [at('dispatcher', '150203012')])
const J1 = person('staff:J1', [], 'ZJ')
const J2 = person('staff:J2', [], 'ZJ')

test.each([
  ['a worker for a worker', W1, W2, true],
  ['a worker for a 网格长', L1, W1, false],
  ['a worker for a dispatcher', D1, W1, false],
  ['of the same unit', J1, J2, true],
  ['of no unit, both', person('staff:X', []), person('staff:Y', []), false],
  ['oneself', W1, W1, false],
])('a deputy: %s', (_, who, deputy, may) => expect(mayDeputise(who, deputy)).toBe(may))

const handler: Actor = { ...worker, staffId: 'staff:J1', posts: [] }
test.each<[string, Actor, typeof W1, typeof W1, boolean]>([
  ['oneself, to a colleague of the grid', worker, W1, W3, true],
  ['oneself, to the 网格长', worker, W1, L1, true],
  ['oneself, to another grid', worker, W1, W2, false],
  ['oneself, within the unit', handler, J1, J2, true],
  ['oneself, beyond the unit', handler, J1, W1, false],
  ['the 网格长, within the grid', lead, W1, W3, true],
  ['the 网格长, beyond it', lead, W1, W2, false],
  ['the 网格长 of another grid', lead, W2, W1, false],
  ['a dispatcher, to anybody', dispatcher, W1, J1, true],
  ['街道领导', leader, L1, W2, true],
  ['a colleague', workerElsewhere, W1, W3, false],
  ['a resident', reporter, W1, W3, false],
  ['to oneself', dispatcher, W1, W1, false],
])('交接 by %s', (_, who, from, to, may) => expect(mayHandOver(who, from, to, NOW)).toBe(may))

test('whoever may not hand over need not see either, but for the own list', () => {
  expect(maySeeTasks(worker, W1)).toBe(true)
  expect(maySeeTasks(worker, W2)).toBe(false)
  expect(maySeeTasks(reporter, W1)).toBe(false)
})

describe('交接 of one report', () => {
  const order = (from: string, to: string) => ({
    _id: 'handover:x',
    from: ref(from),
    to: ref(to),
    by: '赵格长',
    at: NOW,
  })
  const own = [at('gridWorker', GRID_1.code)]

  test.each([
    ['unsigned', IN_STATE.ASSIGNED, 'staff:W1', own, 'ASSIGNED', 'staff:W3'],
    ['in work', signed, 'staff:W1', own, 'ASSIGNED', 'staff:W3'],
    ['to be looked at', IN_STATE.SUBMITTED, 'staff:W1', own, 'SUBMITTED', 'staff:W3'],
    ['to be looked at, by a stranger', IN_STATE.SUBMITTED, 'staff:W1', [], 'SUBMITTED', 'desk'],
    ['to be verified', IN_STATE.RESOLVED, 'staff:L1', own, 'RESOLVED', 'staff:W3'],
  ] as const)('%s', (_, make, from, posts, state, waitsFor) => {
    const before = make()
    const after = handOver(before, order(from, 'staff:W3'), posts, situation())!
    expect(after).toMatchObject({ state, waitingFor: waitsFor, deadline: before.deadline })
    expect(after.history.at(-1)!.note).toContain('赵格长交接')
    expect(handOver(after, order(from, 'staff:W3'), posts, situation())).toBeNull()
  })

  test('nobody verifies what he did, though it was handed to him', () => {
    const after = handOver(IN_STATE.RESOLVED(), order('staff:L1', 'staff:W1'), own, situation())!
    expect(after).toMatchObject({ waitingFor: 'desk', verifier: null })
  })
})
