import { DAY_MS } from '../../domain/calendar/zone'
import type { Complaint } from '../../domain/complaint/types'
import {
  CLERK,
  STATES,
  WITH_CLERK,
  holder,
  refusal,
  staffNamed,
  stored,
  take,
  withClerk,
  seenBy,
  write,
} from './complaints'
import { OPENID, WHO, at } from './street'
import { rid, startTown, type Town } from './town'

/** 投诉建议: who is given one, answers it, hears that it is late and what is kept. */
let town: Town
beforeEach(async () => {
  town = await startTown(undefined, {}, {}, withClerk)
})
afterEach(async () => {
  expect(town.unexpected.splice(0)).toEqual([])
  await town.stop()
})

describe('from the first word to the last', () => {
  test('received, answered, rated', async () => {
    const { id, ...seen } = await write(town, 'resident')
    expect(seen).toMatchObject({
      stateText: '待受理',
      aboutText: '投诉 · 服务 · 积分和兑换',
      receiverText: '投诉受理员 郑*',
      waitingText: '等待受理',
      actions: [{ action: 'withdraw' }],
      dueAt: at('06-15 18:00'),
    })
    await take(town, CLERK, id, 'accept')
    const file = await town.upload(CLERK, 'drafts/request-answer-0000001/1.jpg')
    await town.ask(CLERK, 'complaint.answer', {
      requestId: 'request-answer-0000001',
      ...{ id, version: stored(town, id).version },
      note: '周六起安排人值班',
      photos: [file],
    })
    const answered = await town.ask('resident', 'complaint.get', { id })
    expect(answered).toMatchObject({
      stateText: '已答复',
      waitingText: '等您评价',
      answer: { text: '周六起安排人值班', by: '受理人 郑*' },
      actions: [{ action: 'rate' }, { action: 'askAgain' }],
    })
    expect(answered.answer?.photos).toHaveLength(1)
    const rated = await take(town, 'resident', id, 'rate', { outcome: 'fair', comment: '还行' })
    expect(rated).toMatchObject({
      stateText: '已评价',
      rating: { text: '基本满意' },
      myTurn: false,
    })
    expect(stored(town, id)).toMatchObject({ open: false, waitingFor: null, wakeAt: null })
    expect(stored(town, id).history.map((h) => `${h.action} ${h.by.role}`)).toEqual([
      'submit complainant',
      'accept receiver',
      'answer receiver',
      'rate complainant',
    ])
    await town.cloud.atRest()
    await town.tick()
    const titles = town.notices({ about: id }).map((n) => `${n.to} ${n.title}`)
    expect(titles.sort()).toEqual(
      [
        `${WHO[CLERK].id} 有投诉建议请您受理`,
        `user:${OPENID.resident} 您的投诉建议已受理`,
        `user:${OPENID.resident} 您的投诉建议有答复了`,
      ].sort(),
    )
    await seenBy(town, id, ['resident', CLERK])
  })

  test('asked again: another above answers, within five working days from then; once', async () => {
    const id = await STATES.REVIEWING(town)
    expect(stored(town, id)).toMatchObject({ round: 2, waitingFor: WHO.leader.id })
    expect(await refusal(town, CLERK, id, 'answer', { note: '我再答' })).toBe('notAllowed')
    const second = await take(town, 'leader', id, 'answer', { note: '从本周起两人轮值' })
    expect(second.round).toBe(2)
    expect(await refusal(town, 'resident', id, 'askAgain', { note: '还要问' })).toBe('askedAgain')
    await take(town, 'resident', id, 'rate', { outcome: 'satisfied' })
    await seenBy(town, id, ['resident', CLERK, 'leader'])
  })

  test('不予受理 says why and where it belongs, and may be asked again', async () => {
    const id = await STATES.REJECTED(town)
    expect(await town.ask('resident', 'complaint.get', { id })).toMatchObject({
      stateText: '不予受理',
      answer: { text: '这是信访的事' },
      way: { name: '信访' },
      actions: [{ action: 'askAgain' }],
    })
    await take(town, 'resident', id, 'askAgain', { note: '不是信访，是服务态度' })
    expect(holder(town, id)).toBe('leader')
  })

  test('taken back while nobody has answered', async () => {
    const id = await STATES.HANDLING(town)
    await take(town, 'resident', id, 'withdraw')
    await town.cloud.atRest()
    const last = town.notices({ about: id, to: WHO[CLERK].id }).map((n) => n.title)
    expect(last).toContain('投诉建议已撤回')
    expect(stored(town, id)).toMatchObject({ state: 'WITHDRAWN', waitingFor: null })
  })

  test.each([
    ['a rating after seven days', STATES.ANSWERED, 8, 'rate', { outcome: 'fair' }, 'ratedTooLate'],
    ['追问 after fifteen', STATES.REJECTED, 16, 'askAgain', { note: '再看看' }, 'askAgainTooLate'],
  ] as const)('%s: refused', async (_, made, days, action, words, code) => {
    const id = await made(town)
    town.cloud.clock.advance(days * DAY_MS)
    expect(await refusal(town, 'resident', id, action, words)).toBe(code)
  })

  test('whoever was satisfied asks no more', async () => {
    const id = await STATES.ANSWERED(town)
    await take(town, 'resident', id, 'rate', { outcome: 'satisfied' })
    expect(await refusal(town, 'resident', id, 'askAgain', { note: '再问' })).toBe('askedSatisfied')
  })

  test('unrated it ends unrated', async () => {
    const id = await STATES.ANSWERED(town)
    town.cloud.clock.advance(8 * DAY_MS)
    await town.tick()
    expect(stored(town, id)).toMatchObject({ state: 'ANSWERED', waitingFor: null, rating: null })
    expect(stored(town, id).history.at(-1)!.action).toBe('noRating')
  })

  test.each([
    ['too few words', { text: '不好' }, 'needTextOrPhoto'],
    ['a service, and not which', { subject: undefined }, 'needSubject'],
    ['a person, and no word of whom', { about: 'person', subject: undefined }, 'needSubject'],
    [
      'a report of somebody else',
      { about: 'person', subject: undefined, source: 'report:0123456789abcdef01234567' },
      'notFound',
    ],
  ] as const)('%s: %s', async (_, more, code) => {
    const before = town.everything()
    const words = { kind: 'complaint', about: 'service', subject: 'points', text: '没有人理我' }
    const input = { requestId: rid(), ...words, ...more }
    expect(await town.code('resident', 'complaint.submit', input)).toBe(code)
    expect(town.everything()).toBe(before)
  })
})

