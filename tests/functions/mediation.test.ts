import { DAY_MS, HOUR_MS } from '../../domain/calendar/zone'
import { comeTo, nextSlot, signature } from './caseStates'
import {
  LI,
  STRANGER,
  WANG,
  application,
  bookAt,
  choosing,
  letIn,
  official,
  openHall,
  staffIdOf,
  timing,
  type Hall,
} from './committee'
import { rid } from './town'

/** A case from the first word to an agreement in force, through the real SDK and the local cloud. */
let hall: Hall
beforeAll(async () => {
  hall = await openHall()
})
afterAll(() => hall.town.stop())
afterEach(() => {
  expect(hall.town.unexpected).toEqual([])
})

const duty = {
  who: 'p2',
  to: 'p1',
  what: '支付天花板维修费',
  amount: 120_000,
  date: '2026-07-01',
  place: '',
  manner: '转账',
}

async function inSession(): Promise<string> {
  const id = await timing(hall)
  await bookAt(hall, WANG, id, nextSlot(hall))
  comeTo(hall, id)
  await hall.step(official('lead'), id, 'open', { present: ['p1', 'p2'], rightsTold: true })
  return id
}

test('apply, consent, choose, meet, agree, sign: in force', async () => {
  const id = await inSession()
  const seen = await hall.see(LI, id)
  expect(seen.number).toMatch(/^〔2026〕人调字第\d+号$/)
  expect(seen.choice?.table[0]).toMatchObject({
    name: '杨调解',
    ranks: [1, 1],
    sum: 2,
    chosen: true,
  })
  expect(seen.booking).toMatchObject({ date: '2026-06-09', roomName: '示范司法所 调解R1室' })

  const words = {
    form: 'WRITTEN' as const,
    facts: '漏水属实',
    duties: [duty],
    minutes: '各方协商',
    level: 'community' as const,
  }
  const { draft } = await hall.town.ask(official('lead'), 'mediation.draft', {
    requestId: rid('draft'),
    id,
    ...words,
  })
  const agree = { draft: draft!.id }
  expect(await hall.tryStep(official('lead'), id, 'agree', agree)).toBe('needEveryYes')
  for (const who of [WANG, LI]) {
    const said = { requestId: rid('yes'), id, offer: draft!.id, yes: true }
    await hall.town.ask(who, 'mediation.answer', said)
  }
  await hall.step(official('lead'), id, 'agree', agree)
  await hall.town.until(
    'nothing is left of what was offered',
    () => hall.town.cloud.store.find('tables', { caseId: id, draft: null, offers: [] }).length > 0,
  )

  const requestId = rid('sign')
  const photo = await hall.town.upload(official('clerk'), `drafts/${requestId}/1-scan.jpg`)
  const signed = signature(hall)
  expect(await hall.tryStep(official('clerk'), id, 'sign', { ...signed, photos: [] })).toBe(
    'needScan',
  )
  const done = await hall.town.ask(official('clerk'), 'mediation.sign', {
    requestId,
    id,
    version: hall.stored(id).version,
    ...signed,
    photos: [photo],
  })
  expect(done).toMatchObject({
    state: 'EFFECTIVE',
    agreement: { effectiveOn: '2026-06-09', missing: [] },
  })
  await hall.step(WANG, id, 'rate', { stars: 5 })
  await hall.step(LI, id, 'rate', { stars: 4 })
  expect(hall.stored(id)).toMatchObject({ open: false, waitingFor: null, turn: [] })
  expect(hall.town.cloud.store.find('stars', {})).toEqual([
    expect.objectContaining({ _id: `stars:${staffIdOf('lead')}`, ratings: 2, sum: 9 }),
  ])
})

test('who has nothing to do with it reads nothing of it', async () => {
  const id = await choosing(hall)
  for (const who of ['dispatcher', 'leader', 'workerA1'] as const) {
    expect(await hall.town.code(who, 'mediation.get', { id })).toBe('notFound')
  }
  expect(await hall.town.code(STRANGER, 'mediation.get', { id })).toBe('notFound')
  const seen = JSON.stringify(await hall.see(WANG, id))
  expect(seen).not.toContain('10000003002')
  expect(seen).not.toContain('友谊小区')
})

test.each([
  ['whom they like best together', false, '杨调解'],
  ['the next of them where he is on leave', true, '朱调解'],
])('two whom both have ranked are weighed, and one is asked: %s', async (_, isAway, asked) => {
  const id = await choosing(hall)
  const now = hall.town.cloud.clock.now()
  if (isAway) {
    const leave = { from: now - HOUR_MS, to: now + DAY_MS }
    await hall.town.ask(official('lead'), 'duty.leave', { requestId: rid('leave'), leave })
  }
  for (const who of [WANG, LI]) {
    await hall.step(who, id, 'rank', { ranked: [staffIdOf('lead'), staffIdOf('second')] })
  }
  expect(hall.stored(id)).toMatchObject({ lead: { name: asked }, choice: { stage: 'take' } })
  const back = { requestId: rid('back'), leave: null }
  if (isAway) await hall.town.ask(official('lead'), 'duty.leave', back)
})

test('silence is not consent: after seven days it ends, and says the legal ways', async () => {
  const { id } = await hall.town.ask(WANG, 'mediation.apply', application())
  await hall.step(official('chair'), id, 'screen', { risk: 'GREEN' })
  hall.town.cloud.clock.advance(7 * DAY_MS + HOUR_MS)
  await hall.town.tick()
  const ended = await hall.see(WANG, id)
  expect(ended).toMatchObject({ state: 'TERMINATED', end: { reason: 'UNREACHABLE' } })
  expect(ended.end?.ways).toHaveLength(3)
  hall.town.cloud.clock.advance(-7 * DAY_MS - HOUR_MS)
})

test('a party withdraws in session: the time is free again, nobody is reminded', async () => {
  const id = await timing(hall)
  const slot = nextSlot(hall)
  await bookAt(hall, WANG, id, slot)
  const [key] = [hall.stored(id).booking?.key]
  await hall.step(LI, id, 'terminate', { reason: 'WITHDRAWN' })
  await hall.town.until(
    'the time is free',
    () => hall.town.cloud.store.find('bookings', { _id: `booking:${key}` })[0]?.state === 'void',
  )
  expect(hall.stored(id).freeing).toEqual([])
  const other = await timing(hall)
  expect(await bookAt(hall, LI, other, slot)).toMatchObject({ state: 'SCHEDULED' })
})

test('a code lets in only whom the paper names, once, for seven days', async () => {
  const { id } = await hall.town.ask(WANG, 'mediation.apply', application())
  await hall.step(official('chair'), id, 'screen', { risk: 'GREEN' })
  const { code } = await hall.town.ask(official('clerk'), 'mediation.issueCode', {
    requestId: rid('code'),
    id,
    party: 'p2',
  })
  const enter = (who: { openid: string }, name: string) =>
    hall.town.code(who, 'mediation.enterCode', { requestId: rid('enter'), code, name })
  expect(await enter(STRANGER, '赵丙')).toBe('codeUnknown')
  expect(await enter(WANG, '李乙')).toBe('bothSides')
  expect(await enter(LI, '李 乙')).toBe('ok')
  expect(await enter(STRANGER, '李乙')).toBe('codeOver')
  expect(await letIn(hall, id, 'p2', LI, '李乙').catch((e: Error) => e.message)).toContain(
    'speaksAlone',
  )
})
