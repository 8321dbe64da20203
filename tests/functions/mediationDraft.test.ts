import { DAY_MS, MINUTE_MS } from '../../domain/calendar/zone'
import { DRAFT, accordant, agreed, clerk, drafted, lead, sitting } from './caseStates'
import { LI, STRANGER, WANG, official, openHall, staffIdOf, type Hall } from './committee'
import { handsOf } from './draftHands'
import { rid } from './town'

/** The words of an agreement lie on the table and need every party's yes, to those very words. */
let hall: Hall
beforeEach(async () => {
  hall = await openHall()
})
afterEach(async () => {
  await hall.town.stop()
  expect(hall.town.unexpected).toEqual([])
})

const { table, draft, say, agree, draw } = handsOf(() => hall)
const drawings = () => hall.town.files().filter((path) => path.startsWith('evidence/'))
const [duty] = DRAFT.duties

test('everybody at the table reads the same words, the mediator his minutes as well', async () => {
  const { id, offer } = await drafted(hall)
  for (const who of [WANG, LI]) {
    const { draft: seen } = await table(who, id)
    expect(seen).toEqual({
      id: offer,
      form: 'WRITTEN',
      facts: '漏水属实',
      level: 'community',
      duties: [
        {
          ...duty,
          whoName: '李乙',
          toName: '王甲',
          sentence:
            '李乙应在2026年9月1日前，向王甲支付维修费1200元（方式：转账；地点：示范司法所）。',
        },
      ],
      yes: [],
      drawn: [],
      stands: false,
      told: [],
    })
  }
  expect((await table(lead, id)).draft?.minutes).toBe(DRAFT.minutes)
  expect((await table(clerk, id)).draft).not.toHaveProperty('minutes')
})

test.each([
  ['a party', WANG, 'notAllowed'],
  ['the clerk', clerk, 'notAllowed'],
  ['the chair', official('chair'), 'notFound'],
  ['a mediator of another case', official('second'), 'notFound'],
  ['somebody else', STRANGER, 'notFound'],
])('%s puts no draft on the table', async (_, who, code) => {
  const id = await sitting(hall)
  const before = await hall.town.settled()
  expect(await draft(who, id)).toMatchObject({ ok: false, code })
  expect(await hall.town.settled()).toBe(before)
})

test.each([
  ['a duty nobody can be held to', { duties: [{ ...duty, what: '尽快修好' }] }, 'duties.0.what'],
  ['a day that is over', { duties: [{ ...duty, date: '2026-06-07' }] }, 'duties.0.date'],
  ['a sum in words alone', { duties: [{ ...duty, amount: undefined }] }, 'duties.0.amount'],
  ['a blank in the facts', { facts: '漏水____' }, 'facts'],
  ['one party to itself', { duties: [{ ...duty, to: 'p2' }] }, 'duties.0.to'],
  ['a party that is not there', { duties: [duty, { ...duty, who: 'p7' }] }, 'duties.1.who'],
])('%s is refused, and the field is named', async (_, more, field) => {
  const id = await sitting(hall)
  expect(await draft(lead, id, more)).toMatchObject({ ok: false, code: 'draftFaulty', field })
  expect((await table(lead, id)).draft).toBeNull()
})

test('what is easily confused is told and may stay', async () => {
  const id = await sitting(hall)
  const told = { duties: [{ ...duty, what: '支付赔偿款' }] }
  const answer = await draft(lead, id, told)
  expect(answer).toMatchObject({
    ok: true,
    data: { draft: { told: [{ field: 'duties.0.what', code: 'pair', word: '赔偿' }] } },
  })
})

test('a yes is to those very words: another draft has none, one taken back counts no more', async () => {
  const { id, offer } = await accordant(hall)
  expect((await table(LI, id)).draft).toMatchObject({ yes: ['p1', 'p2'], stands: true })
  await say(LI, { id, offer, yes: false })
  expect((await table(LI, id)).draft).toMatchObject({ yes: ['p1'], stands: false })
  expect(await agree(id, offer)).toBe('needEveryYes')
  await say(LI, { id, offer, yes: true })
  const other = await draft(lead, id, { facts: '漏水属实，已查看现场' })
  const next = other.ok ? other.data.draft!.id : ''
  expect(next).not.toBe(offer)
  expect(await agree(id, offer)).toBe('needEveryYes')
  expect(await agree(id, next)).toBe('needEveryYes')
  expect(await say(LI, { id, offer, yes: true })).toBe('notFound')
  for (const who of [WANG, LI]) await say(who, { id, offer: next, yes: true })
  expect(await agree(id, next)).toBe('ok')
  expect(hall.stored(id)).toMatchObject({
    state: 'AGREED',
    level: 'community',
    agreement: {
      facts: '漏水属实，已查看现场',
      duties: [duty],
      yes: { p1: { how: 'self', drawing: null }, p2: { how: 'self', drawing: null } },
    },
  })
  expect(hall.stored(id).sittings.at(-1)?.minutes).toBe(DRAFT.minutes)
  expect(JSON.stringify((await hall.see(WANG, id)).history)).not.toContain('同意草稿')
})

