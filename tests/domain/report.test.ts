import { lastKnownYear } from '../../domain/calendar/workingTime'
import { spokenNo } from '../../domain/matter/spokenNo'
import { decideSelfHandle } from '../../domain/report/create'
import type { StepInput } from '../../domain/report/decide'
import { watch } from '../../domain/report/watch'
import type { Actor } from '../../domain/identity/types'
import type { Report } from '../../domain/report/types'
import { DAY_MS, HOUR_MS } from '../../domain/calendar/zone'
import {
  IN_STATE,
  INPUT,
  PHOTO,
  closed,
  readOf,
  resolved,
  signed,
  take,
  unsolved,
  walk,
  noticesAbout,
} from './reportSteps'
import { MONDAY_9, PEOPLE, SETTINGS, at, draft, must, situation, submitted } from './street'

const { reporter, worker, workerElsewhere, lead, dispatcher } = PEOPLE

/** How often it was opened again, as its reporter reads it. */
const reopensRead = (report: Report): number => readOf(report).reopens

describe('routing', () => {
  test('category and grid known: straight to the grid worker, with the reason', () => {
    const report = submitted()
    expect(report).toMatchObject({
      state: 'ASSIGNED',
      handler: { id: 'staff:W1' },
      waitingFor: 'staff:W1',
      reason: '黄河社区 第1网格 · 路面破损 → 住建',
      dueAt: at('12-02 09:00'),
      wakeAt: at('11-23 11:00'),
    })
    expect(report.history.map((h) => [h.action, h.by.role])).toEqual([
      ['submit', 'reporter'],
      ['accept', 'system'],
      ['assign', 'system'],
    ])
  })

  test.each([
    ['no category', { categoryCode: null }, 'staff:W1', '类别待定'],
    ['其他 says nothing', { categoryCode: '1006' }, 'staff:W1', '类别待定'],
    [
      'no grid',
      { grid: null, place: { ...draft().place, gridCode: null } },
      'desk',
      '不在任何网格',
    ],
    ['text that needs a look', { moderation: 'review' as const }, 'desk', '人工核实'],
    [
      'a grid without a worker',
      { grid: { ...draft().grid!, workers: [] } },
      'desk',
      '暂无在岗网格员',
    ],
  ])('%s: waits for a person, never a guess', (_name, changes, waitingFor, words) => {
    const report = submitted(changes)
    expect(report.state).toBe('SUBMITTED')
    expect(report.waitingFor).toBe(waitingFor)
    expect(report.reason).toContain(words)
    expect(report.wakeAt).toBe(at('11-23 14:30'))
  })

  test('an unknown year never stops a report: its deadline is provisional', () => {
    const year = lastKnownYear(SETTINGS.calendar)
    const report = submitted({}, at('12-31 17:30', year))
    expect(report).toMatchObject({ state: 'ASSIGNED', waitingFor: 'staff:W1' })
    expect(report.deadline).toMatchObject({ guessedYear: year + 1, hours: 56 })
  })

  test('a ★ report must be signed for in a quarter of an hour, at night too', () => {
    const night = at('11-22 23:00')
    const report = submitted({ categoryCode: '0202' }, night)
    expect(report.wakeAt).toBe(night + HOUR_MS / 4)
    expect(report.dueAt).toBe(night + 4 * HOUR_MS)
  })

  test('numbers are short and depend on day and key only', () => {
    expect(spokenNo(MONDAY_9, '0123456789abcdef01234567')).toMatch(/^1123-[0-9A-Z]{5}$/)
  })
})

