import { lateTell, tellsOf } from '../../domain/report/notices'
import { specialtyOf } from '../../domain/report/mediation'
import { rowOfReport } from '../../domain/report/cardViews'
import { viewOf } from '../../domain/report/views'
import { allowedActions, permitStep } from '../../domain/report/qualities'
import type { Actor } from '../../domain/identity/types'
import type { Report } from '../../domain/report/types'
import { SPECIALTIES } from '../../domain/street/committee'
import { IN_STATE, INPUT, signed, take, walk } from './reportSteps'
import { MONDAY_9, PEOPLE, SETTINGS } from './street'

/** 转调解: what a report is that ended in the advice to ask for mediation (DOMAIN §3.4 row 20). */

const { reporter, neighbour, worker, lead, dispatcher } = PEOPLE
const transferred = (): Report => walk(signed(), [[worker, INPUT.toMediation]])
const see = (report: Report, actor: Actor) =>
  viewOf(report, { actor, now: MONDAY_9, settings: SETTINGS }, new Map(), {
    phone: '',
    repeated: false,
  })

test('closed, for nobody to do, and counted apart from what was solved', () => {
  const report = transferred()
  expect(report).toMatchObject({
    state: 'CLOSED',
    outcome: 'TO_MEDIATION',
    open: false,
    waitingFor: null,
    wakeAt: null,
    closedAt: MONDAY_9,
    result: null,
    rating: null,
    doneBy: [],
  })
  expect(report.history.at(-1)).toMatchObject({
    action: 'toMediation',
    from: 'PROCESSING',
    to: 'CLOSED',
    note: '两家说法不一，建议请调解员谈',
    facts: { outcome: 'TO_MEDIATION' },
  })
  expect(IN_STATE.CLOSED().history.at(-1)).not.toHaveProperty('facts')
})

test('its reporter is told once, by a message that leads to the report', () => {
  const before = signed()
  const report = transferred()
  const tells = tellsOf(report, before, SETTINGS, MONDAY_9)
  expect(tells).toHaveLength(1)
  expect(tells[0]).toMatchObject({
    to: reporter.userId,
    title: '这件事建议请调解员帮忙谈',
    template: 'progress',
    keep: 0,
  })
  expect(tells[0]!.fields['state']).toBe('已转调解')
  expect(JSON.stringify(tells)).not.toContain('两家说法不一')
  expect(lateTell(report, { id: 'staff:L1', name: '' }, MONDAY_9).fields['state']).toBe('已转调解')
})

test('nobody rates it, and whoever reported it may have it done again', () => {
  const report = transferred()
  for (const actor of Object.values(PEOPLE)) {
    expect(take(report, actor, INPUT.rate).ok).toBe(false)
  }
  expect(take(report, reporter, INPUT.rate)).toEqual({ ok: false, code: 'wrongState' })
  expect(allowedActions(reporter, report, MONDAY_9, SETTINGS)).toEqual(['reopen'])
  const again = walk(report, [[reporter, INPUT.reopen]])
  expect(again).toMatchObject({ state: 'PROCESSING', outcome: null, closedAt: MONDAY_9 })
  expect(see(again, reporter).mediation).toBeNull()
  // And it may end so once more.
  expect(walk(again, [[worker, INPUT.toMediation]]).outcome).toBe('TO_MEDIATION')
})

test('of the committee its reporter alone reads, of his case he alone knows', () => {
  const report = { ...transferred(), caseId: 'case:0123456789abcdef01234567' }
  expect(see(report, reporter).mediation).toEqual({
    specialty: null,
    caseId: 'case:0123456789abcdef01234567',
  })
  for (const actor of [worker, lead, dispatcher, neighbour]) {
    const view = see(report, actor)
    expect(view.mediation).toBeNull()
    expect(JSON.stringify(view)).not.toContain('case:')
  }
  expect(see(IN_STATE.CLOSED(), reporter).mediation).toBeNull()
  const row = rowOfReport(report, { actor: worker, now: MONDAY_9, settings: SETTINGS }, 'staff')
  expect(row).toMatchObject({ tag: { text: '已转调解', tone: 'plain' }, myTurn: false })
})

test('of the five steps 评价 is not reached', () => {
  const marks = see(transferred(), reporter).steps.map((s) => s.state)
  expect(marks).toEqual(['done', 'done', 'done', 'done', 'todo'])
})

const DISPUTE = {
  code: '0801',
  name: '邻里纠纷',
  majorName: '矛盾纠纷',
  unit: 'SQ',
  hours: 24,
  star: false,
}
const settings = { ...SETTINGS, categories: [...SETTINGS.categories, DISPUTE] }

test('of a dispute it is offered first, of anything else last', () => {
  const dispute = { ...signed(), categoryCode: '0801', categoryName: '邻里纠纷' }
  const labels = (report: Report) => see(report, worker).actions.map((a) => [a.action, a.weight])
  expect(labels(dispute)).toEqual([
    ['toMediation', 'primary'],
    ['return', 'plain'],
    ['resolve', 'primary'],
  ])
  expect(labels(signed())).toEqual([
    ['return', 'plain'],
    ['resolve', 'primary'],
    ['toMediation', 'plain'],
  ])
})

test('a street without a committee sends nobody there', () => {
  const without = { ...settings, committee: null }
  expect(permitStep(worker, 'toMediation', signed(), MONDAY_9, without)).toEqual({
    ok: false,
    code: 'noCommittee',
  })
  expect(permitStep(neighbour, 'toMediation', signed(), MONDAY_9, without)).toEqual({
    ok: false,
    code: 'notAllowed',
  })
})

test('categories lead to kinds of mediation that there are', () => {
  const kinds = ['0801', '0802', '0803', '0804', '0805', '0806'].map(specialtyOf)
  expect(kinds).not.toContain(null)
  for (const kind of kinds) expect(Object.keys(SPECIALTIES)).toContain(kind)
  expect([specialtyOf('0201'), specialtyOf(null)]).toEqual([null, null])
})
