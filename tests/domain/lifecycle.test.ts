import * as fc from 'fast-check'
import type { StepInput } from '../../domain/report/decide'
import { allowedActions } from '../../domain/report/qualities'
import { REPORT } from '../../domain/report/lifecycle'
import { watch } from '../../domain/report/watch'
import { viewOf, stepsOf } from '../../domain/report/views'
import type { Actor } from '../../domain/identity/types'
import type { ReportAction, ReportState } from '../../domain/report/lifecycle'
import { HOUR_MS } from '../../domain/calendar/zone'
import { IN_STATE, INPUT, closed, resolved, take, unsolved, walk } from './reportSteps'
import { MONDAY_9, PEOPLE, SETTINGS, at, draft, situation, submitted } from './street'
import { property } from './seed'

const { reporter, neighbour, worker, lead } = PEOPLE

describe('the table, row by row', () => {
  const people: [string, Actor][] = Object.entries(PEOPLE)
  const steps = REPORT.steps.filter((row) => row.action in INPUT)

  const allowed: Partial<Record<`${ReportState}:${ReportAction}`, string[]>> = {
    'SUBMITTED:accept': ['worker', 'lead', 'dispatcher', 'leader'],
    'SUBMITTED:reject': ['dispatcher'],
    'SUBMITTED:withdraw': ['reporter'],
    // At the desk 街道领导 stands in.
    'ACCEPTED:assign': ['dispatcher', 'leader'],
    'ACCEPTED:withdraw': ['reporter'],
    'ASSIGNED:reassign': ['lead', 'dispatcher', 'leader'],
    'ASSIGNED:sign': ['worker'],
    'ASSIGNED:return': ['worker'],
    'PROCESSING:reassign': ['lead', 'dispatcher', 'leader'],
    'PROCESSING:return': ['worker'],
    'PROCESSING:resolve': ['worker'],
    'PROCESSING:toMediation': ['worker'],
    'RESOLVED:reassignVerifier': ['dispatcher'],
    'RESOLVED:verifyPass': ['lead', 'dispatcher', 'leader'],
    'RESOLVED:verifyFail': ['lead', 'dispatcher', 'leader'],
    'CLOSED:rate': ['reporter'],
    'CLOSED:reopen': ['reporter'],
    'EVALUATED:reopen': ['reporter'],
    'SUBMITTED:supplement': ['reporter'],
    'ACCEPTED:supplement': ['reporter'],
    'ASSIGNED:supplement': ['reporter'],
    'PROCESSING:supplement': ['reporter'],
    'RESOLVED:supplement': ['reporter'],
    // 催办 comes when half of the time has passed: tests/domain/pressing.test.ts.
  }

  for (const state of Object.keys(IN_STATE) as ReportState[]) {
    for (const row of steps) {
      const who = allowed[`${state}:${row.action}`] ?? []
      test(`${state} ${row.label}: ${who.join(', ') || 'nobody'}`, () => {
        const report = IN_STATE[state]()
        expect(report.state).toBe(state)
        const before = JSON.stringify(report)
        const could = people
          .filter(([, p]) => take(report, p, INPUT[row.action as StepInput['action']]).ok)
          .map(([name]) => name)
        expect(could).toEqual(who)
        expect(JSON.stringify(report)).toBe(before)
      })
    }
  }

  test('buttons are exactly what is permitted', () => {
    expect(allowedActions(worker, submitted(), MONDAY_9, SETTINGS)).toEqual(['sign', 'return'])
    expect(allowedActions(neighbour, submitted(), MONDAY_9, SETTINGS)).toEqual([])
    expect(allowedActions(reporter, closed(), MONDAY_9, SETTINGS)).toEqual(['rate', 'reopen'])
  })

  test('nobody verifies own work, whatever other posts he holds', () => {
    const both: Actor = { ...worker, posts: [...worker.posts, ...lead.posts] }
    expect(take(resolved(), both, INPUT.verifyPass)).toEqual({ ok: false, code: 'selfVerify' })
  })

  test('the 网格长 who did the work is verified by the desk', () => {
    const grid = { ...draft().grid!, workers: [{ id: 'staff:L1', name: '赵网格长' }] }
    const own: Actor = { ...lead, posts: lead.posts }
    const report = walk(submitted({ grid }), [
      [own, INPUT.sign],
      [own, INPUT.resolve],
    ])
    expect(report.waitingFor).toBe('desk')
  })
})

describe('any walk through the table', () => {
  const actors = Object.values(PEOPLE)
  const step = fc.tuple(
    fc.constantFrom(...actors),
    fc.constantFrom(...Object.values(INPUT), unsolved),
    fc.integer({ min: 0, max: 30 * HOUR_MS }),
  )

  test('keeps its invariants (DOMAIN §6)', () => {
    property([fc.array(step, { maxLength: 25 }), fc.boolean()], (story, categorised) => {
      let now = at('06-01 09:00')
      let report = submitted({ categoryCode: categorised ? '0201' : null }, now)
      for (const [actor, input, pause] of story) {
        now += pause
        const watched = watch(report, situation(now, 'timer'))
        if (watched) report = watched.report
        const next = take(report, actor, input, now)
        if (!next.ok) continue
        const added = next.value.history.slice(report.history.length)
        // 2: no transition outside the table; each names actor, reason, time.
        for (const entry of added) {
          const row = REPORT.steps.find((r) => r.action === entry.action)
          if (row)
            expect([row.from.includes(entry.from), row.to ?? entry.from]).toEqual([true, entry.to])
          else expect(entry.to).toBe(entry.from)
        }
        expect(next.value.history.slice(0, report.history.length)).toEqual(report.history)
        expect(next.value.version).toBeGreaterThan(report.version)
        report = next.value
      }
      // Open things wait for somebody and are watched; what is over waits for nobody.
      expect(report.open).toBe(!REPORT.states[report.state].ended)
      if (report.open) expect([report.waitingFor, report.wakeAt]).not.toContain(null)
      expect(report.waitingFor === null).toBe(report.wakeAt === null)
      // 4: verifier ≠ handler.
      let handler: string | null = null
      for (const entry of report.history) {
        if (entry.action === 'sign') handler = entry.by.principal
        if (entry.action === 'verifyPass') expect(entry.by.principal).not.toBe(handler)
      }
      // 11: no view carries an openid or somebody's words to a stranger's list of actions.
      for (const actor of actors) {
        const view = viewOf(report, { actor, now, settings: SETTINGS }, new Map(), {
          phone: '',
          repeated: false,
        })
        expect(JSON.stringify(view)).not.toMatch(/o-resident|user:/)
        expect(view.steps).toHaveLength(5)
      }
    })
  })

  test('every state has Chinese and five steps', () => {
    for (const state of Object.keys(IN_STATE) as ReportState[]) {
      const report = IN_STATE[state]()
      expect(REPORT.states[report.state].text).toMatch(/^[\u4e00-\u9fff]{3,5}$/)
      expect(stepsOf(report).filter((s) => s.state === 'current').length).toBeLessThanOrEqual(1)
    }
  })
})
