import { DAY_MS } from '../../../domain/calendar/zone'
import { EVERYBODY } from '../../../domain/duty/presence'
import { brought, decide } from '../../../domain/volunteer/team/decide'
import { allowedActions } from '../../../domain/volunteer/team/qualities'
import { MONDAY_9 as NOW, PEOPLE, SETTINGS, at, must } from '../street'

const { dispatcher, worker } = PEOPLE
const s = { now: NOW, requestId: 'r', settings: SETTINGS, presence: EVERYBODY }
const community = Object.keys(SETTINGS.directory)[0]!
const team = brought(
  { key: 'b'.repeat(24), name: '扫雪队', domain: 'JS', community, purpose: '扫雪' },
  s,
)

test('a team that nobody leads is the desk’s to find a leader for; once led, it is not', () => {
  expect(allowedActions(dispatcher, team, NOW)).toEqual(['appoint', 'dissolve'])
  expect(allowedActions(worker, team, NOW)).toEqual([])
  const by = { principal: dispatcher.staffId!, name: '', role: 'approver' as const }
  const words = { user: 'user:o-li', name: '李', to: '2026-12-31' }
  const led = must(decide(team, { action: 'appoint', ...words }, by, s))
  expect(allowedActions(dispatcher, led, NOW)).toEqual([])
  expect(allowedActions(dispatcher, led, at('12-31 23:59'))).toEqual([])
  expect(allowedActions(dispatcher, led, at('12-31 23:59') + DAY_MS)).toContain('appoint')
})