describe('single steps', () => {
  test('a worker who accepts his own grid’s report has signed for it too', () => {
    const report = walk(IN_STATE.SUBMITTED(), [[worker, INPUT.accept]])
    expect(report).toMatchObject({
      state: 'PROCESSING',
      handlerId: 'staff:W1',
      categoryCode: '0201',
    })
    expect(report.history.map((h) => h.action)).toEqual(['submit', 'accept', 'assign', 'sign'])
  })

  test('退回 keeps the clock, and the street’s third word is final', () => {
    const first = submitted()
    const back = walk(first, [
      [worker, INPUT.return],
      [dispatcher, INPUT.assign],
      [{ ...workerElsewhere }, INPUT.return],
      [dispatcher, { ...INPUT.assign, handler: { id: 'staff:W1', name: '张网格' } } as StepInput],
    ])
    expect(back).toMatchObject({ dueAt: first.dueAt, returns: 2, finalAssign: true })
    expect(take(back, worker, INPUT.return)).toEqual({ ok: false, code: 'finalAssign' })
  })

  test('退回 is possible for four working hours', () => {
    expect(take(submitted(), worker, INPUT.return, at('11-23 14:30')).ok).toBe(true)
    expect(take(submitted(), worker, INPUT.return, at('11-23 14:31'))).toEqual({
      ok: false,
      code: 'returnTooLate',
    })
  })

  test('办结 needs a photo or the reason why there is none', () => {
    const bare: StepInput = { action: 'resolve', text: '好了', photos: [], noPhotoReason: '' }
    expect(take(signed(), worker, bare)).toEqual({ ok: false, code: 'needPhotoOrReason' })
    expect(take(signed(), worker, { ...bare, noPhotoReason: '井下无光' }).ok).toBe(true)
  })

  test('评价 within 7 days, 重办 within 15', () => {
    expect(take(closed(), reporter, INPUT.rate, MONDAY_9 + 7 * DAY_MS).ok).toBe(true)
    expect(take(closed(), reporter, INPUT.rate, MONDAY_9 + 7 * DAY_MS + 1)).toMatchObject({
      code: 'rateTooLate',
    })
    expect(take(closed(), reporter, INPUT.reopen, MONDAY_9 + 15 * DAY_MS).ok).toBe(true)
    expect(take(closed(), reporter, INPUT.reopen, MONDAY_9 + 15 * DAY_MS + 1)).toMatchObject({
      code: 'reopenTooLate',
    })
    expect(take(IN_STATE.EVALUATED(), reporter, INPUT.rate)).toMatchObject({ code: 'alreadyRated' })
  })

  test('未解决: first again at once with half the time, then by the dispatcher, then never', () => {
    const first = walk(closed(), [[reporter, unsolved]])
    expect(first).toMatchObject({
      state: 'PROCESSING',
      reopens: 1,
      waitingFor: 'staff:W1',
      rating: null,
    })
    expect(first.dueAt).toBe(at('11-26 14:30'))
    expect(first.history.slice(-2).map((h) => h.action)).toEqual(['rate', 'reopen'])

    const second = walk(first, [
      [worker, INPUT.resolve],
      [lead, INPUT.verifyPass],
      [reporter, unsolved],
    ])
    expect(second).toMatchObject({ state: 'EVALUATED', reopenAsked: true, waitingFor: 'desk' })
    expect(take(second, reporter, INPUT.reopen)).toMatchObject({ code: 'reopenWaiting' })

    const declined = walk(second, [[dispatcher, INPUT.declineReopen]])
    expect(declined).toMatchObject({ state: 'EVALUATED', waitingFor: null })
    expect([first, second, declined].map(reopensRead)).toEqual([1, 1, 1])
    expect(take(declined, reporter, INPUT.reopen)).toMatchObject({ code: 'reopenLimit' })

    const third = walk(second, [
      [dispatcher, INPUT.grantReopen],
      [worker, INPUT.resolve],
      [lead, INPUT.verifyPass],
      [reporter, unsolved],
    ])
    expect(third).toMatchObject({ state: 'EVALUATED', reopens: 2, waitingFor: null })
    expect(reopensRead(third)).toBe(2)
    expect(take(third, reporter, INPUT.reopen)).toMatchObject({ code: 'reopenLimit' })
  })

  test('自办 is verified by somebody else', () => {
    const by = { principal: 'staff:W1', name: '张网格', role: 'gridWorker' as const }
    const report = must(
      decideSelfHandle(
        draft({ reporter: worker.userId, reporterStaffId: worker.staffId, photos: [PHOTO] }),
        by,
        situation(),
      ),
    )
    expect(report).toMatchObject({ state: 'RESOLVED', waitingFor: 'staff:L1' })
    expect(report.history).toHaveLength(1)
    expect(report.history[0]).toMatchObject({ action: 'selfHandle', from: null })

    const closed = walk(report, [[lead, INPUT.verifyPass]])
    expect(closed).toMatchObject({ state: 'CLOSED', waitingFor: null, wakeAt: null })
    expect(take(closed, worker, INPUT.rate)).toEqual({ ok: false, code: 'ownWork' })
    const told = noticesAbout(closed, closed.history.slice(-1), ['staff:L1'], MONDAY_9)
    expect(told).toEqual([])
  })
})

