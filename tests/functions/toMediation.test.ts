import { agreedAccount } from './agreed'
import type { Fault } from '../../devtools/cloud'
import { DAY_MS, MINUTE_MS } from '../../domain/calendar/zone'
import type { InputOf } from '../../domain/contract'
import { STRANGER, application, official, openHall, type Hall } from './committee'
import { transferred } from './mediationCalls'
import { IN_STATE, after, put } from './reports'
import { OPENID, userId } from './street'
import { inLanes, rid } from './town'

/**
 * 转调解: from a report to the committee. It arrives linked, with nothing but what its reporter wrote, and
 * whether it arrives is his affair.
 */
let hall: Hall
beforeAll(async () => {
  hall = await openHall()
})
afterAll(() => hall.town.stop())
afterEach(() => {
  hall.town.cloud.faults.clear()
  expect(hall.town.unexpected).toEqual([])
})

const RESIDENT = { openid: OPENID.resident }
const applying = (reportId: string, more: object = {}): InputOf<'mediation.apply'> => ({
  ...application(more),
  reportId,
})
const casesOf = (reportId: string) => hall.town.cloud.store.find('cases', { reportId })
const everything = () => hall.town.settled()

test('the handler transfers, the reporter is told, applies with his own words, and meets it once', async () => {
  const id = put(hall.town, IN_STATE.PROCESSING())
  const closed = await hall.town.ask('workerA1', 'report.toMediation', {
    requestId: rid(),
    id,
    version: hall.town.report(id).version,
    note: '两家说法不一，建议请调解员谈',
  })
  expect(closed).toMatchObject({ state: 'CLOSED', stateText: '已转调解', mediation: null })
  await hall.town.cloud.atRest()
  expect(hall.town.notices({ about: id, to: userId('resident') })).toEqual([
    expect.objectContaining({ title: '这件事建议请调解员帮忙谈' }),
  ])
  const seen = await hall.town.ask('resident', 'report.get', { id })
  expect(seen).toMatchObject({
    stateText: '已转调解',
    waitingText: '',
    mediation: { specialty: null, caseId: null },
  })
  expect(seen.actions.map((a) => a.action)).toEqual(['reopen'])

  const offers = async () =>
    (await hall.town.ask('resident', 'home.open', {})).mine.filter((row) => row.id === id)
  expect(await offers()).toEqual([
    expect.objectContaining({
      line: '可以申请人民调解',
      tag: expect.objectContaining({ text: '已转调解' }),
      myTurn: false,
    }),
  ])
  const now = hall.town.cloud.clock.now()
  hall.town.cloud.clock.set(now + 15 * DAY_MS)
  expect(await offers()).toEqual([])
  hall.town.cloud.clock.set(now + 15 * DAY_MS - MINUTE_MS)
  expect(await offers()).toHaveLength(1)
  hall.town.cloud.clock.set(now)

  const input = applying(id)
  const view = await hall.town.ask(RESIDENT, 'mediation.apply', input)
  const stored = hall.stored(view.id)
  expect(stored).toMatchObject({ reportId: id, source: 'GRID_EVENT', state: 'APPLIED' })
  expect([stored.facts, stored.claim]).toEqual([input.facts, input.claim])
  // Nothing else of the report is in the case: no place, no photo, no grid, no words of staff.
  const { text, place, history } = hall.town.report(id)
  for (const word of [text, place.label, place.gridName, history.at(-1)!.note]) {
    expect(JSON.stringify({ ...stored, reportId: null })).not.toContain(word)
  }
  expect(await offers()).toEqual([])
  expect(await hall.town.ask(official('clerk'), 'mediation.get', { id: view.id })).toMatchObject({
    fromReport: true,
  })
  expect(await hall.town.ask('resident', 'mediation.get', { id: view.id })).toMatchObject({
    fromReport: false,
  })
  const mine = await hall.town.ask('resident', 'report.get', { id })
  expect(mine.mediation?.caseId).toBe(view.id)
})

test('staff who read the report learn nothing of the case', async () => {
  const id = transferred(hall.town)
  const before = await Promise.all(
    (['workerA1', 'leadA', 'dispatcher'] as const).map((who) =>
      hall.town.ask(who, 'report.get', { id }),
    ),
  )
  const view = await hall.town.ask(RESIDENT, 'mediation.apply', applying(id))
  for (const [i, who] of (['workerA1', 'leadA', 'dispatcher'] as const).entries()) {
    const now = await hall.town.ask(who, 'report.get', { id })
    expect(now).toEqual(before[i])
    expect(await hall.town.code(who, 'mediation.get', { id: view.id })).toBe('notFound')
  }
  expect(hall.town.notices({ about: id })).toEqual([])
})

test('what is not his, or not transferred, makes no case', async () => {
  const transferredId = transferred(hall.town)
  const closedId = put(hall.town, IN_STATE.CLOSED())
  const reopened = put(
    hall.town,
    after(
      after(IN_STATE.PROCESSING(), 'workerA1', { action: 'toMediation', note: '请调解员谈' }),
      'resident',
      { action: 'reopen', note: '不想调解' },
    ),
  )
  const clerk = application({ parties: application().parties.map((p) => ({ ...p, me: false })) })
  // Whoever is asked for his consent would write his account.
  await hall.town.replace('users', agreedAccount(STRANGER.openid))
  const before = await everything()
  const tries = [
    [STRANGER, applying(transferredId), 'notFound'],
    [{ openid: OPENID.workerA1 }, applying(transferredId), 'notFound'],
    [official('clerk'), { ...clerk, reportId: transferredId }, 'notFound'],
    [RESIDENT, applying('report:0123456789abcdef01234567'), 'notFound'],
    [RESIDENT, applying(closedId), 'notTransferred'],
    [RESIDENT, applying(reopened), 'notTransferred'],
  ] as const
  for (const [who, input, code] of tries) {
    expect(await hall.town.code(who, 'mediation.apply', input)).toBe(code)
  }
  expect(await everything()).toBe(before)
})

