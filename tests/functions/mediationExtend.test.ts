import { DAY_MS, HOUR_MS, dayOf, isWeekend } from '../../domain/calendar/zone'
import {
  accepted,
  booked,
  clerk,
  consented,
  entered,
  lead,
  nextSlot,
  proposed,
  recused,
  sitting,
  taken,
} from './caseStates'
import {
  LI,
  WANG,
  application,
  bookAt,
  choosing,
  official,
  openHall,
  staffIdOf,
  tuesday,
  type Hall,
} from './committee'

/** 延期 is asked for, seen, and agreed to by all or by nobody; what was said once is not asked again. */
let hall: Hall
beforeEach(async () => {
  hall = await openHall()
})
afterEach(async () => {
  await hall.town.stop()
  expect(hall.town.unexpected).toEqual([])
})

const buttons = async (who: { openid: string }, id: string): Promise<string[]> =>
  (await hall.see(who, id)).actions.map(({ action }) => action)
const note = '鉴定结果还没有出来'

test('nobody is asked to extend before somebody has asked for it', async () => {
  const id = await sitting(hall)
  for (const who of [WANG, LI]) expect(await buttons(who, id)).not.toContain('extend')
  expect(await hall.tryStep(LI, id, 'extend')).toBe('notAsked')
  expect(hall.stored(id)).toMatchObject({ extended: false, extension: null })
})

test('a party asks, and that is its yes; the other’s makes it thirty days more, once', async () => {
  const id = await accepted(hall)
  const { termAt } = hall.stored(id)
  await hall.step(WANG, id, 'askExtend', { note })
  const until = hall.town.cloud.clock.now() + 3 * DAY_MS
  for (const who of [WANG, LI, clerk]) {
    const { extension } = await hall.see(who, id)
    expect(extension).toMatchObject({ byName: '王甲', note })
    expect(Math.abs(extension!.until - until)).toBeLessThan(DAY_MS)
  }
  await hall.town.until('the other side is told', () =>
    hall.town
      .notices({ to: `user:${LI.openid}` })
      .some(({ title }) => title === '请答复是否延长调解期限'),
  )
  expect(await buttons(WANG, id)).not.toContain('extend')
  expect(await hall.tryStep(WANG, id, 'extend')).toBe('alreadySaid')
  expect(await hall.tryStep(LI, id, 'askExtend', { note })).toBe('alreadySaid')
  expect(hall.stored(id).termAt).toBe(termAt)
  await hall.step(LI, id, 'extend', {})
  expect(hall.stored(id)).toMatchObject({
    extended: true,
    extension: null,
    termAt: termAt! + 30 * DAY_MS,
  })
  expect(await hall.tryStep(LI, id, 'askExtend', { note })).toBe('extendedOnce')
  for (const who of [WANG, LI]) expect(await buttons(who, id)).not.toContain('askExtend')
})

test('the mediator asks: it needs the yes of every party', async () => {
  const id = await sitting(hall)
  await hall.step(lead, id, 'askExtend', { note })
  expect((await hall.see(WANG, id)).extension?.byName).toBe('杨调解')
  await hall.step(WANG, id, 'extend', {})
  expect(hall.stored(id).extended).toBe(false)
  await hall.step(LI, id, 'extend', {})
  expect(hall.stored(id).extended).toBe(true)
})

test('silence is no yes: after its days it is over, and a new one begins without old yeses', async () => {
  const id = await choosing(hall)
  await hall.step(WANG, id, 'askExtend', { note })
  hall.town.cloud.clock.advance(4 * DAY_MS)
  expect((await hall.see(LI, id)).extension).toBeNull()
  expect(await hall.tryStep(LI, id, 'extend')).toBe('notAsked')
  await hall.step(LI, id, 'askExtend', { note: '再等等' })
  expect(hall.stored(id).parties.map((p) => p.extended !== null)).toEqual([false, true])
  await hall.step(WANG, id, 'extend', {})
  expect(hall.stored(id).extended).toBe(true)
})