describe('what waits is seen', () => {
  test('an unsigned task climbs 网格长 → 第一书记 → 街道 and stays loud', () => {
    let report = submitted()
    const told: string[] = []
    for (let i = 0; i < 5; i++) {
      const step = watch(report, situation(report.wakeAt!, 'timer'))!
      told.push(step.tell!.id)
      report = step.report
    }
    expect(told).toEqual(['staff:L1', 'staff:F1', 'staff:S1', 'staff:S1', 'staff:S1'])
    expect(report.state).toBe('ASSIGNED')
    expect(report.history.filter((h) => h.action === 'escalate')).toHaveLength(3)
  })

  test('an unrated one ends unrated after seven days, not satisfied', () => {
    const report = closed()
    const step = watch(report, situation(report.wakeAt!, 'timer'))!
    expect(step).toMatchObject({
      tell: null,
      report: { state: 'CLOSED', rating: null, waitingFor: null },
    })
  })

  test('looking too early or twice does nothing', () => {
    const report = submitted()
    expect(watch(report, situation(report.wakeAt! - 1, 'timer'))).toBeNull()
    const once = watch(report, situation(report.wakeAt!, 'timer'))!.report
    expect(watch(once, situation(report.wakeAt!, 'timer'))).toBeNull()
  })
})

describe('notices', () => {
  const told = (before: Report | null, after: Report, actor: Actor): [string, string][] =>
    noticesAbout(
      after,
      after.history.slice(before?.history.length ?? 0),
      [actor.userId, actor.staffId ?? ''],
      MONDAY_9,
    ).map((n) => [n.to, n.title])

  test.each<[string, () => [Report | null, Report, Actor], [string, string][]]>([
    ['submit', () => [null, submitted(), reporter], [['staff:W1', '有新任务待签收']]],
    ['sign', () => [submitted(), signed(), worker], [[reporter.userId, '网格员已签收，正在处理']]],
    ['resolve', () => [signed(), resolved(), worker], [['staff:L1', '已处置，待您核查']]],
    ['close', () => [resolved(), closed(), lead], [[reporter.userId, '您上报的事已办结']]],
    [
      'unsolved',
      () => [closed(), walk(closed(), [[reporter, unsolved]]), reporter],
      [['staff:W1', '上报人说没有解决，请重办']],
    ],
    [
      'return',
      () => [submitted(), IN_STATE.ACCEPTED(), worker],
      [['staff:D1', '任务被退回，待分派']],
    ],
    [
      'accept by the worker himself',
      () => [IN_STATE.SUBMITTED(), walk(IN_STATE.SUBMITTED(), [[worker, INPUT.accept]]), worker],
      [[reporter.userId, '网格员已签收，正在处理']],
    ],
  ])('%s tells exactly whom it concerns', (_name, story, expected) => {
    expect(told(...story())).toEqual(expected)
  })

  test('the one message a resident allows is kept for 办结', () => {
    const keepOf = (before: Report, after: Report, actor: Actor) =>
      noticesAbout(
        after,
        after.history.slice(before.history.length),
        [actor.staffId!],
        MONDAY_9,
      ).map((n) => n.keep)
    expect(keepOf(submitted(), signed(), worker)).toEqual([1])
    expect(keepOf(resolved(), closed(), lead)).toEqual([0])
  })

  test('cards say nothing of the person’s words or place', () => {
    const report = submitted()
    const text = JSON.stringify(noticesAbout(report, report.history, [], MONDAY_9))
    expect(text).not.toContain(report.text)
    expect(text).not.toContain(report.place.label)
  })
})