test('a name drawn at the table is a yes of that party, and is kept with the agreement', async () => {
  const { id, offer } = await drafted(hall)
  await say(WANG, { id, offer, yes: true })
  expect(await draw(lead, id, offer, 'p2')).toBe('ok')
  expect((await table(WANG, id)).draft).toMatchObject({ drawn: ['p2'], stands: true })
  expect(await agree(id, offer)).toBe('ok')
  const { yes } = hall.stored(id).agreement!
  expect(yes.p2).toMatchObject({ how: 'screen', witness: '杨调解' })
  const path = yes.p2!.drawing!.fileId.replace(/^cloud:\/\/[^/]+\//, '')
  expect(drawings()).toContain(path)
  hall.town.cloud.clock.advance(DAY_MS + 1)
  await hall.town.tick()
  expect(drawings()).toContain(path)
  expect(hall.town.cloud.store.find('tables', {})).toEqual([])
})

test('a drawing that no agreement keeps is erased with the table', async () => {
  const { id, offer } = await drafted(hall)
  await draw(clerk, id, offer, 'p2')
  await say(clerk, { id, offer, yes: false, onSpot: { party: 'p2', drawing: [] } })
  await draw(clerk, id, offer, 'p2')
  await draft(lead, id, { facts: '另一种写法' })
  expect(drawings()).toHaveLength(2)
  expect((await table(LI, id)).draft).toMatchObject({ yes: [], drawn: [] })
  await hall.step(LI, id, 'terminate', { reason: 'WITHDRAWN' })
  await hall.town.until(
    'nothing is left on it',
    () => hall.town.cloud.store.find('tables', { draft: null }).length > 0,
  )
  // The uploads are looked after first, minutes later; the table goes with its day.
  for (const ms of [3 * MINUTE_MS, DAY_MS]) {
    hall.town.cloud.clock.advance(ms)
    await hall.town.tick()
  }
  expect(drawings()).toEqual([])
  expect(hall.town.cloud.store.find('tables', {})).toEqual([])
})

test.each([
  ['by a party', WANG, 'p2', 'notAllowed'],
  ['by a member who does not lead', official('lawyer'), 'p2', 'notFound'],
  ['for a party that is not there', lead, 'p7', 'invalidInput'],
])('a drawing %s is none', async (_, who, party, code) => {
  const { id, offer } = await drafted(hall)
  expect(await draw(who, id, offer, party)).toBe(code)
  expect((await table(LI, id)).draft?.yes).toEqual([])
  expect(drawings()).toEqual([])
})

test('a yes at the table needs its drawing, and a drawing is for the agreement alone', async () => {
  const { id, offer } = await drafted(hall)
  const onSpot = { party: 'p2', drawing: [] }
  expect(await say(lead, { id, offer, yes: true, onSpot })).toBe('needDrawing')
  const { offers } = await hall.town.ask(lead, 'mediation.offer', {
    requestId: rid('offer'),
    id,
    text: '付一半',
  })
  expect(await draw(lead, id, offers[0]!.id, 'p2')).toBe('invalidInput')
  const of = 'cloud://local-env.bucket/evidence/x/1.jpg'
  const others = { party: 'p2', drawing: [of] }
  expect(await say(lead, { id, offer, yes: true, onSpot: others })).toBe('photoNotYours')
})

test('sent back, the old words count no more, even while they still lie there', async () => {
  const id = await agreed(hall)
  await hall.town.cloud.atRest()
  await hall.step(lead, id, 'revise', { note: '日期写错了' })
  expect((await table(WANG, id)).draft).toBeNull()
  expect(hall.stored(id).agreement).toBeNull()
  // As it is where the function died that was to clear the table.
  const at = hall.stored(id).history.at(-2)!.at
  const lies = { id: 'old', by: staffIdOf('lead'), at, ...DRAFT }
  const yes = { at, how: 'self' as const, witness: '', drawing: null }
  const stored = hall.town.cloud.store.find('tables', { caseId: id })[0] as { _id: string }
  await hall.town.replace('tables', {
    ...stored,
    draft: { ...lies, yes: { p1: yes, p2: yes } },
  } as never)
  expect(await agree(id, 'old')).toBe('needEveryYes')
})

test('a day that has passed since it was written is found before it is agreed', async () => {
  const id = await sitting(hall)
  const today = { duties: [{ ...duty, date: '2026-06-09' }] }
  const lies = await draft(lead, id, today)
  const offer = lies.ok ? lies.data.draft!.id : ''
  for (const who of [WANG, LI]) await say(who, { id, offer, yes: true })
  hall.town.cloud.clock.advance(DAY_MS)
  const words = { requestId: rid(), id, version: hall.stored(id).version, draft: offer }
  expect(await hall.town.call(lead, 'mediation.agree', words)).toMatchObject({
    ok: false,
    code: 'draftFaulty',
    field: 'duties.0.date',
  })
})