test('figures are counts, for those who may be given any', async () => {
  await STATES.RATED(town)
  await STATES.HANDLING(town)
  town.cloud.clock.advance(10 * DAY_MS)
  const figures = await town.ask('dispatcher', 'complaint.figures', {})
  expect(figures).toMatchObject({ total: 2, overdue: 1, states: { RATED: 1, HANDLING: 1 } })
  const leaves: unknown[] = []
  JSON.stringify(figures, (_, v: unknown) => (typeof v === 'object' ? v : (leaves.push(v), v)))
  expect(leaves.every((v) => typeof v === 'number')).toBe(true)
  expect(await town.code('workerA1', 'complaint.figures', {})).toBe('notAllowed')
  expect(await town.code('resident', 'complaint.figures', {})).toBe('notAllowed')
})

test('a year that nobody knows: the last day is provisional, and put right when it is known', async () => {
  const calendar = {
    ...WITH_CLERK.calendar,
    statute: { holidays: { '2025-10-01': '国庆节' }, workdays: {} },
  }
  await town.replace('settings', { ...WITH_CLERK, calendar } as never)
  town.cloud.clock.advance(61_000)
  const { id, provisional } = await write(town, 'resident')
  expect(provisional).toBe(true)
  const off = ['2026-06-09', '2026-06-10']
  const years = { '2026': { off, on: [] } }
  const known = { ...WITH_CLERK, calendar: { ...calendar, years } }
  await town.replace('settings', known as never)
  town.cloud.clock.set(at('06-15 18:00'))
  await town.tick()
  const c: Complaint = stored(town, id)
  expect(c.answerBy).toEqual({ at: at('06-17 18:00'), from: c.submittedAt, guessedYear: null })
  expect([c.dueAt, c.wakeAt, c.escalations]).toEqual([at('06-17 18:00'), at('06-17 18:00'), 0])
  expect(staffNamed(c.waitingFor!)).toBe(CLERK)
})