describe('one open case of it', () => {
  test('applied for again, by another page: the first is shown and nothing is written', async () => {
    const id = transferred(hall.town)
    const first = await hall.town.ask(RESIDENT, 'mediation.apply', applying(id))
    const before = await everything()
    const again = await hall.town.ask(
      RESIDENT,
      'mediation.apply',
      applying(id, { claim: '只要道歉' }),
    )
    expect(again).toMatchObject({ id: first.id, repeated: true, claim: first.claim })
    expect(await everything()).toBe(before)
  })

  test('eight at once, of eight pages: one case', async () => {
    const id = transferred(hall.town)
    const inputs = Array.from({ length: 8 }, () => applying(id))
    const views = await inLanes(inputs, (input) =>
      hall.town.ask(RESIDENT, 'mediation.apply', input),
    )
    expect(casesOf(id)).toHaveLength(1)
    expect(new Set(views.map((v) => v.id)).size).toBe(1)
    expect(hall.town.report(id).caseId).toBe(views[0]!.id)
  })

  test('when the first has ended, another may follow', async () => {
    const id = transferred(hall.town)
    const first = await hall.town.ask(RESIDENT, 'mediation.apply', applying(id))
    await hall.step(RESIDENT, first.id, 'terminate', { reason: 'WITHDRAWN' })
    const second = await hall.town.ask(RESIDENT, 'mediation.apply', applying(id))
    expect(second.id).not.toBe(first.id)
    expect(hall.town.report(id).caseId).toBe(second.id)
    expect(casesOf(id)).toHaveLength(2)
  })

  test('opened again and transferred again, the case is still the one', async () => {
    const id = transferred(hall.town)
    const first = await hall.town.ask(RESIDENT, 'mediation.apply', applying(id))
    const step = () => ({ requestId: rid(), id, version: hall.town.report(id).version })
    await hall.town.ask('resident', 'report.reopen', { ...step(), note: '门还是坏的' })
    expect(hall.stored(first.id).open).toBe(true)
    await hall.town.ask('workerA1', 'report.toMediation', { ...step(), note: '还是请调解员谈' })
    const seen = await hall.town.ask('resident', 'report.get', { id })
    expect(seen.mediation?.caseId).toBe(first.id)
  })
})

const COMMIT = { function: 'api', action: 'database.commitTransaction' } as const
const DEATHS: { what: string; fault: Fault }[] = [
  { what: 'the answer to the commit', fault: { ...COMMIT, effect: { kind: 'loseAnswer' } } },
  { what: 'after the commit', fault: { ...COMMIT, effect: { kind: 'kill', when: 'after' } } },
  { what: 'before the commit', fault: { ...COMMIT, effect: { kind: 'kill', when: 'before' } } },
  ...(['before', 'after'] as const).map((when) => ({
    what: `${when} a write of the transaction`,
    fault: {
      function: 'api',
      action: 'database.modifyDocument',
      effect: { kind: 'kill' as const, when },
    },
  })),
]

describe('it dies, and is asked again', () => {
  // What was killed says so.
  afterEach(() => void hall.town.unexpected.splice(0))

  async function insist(
    who: { openid: string },
    name: 'report.toMediation' | 'mediation.apply',
    input: object,
  ) {
    for (let tries = 0; tries < 4; tries++) {
      const answer = await hall.town.call(who, name, input).catch(() => null)
      if (answer?.ok) return answer.data
      if (answer && !answer.retryable) throw new Error(answer.code)
    }
    throw new Error('no answer')
  }

  test.each(DEATHS)('$what: transferred once', async ({ fault }) => {
    const id = put(hall.town, IN_STATE.PROCESSING())
    const { version } = hall.town.report(id)
    hall.town.cloud.faults.add(fault)
    const input = { requestId: rid(), id, version, note: '请调解员谈' }
    await insist({ openid: OPENID.workerA1 }, 'report.toMediation', input)
    const { history, outcome } = hall.town.report(id)
    expect(history.filter((h) => h.action === 'toMediation')).toHaveLength(1)
    expect(outcome).toBe('TO_MEDIATION')
    await hall.town.cloud.atRest()
    const told = () => hall.town.notices({ about: id, to: userId('resident') })
    expect(told()).toHaveLength(1)
    hall.town.cloud.clock.advance(MINUTE_MS)
    await hall.town.tick()
    expect(told()).toHaveLength(1)
  })

  test.each(DEATHS)('$what: applied for once', async ({ fault }) => {
    const id = transferred(hall.town)
    hall.town.cloud.faults.add(fault)
    await insist(RESIDENT, 'mediation.apply', applying(id))
    const [only, ...others] = casesOf(id)
    expect(others).toEqual([])
    expect(hall.town.report(id).caseId).toBe(only!['_id'])
  })
})
