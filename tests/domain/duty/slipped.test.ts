import { hasSlipped } from '../../../domain/duty/slipped'
import type { Matter } from '../../../domain/matter/types'

/** What came to somebody at the moment of going on leave is his deputy's; what he had, or took, is his. */
const NOON = Date.parse('2026-11-26T12:00:00+08:00')
const MINUTE = 60_000
const ME = 'staff:W1'

const entry = (at: number, by = 'staff:D1', action = 'assign'): Matter['history'][number] => ({
  ...{ at, action, from: null, to: 'ASSIGNED', note: '', photos: [], requestId: 'r' },
  by: { principal: by, name: '', role: 'dispatcher' },
})
const matter = (...history: Matter['history']): Matter => ({
  ...{ _id: 'report:1', shape: 1, version: 2, state: 'ASSIGNED', open: true, waitingFor: ME },
  ...{ dueAt: null, wakeAt: null, watching: 'sign', escalations: 0, history },
})
const leave = {
  from: NOON - 60 * MINUTE,
  to: NOON + 60 * MINUTE,
  deputy: { id: 'staff:W2', name: '李' },
}
const absent = { _id: ME, openid: 'o-w1', leave, leftAt: NOON }
const LOOKED_AT = NOON + 2 * MINUTE

test.each<[string, Matter, boolean]>([
  ['by a step that began before the leave was entered', matter(entry(NOON - 5_000)), true],
  ['by a step that ended after it', matter(entry(NOON + 5_000)), true],
  ['by a step of a minute ago at the most', matter(entry(NOON - MINUTE)), true],
  ['long before', matter(entry(NOON - MINUTE - 1)), false],
  ['what he signed himself', matter(entry(NOON - 9_000), entry(NOON - 5_000, ME, 'sign')), false],
  ['by his own account', matter(entry(NOON - 5_000, 'user:o-w1', 'sign')), false],
  ['long before, and escalated since', matter(entry(1), entry(NOON, 'system', 'escalate')), false],
  ['just now, and escalated since', matter(entry(NOON), entry(NOON, 'system', 'escalate')), true],
])('%s', (_, one, slipped) => {
  expect(hasSlipped(one, absent, LOOKED_AT)).toBe(slipped)
})

test('it waits for another by now, or he is back: nothing has slipped', () => {
  const one = matter(entry(NOON))
  expect(hasSlipped({ ...one, waitingFor: 'staff:W2' }, absent, LOOKED_AT)).toBe(false)
  expect(hasSlipped(one, absent, leave.to)).toBe(false)
  const { leftAt, ...seen } = absent
  expect(leftAt).toBe(NOON)
  expect(hasSlipped(one, seen, LOOKED_AT)).toBe(false)
})

test('a leave that begins later: what comes before it is his own', () => {
  const later = { ...absent, leave: { ...leave, from: NOON + MINUTE } }
  expect(hasSlipped(matter(entry(NOON)), later, LOOKED_AT)).toBe(false)
  expect(hasSlipped(matter(entry(NOON + MINUTE)), later, LOOKED_AT)).toBe(true)
})