test('it is asked for while a recusal is undecided, by a party or the mediator alone', async () => {
  const id = await recused(hall)
  for (const who of [clerk, official('chair'), official('second')]) {
    expect(['notAllowed', 'notFound']).toContain(await hall.tryStep(who, id, 'askExtend', { note }))
  }
  expect(await hall.tryStep(WANG, id, 'askExtend', { note })).toBe('ok')
})

test('whoever has consented is not asked for a no, and ends it another way', async () => {
  const id = await entered(hall)
  expect(await buttons(WANG, id)).not.toContain('refuse')
  expect(await buttons(LI, id)).toEqual(expect.arrayContaining(['consent', 'refuse']))
  expect(await hall.tryStep(WANG, id, 'refuse')).toBe('alreadySaid')
  const other = await consented(hall)
  expect(await buttons(LI, other)).not.toContain('refuse')
  expect(await hall.tryStep(LI, other, 'refuse')).toBe('alreadySaid')
  expect(await hall.tryStep(LI, other, 'terminate', { reason: 'WITHDRAWN' })).toBe('ok')
})

describe('who owes the yes to an extension', () => {
  const lists = async (who: { openid: string }, id: string): Promise<string | undefined> =>
    (await hall.see(who, id)).waitingText

  test('finds the case as his turn until he has said it, and nobody else does', async () => {
    const id = await sitting(hall)
    const { dueAt } = hall.stored(id)
    await hall.step(WANG, id, 'askExtend', { note })
    const li = `user:${LI.openid}`
    expect(hall.stored(id)).toMatchObject({
      turn: [staffIdOf('lead'), li],
      waitingFor: staffIdOf('lead'),
      watching: 'finish',
      dueAt,
    })
    expect(await hall.see(LI, id)).toMatchObject({ myTurn: true })
    expect(await hall.see(WANG, id)).toMatchObject({ myTurn: false })
    expect(await lists(LI, id)).toBe('等您答复是否延长期限')
    expect(await lists(lead, id)).toBe('等您登记调解结果')
    await hall.step(LI, id, 'extend', {})
    expect(hall.stored(id)).toMatchObject({ turn: [staffIdOf('lead')], dueAt })
  })

  test('is the clerk for a party without a phone, who hears of it in his own words', async () => {
    const { id } = await hall.town.ask(WANG, 'mediation.apply', application())
    await hall.step(official('chair'), id, 'screen', { risk: 'GREEN' })
    const onBehalf = { party: 'p2', how: 'visit' as const, witness: '社区干部' }
    await hall.step(clerk, id, 'consent', { onBehalf })
    await hall.step(official('chair'), id, 'accept', {})
    await hall.step(WANG, id, 'acknowledge', {})
    await hall.step(clerk, id, 'acknowledge', { onBehalf })
    await hall.step(clerk, id, 'rank', { onBehalf, ranked: [staffIdOf('lead')] })
    await hall.step(WANG, id, 'askExtend', { note })
    // The clerk has chosen for the other side: what is asked of him now is the extension alone.
    expect(hall.stored(id).turn).toEqual([`user:${WANG.openid}`, 'clerk'])
    expect(await lists(clerk, id)).toBe('等您答复是否延长期限')
    await hall.town.until('the clerk is told', () =>
      hall.town
        .notices({ to: staffIdOf('clerk') })
        .some(({ title }) => title === '请征询是否同意延长期限'),
    )
    await hall.step(clerk, id, 'extend', { onBehalf })
    expect(hall.stored(id)).toMatchObject({ extended: true, turn: [`user:${WANG.openid}`] })
  })

  test('still owes it after a step of somebody else’s', async () => {
    const id = await taken(hall)
    await hall.step(WANG, id, 'askExtend', { note })
    for (const who of [WANG, LI]) await hall.step(who, id, 'approve', {})
    await bookAt(hall, WANG, id, nextSlot(hall))
    expect(hall.stored(id).turn).toEqual([staffIdOf('lead'), `user:${LI.openid}`])
  })

  test('owes it no more when its days are over: the timer says so, and nothing else moves', async () => {
    const id = await booked(hall)
    await hall.step(WANG, id, 'askExtend', { note })
    const { extension, termAt, dueAt, booking } = hall.stored(id)
    hall.town.cloud.clock.set(extension!.until + 1)
    await hall.town.tick()
    await hall.town.until('it is over', () => hall.stored(id).extension === null)
    const after = hall.stored(id)
    expect(after).toMatchObject({ extended: false, termAt, booking, turn: [staffIdOf('lead')] })
    expect(after.history.at(-1)).toMatchObject({ action: 'notExtended' })
    expect(after.wakeAt).toBeGreaterThan(hall.town.cloud.clock.now())
    if (dueAt! > extension!.until) expect(after.wakeAt).toBe(Math.min(dueAt!, termAt!))
  })
})

