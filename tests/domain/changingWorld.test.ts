import { lastKnownYear } from '../../domain/calendar/workingTime'
import type { Actor } from '../../domain/identity/types'
import { decide, type StepInput } from '../../domain/report/decide'
import { allowedActions, permitStep } from '../../domain/report/qualities'
import { reckonAgain } from '../../domain/report/reckon'
import type { Report } from '../../domain/report/types'
import type { StreetSettings } from '../../domain/street/types'
import { INPUT, closed, resolved, take, unsolved, walk } from './reportSteps'
import { MONDAY_9, PEOPLE, SETTINGS, at, must, situation, submitted } from './street'

/** Categories and years change while a report runs; a resident's word is always taken. */
const { reporter, worker, lead, dispatcher } = PEOPLE

/** Takes a step under other settings than the report began with. */
function under(
  settings: StreetSettings,
  report: Report,
  actor: Actor,
  input: StepInput,
  now = MONDAY_9,
) {
  const may = permitStep(actor, input.action, report, now, settings)
  if (!may.ok) return may
  const principal = may.role === 'reporter' ? actor.userId : actor.staffId!
  const by = { principal, name: actor.name, role: may.role }
  return decide(report, input, by, { ...situation(now), settings })
}

describe('the category changes, or is gone', () => {
  const gone = { ...SETTINGS, categories: [] }
  const renamed = {
    ...SETTINGS,
    categories: SETTINGS.categories.map((c) => ({ ...c, name: '别的', hours: 1, star: true })),
  }
  const walks: [string, () => Report, Actor, StepInput, string][] = [
    ['未解决', closed, reporter, unsolved, 'PROCESSING'],
    ['已解决', closed, reporter, INPUT.rate, 'EVALUATED'],
    ['重办', closed, reporter, INPUT.reopen, 'PROCESSING'],
    ['签收', submitted, worker, INPUT.sign, 'PROCESSING'],
    ['退回', submitted, worker, INPUT.return, 'ACCEPTED'],
    ['核查不过', resolved, lead, INPUT.verifyFail, 'PROCESSING'],
  ]
  test.each(walks)('%s is taken, with what the report keeps', (_, make, who, input, state) => {
    for (const settings of [gone, renamed]) {
      const report = make()
      const next = must(under(settings, report, who, input))
      expect(next).toMatchObject({ state, categoryName: '路面破损', unitName: '住建', hours: 56 })
      expect(next.star).toBe(false)
    }
  })

  test('a returned one is assigned again though its category is gone; its deadline stands', () => {
    const returned = walk(submitted(), [[worker, INPUT.return]])
    const again = must(under(gone, returned, dispatcher, INPUT.assign))
    expect(again).toMatchObject({ state: 'ASSIGNED', handlerId: 'staff:W2' })
    expect(again.deadline).toEqual(returned.deadline)
  })

  test('the dispatcher may choose another: its time counts, from 受理', () => {
    const returned = walk(submitted(), [[worker, INPUT.return]])
    const input = { ...INPUT.assign, category: '0202' } as StepInput
    const again = must(take(returned, dispatcher, input))
    expect(again).toMatchObject({ categoryName: '井盖缺失', unitName: '综合执法', star: true })
    expect(again.deadline!.at).toBe(returned.acceptedAt! + 4 * 3_600_000)
    expect(again.reason).toContain('井盖缺失 → 综合执法')
    const unknown = { ...INPUT.assign, category: '9999' } as StepInput
    expect(take(returned, dispatcher, unknown)).toEqual({ ok: false, code: 'categoryUnknown' })
  })

  test('a ★ report is returned by the wall clock, any other in working time', () => {
    const friday = at('11-27 17:00')
    const monday = at('11-30 09:00')
    const plain = submitted({}, friday)
    const star = submitted({ categoryCode: '0202' }, friday)
    expect(take(plain, worker, INPUT.return, monday).ok).toBe(true)
    expect(take(star, worker, INPUT.return, monday)).toEqual({ ok: false, code: 'returnTooLate' })
  })
})

describe('a year that nobody knows yet', () => {
  const last = lastKnownYear(SETTINGS.calendar)
  const newYear = at('01-04 09:00', last + 1)
  const knows = {
    ...SETTINGS,
    calendar: {
      ...SETTINGS.calendar,
      years: {
        [String(last + 1)]: {
          off: ['01-01', '01-05', '01-06', '01-07', '01-08'].map((d) => `${last + 1}-${d}`),
          on: [],
        },
      },
    },
  }

  test('report, accept, sign, solve, rate unsolved: all work, provisionally', () => {
    let report = submitted({ categoryCode: null }, newYear)
    for (const [who, input] of [
      [worker, INPUT.accept],
      [worker, INPUT.resolve],
      [lead, INPUT.verifyPass],
      [reporter, unsolved],
    ] as const) {
      report = must(take(report, who, input, newYear))
    }
    expect(report).toMatchObject({ state: 'PROCESSING', reopens: 1 })
    expect(report.deadline!.guessedYear).toBe(last + 1)
  })

  test('it is put right when the year is known, once, and says so', () => {
    const report = submitted({}, newYear)
    const { deadline } = report
    expect(reckonAgain(report, situation(newYear))).toBeNull()
    const right = reckonAgain(report, { ...situation(newYear), settings: knows })!
    expect(right.deadline).toMatchObject({ from: deadline!.from, hours: 56, guessedYear: null })
    expect(right.deadline!.at).toBeGreaterThan(deadline!.at)
    expect([right.dueAt, right.state]).toEqual([right.deadline!.at, report.state])
    expect(right.history.at(-1)).toMatchObject({ action: 'reckon', by: { role: 'system' } })
    expect(right.history.at(-1)!.note).toMatch(/^节假日安排已公布，办理时限更正为/)
    // The wait for a signature has its own time.
    expect(right.wakeAt).toBe(report.wakeAt)
    expect(reckonAgain(right, { ...situation(newYear), settings: knows })).toBeNull()
  })

  test('what is handled wakes by the deadline that was put right', () => {
    const handled = walk(submitted({}, newYear), [[worker, INPUT.sign, newYear]])
    const right = reckonAgain(handled, { ...situation(newYear), settings: knows })!
    expect([right.dueAt, right.wakeAt]).toEqual([right.deadline!.at, right.deadline!.at])
  })
})

describe('who has part in a report has no say in whether it is done', () => {
  const both: Actor = { ...worker, posts: [...worker.posts, ...lead.posts] }

  test('a worker who reported it himself, and was given it, neither verifies nor rates', () => {
    const own = { reporter: worker.userId, reporterStaffId: worker.staffId }
    const done = walk(submitted(own), [
      [worker, INPUT.sign],
      [worker, INPUT.resolve],
    ])
    expect(permitStep(both, 'verifyPass', done, MONDAY_9, SETTINGS)).toMatchObject({
      code: 'selfVerify',
    })
    const over = walk(done, [[lead, INPUT.verifyPass]])
    expect(over).toMatchObject({ state: 'CLOSED', waitingFor: null })
    expect(take(over, worker, INPUT.rate)).toEqual({ ok: false, code: 'ownWork' })
    expect(take(over, worker, INPUT.reopen)).toEqual({ ok: false, code: 'ownWork' })
  })

  test('a 网格长 who reported it does not verify it: it waits at the desk', () => {
    const own = { reporter: lead.userId, reporterStaffId: lead.staffId }
    const done = walk(submitted(own), [
      [worker, INPUT.sign],
      [worker, INPUT.resolve],
    ])
    expect(done.waitingFor).toBe('desk')
    expect(take(done, lead, INPUT.verifyPass)).toEqual({ ok: false, code: 'selfVerify' })
    expect(take(done, dispatcher, INPUT.verifyPass).ok).toBe(true)
  })

  test('whoever solved it before, and gave it back since, does not verify another’s work on it', () => {
    const again = walk(resolved(), [
      [lead, INPUT.verifyFail],
      [worker, INPUT.return],
      [dispatcher, INPUT.assign],
    ])
    const elsewhere = PEOPLE.workerElsewhere
    const done = walk(again, [
      [elsewhere, INPUT.sign],
      [elsewhere, INPUT.resolve],
    ])
    expect(done.doneBy).toEqual(['staff:W1', 'staff:W2'])
    expect(take(done, both, INPUT.verifyPass)).toEqual({ ok: false, code: 'selfVerify' })
  })
})

describe('重办', () => {
  const asked = (): Report =>
    walk(closed(), [
      [reporter, INPUT.reopen],
      [worker, INPUT.resolve],
      [lead, INPUT.verifyPass],
      [reporter, INPUT.reopen],
    ])

  test('a second one that was asked for survives a rating, and waits on', () => {
    const rated = walk(asked(), [[reporter, INPUT.rate]])
    expect(rated).toMatchObject({
      state: 'EVALUATED',
      reopenAsked: true,
      waitingFor: 'desk',
      watching: 'grant',
    })
    expect(rated.wakeAt).not.toBeNull()
    expect(allowedActions(dispatcher, rated, MONDAY_9, SETTINGS)).toEqual([
      'grantReopen',
      'declineReopen',
    ])
    expect(walk(rated, [[dispatcher, INPUT.grantReopen]])).toMatchObject({
      state: 'PROCESSING',
      reopens: 2,
      reopenAsked: false,
    })
    expect(walk(rated, [[dispatcher, INPUT.declineReopen]])).toMatchObject({
      state: 'EVALUATED',
      waitingFor: null,
      rating: { outcome: 'solved' },
    })
  })

  test('a dispatcher who reported it grants himself nothing', () => {
    const own = { ...asked(), reporter: dispatcher.userId }
    expect(take(own, dispatcher, INPUT.grantReopen)).toEqual({ ok: false, code: 'notAllowed' })
  })

  test('outcome and stars of every rating stay in the history', () => {
    const report = walk(closed(), [[reporter, unsolved]])
    expect(report.rating).toBeNull()
    const rated = report.history.filter((h) => h.action === 'rate')
    expect(rated.map((h) => h.facts)).toEqual([{ outcome: 'unsolved', stars: 1 }])
  })
})