test('with a longer term the timer looks at the new end, not at the old', async () => {
  const id = await accepted(hall)
  hall.town.cloud.clock.advance(6 * DAY_MS + HOUR_MS)
  for (const who of [WANG, LI]) await hall.step(who, id, 'acknowledge', {})
  for (const who of [WANG, LI]) {
    await hall.step(who, id, 'rank', { ranked: [staffIdOf('lead')] })
  }
  await hall.step(lead, id, 'take', {})
  // The latest sitting that there is, so that the end of the term comes before the sitting is late.
  const { termAt } = hall.stored(id)
  hall.town.cloud.clock.set(termAt! - 2 * DAY_MS)
  await bookAt(hall, WANG, id, lastBefore(termAt!))
  expect(hall.stored(id)).toMatchObject({ wakeAt: termAt })
  await hall.step(WANG, id, 'askExtend', { note })
  await hall.step(LI, id, 'extend', {})
  const { dueAt, wakeAt, termAt: longer } = hall.stored(id)
  expect(longer).toBe(termAt! + 30 * DAY_MS)
  expect(wakeAt).toBe(dueAt)
  const before = hall.stored(id)
  hall.town.cloud.clock.set(termAt! + 1)
  await hall.town.tick()
  expect(hall.stored(id)).toEqual(before)
})

/** The last hour that a sitting can have before a moment. */
function lastBefore(termAt: number) {
  for (let days = 40; ; days--) {
    const slot = tuesday(16, ['lead'], 'R1', days)
    if (!isWeekend(dayOf(slot.from)) && slot.to <= termAt) return slot
  }
}

describe('whoever is asked and has not taken it', () => {
  test('reads who the parties are, and nothing of why, of what, of others’ relations', async () => {
    const id = await choosing(hall)
    await hall.step(official('chair'), id, 'propose', {
      lead: staffIdOf('lead'),
      team: [staffIdOf('lawyer')],
      note: '对方情绪激动，要有经验的',
    })
    await hall.step(official('lawyer'), id, 'take', { disclosure: '代理过李乙的亲戚' })
    const seen = await hall.see(lead, id)
    expect(seen).toMatchObject({
      facts: '',
      claim: '',
      risk: null,
      history: [],
      sittings: [],
      choice: { stage: 'take', by: 'chair', reason: '', table: [] },
    })
    expect(seen.parties.map((p) => p.name)).toEqual(['王甲', '李乙'])
    const words = JSON.stringify(seen)
    for (const secret of ['情绪激动', '代理过', '漏水', '10000003001', '友谊小区']) {
      expect(words).not.toContain(secret)
    }
    // Who has taken it reads his own words, and what the case is about.
    const taken = await hall.see(official('lawyer'), id)
    expect(taken.team[0]?.disclosure).toBe('代理过李乙的亲戚')
    expect(taken.facts).toContain('漏水')
  })

  test('reads no reason of a recusal', async () => {
    const id = await proposed(hall)
    await hall.step(LI, id, 'recuse', { note: '是对方的亲戚' })
    expect((await hall.see(lead, id)).recusal).toBeNull()
    expect((await hall.see(WANG, id)).recusal).toMatchObject({ reason: '是对方的亲戚' })
  })
})

test('at the end of the term an extension that nobody agreed to is over too', async () => {
  const id = await choosing(hall)
  const { termAt } = hall.stored(id)
  hall.town.cloud.clock.set(termAt! - HOUR_MS)
  await hall.step(WANG, id, 'askExtend', { note })
  expect(hall.stored(id).extension?.until).toBe(termAt)
})
