import { accordant, clerk, comeTo, lead, nextSlot } from './caseStates'
import { LI, STRANGER, WANG, application, bookAt, openHall, type Hall } from './committee'
import { handsOf } from './draftHands'
import { rid } from './town'

/** Who may say yes to a draft for a party, and when nobody's yes to it counts any more. */
let hall: Hall
beforeEach(async () => {
  hall = await openHall()
})
afterEach(async () => {
  await hall.town.stop()
  expect(hall.town.unexpected).toEqual([])
})
const { table, draft, say, agree, draw, sittingOf } = handsOf(() => hall)

test('a general power settles nothing, on its own phone or on the street’s; the party in person does', async () => {
  const agent = { name: '周帮办', relation: 'child', power: 'GENERAL', phone: '' }
  const [own, other] = application().parties
  const id = await sittingOf({ parties: [own, { ...other, agent }] })
  const lies = await draft(lead, id)
  const offer = lies.ok ? lies.data.draft!.id : ''
  expect(await say(LI, { id, offer, yes: true })).toBe('generalPower')
  expect(await draw(lead, id, offer, 'p2', { by: 'agent' })).toBe('generalPower')
  expect(await draw(lead, id, offer, 'p1', { by: 'agent' })).toBe('invalidInput')
  expect((await table(WANG, id)).draft?.yes).toEqual([])
  expect((await table(WANG, id)).parties.map((p) => p.agentName)).toEqual([null, null])
  expect(await draw(lead, id, offer, 'p2', { by: 'party' })).toBe('ok')
  expect((await table(WANG, id)).draft).toMatchObject({ yes: ['p2'], drawn: ['p2'] })
  expect(await say(WANG, { id, offer, yes: true })).toBe('ok')
  expect(await agree(id, offer)).toBe('ok')
  expect(hall.stored(id).agreement?.yes['p2']).toMatchObject({ how: 'screen', drawnBy: 'party' })
})

test.each([
  ['of special power', { relation: 'child', power: 'SPECIAL' }],
  ['a guardian', { relation: 'guardian', power: 'GENERAL' }],
])('an agent %s draws his own name, and it is known that he did', async (_, quality) => {
  const [own, other] = application().parties
  const agent = { name: '周帮办', phone: '', ...quality }
  const id = await sittingOf({ parties: [own, { ...other, agent }] })
  const lies = await draft(lead, id)
  const offer = lies.ok ? lies.data.draft!.id : ''
  expect((await table(WANG, id)).parties.map((p) => p.agentName)).toEqual([null, '周帮办'])
  expect(await draw(lead, id, offer, 'p2', { by: 'agent' })).toBe('ok')
  expect(await say(WANG, { id, offer, yes: true })).toBe('ok')
  expect(await agree(id, offer)).toBe('ok')
  expect(hall.stored(id).agreement?.yes['p2']).toMatchObject({ how: 'screen', drawnBy: 'agent' })
})

describe('a draft with every yes is nothing any more', () => {
  test('after 择日再调: the next sitting begins without one', async () => {
    const { id, offer } = await accordant(hall)
    await hall.step(lead, id, 'adjourn', { note: '先请人查漏水点' })
    expect((await table(WANG, id)).draft).toBeNull()
    const slot = nextSlot(hall)
    await bookAt(hall, WANG, id, slot)
    comeTo(hall, id)
    await hall.step(lead, id, 'open', { present: ['p1', 'p2'], rightsTold: true })
    expect((await table(WANG, id)).draft).toBeNull()
    expect(await say(WANG, { id, offer, yes: true })).toBe('notFound')
    expect(await agree(id, offer)).toBe('needEveryYes')
    expect(hall.stored(id)).toMatchObject({ state: 'IN_SESSION', agreement: null })
    // Written anew, the same words are agreed by everybody's new yes.
    const lies = await draft(lead, id)
    const again = lies.ok ? lies.data.draft!.id : ''
    for (const who of [WANG, LI]) expect(await say(who, { id, offer: again, yes: true })).toBe('ok')
    expect(await agree(id, again)).toBe('ok')
  })

  test('when somebody comes in for a party', async () => {
    const agent = { name: '周帮办', relation: 'child', power: 'SPECIAL', phone: '' }
    const [own, other] = application().parties
    const id = await sittingOf({ parties: [own, { ...other, agent }] })
    const lies = await draft(lead, id)
    const offer = lies.ok ? lies.data.draft!.id : ''
    for (const who of [WANG, LI]) expect(await say(who, { id, offer, yes: true })).toBe('ok')
    const issued = { requestId: rid('code'), id, party: 'p2' }
    const { code } = await hall.town.ask(clerk, 'mediation.issueCode', issued)
    const entered = { requestId: rid('enter'), code, name: '李乙' }
    await hall.town.ask(STRANGER, 'mediation.enterCode', entered)
    expect((await table(STRANGER, id)).draft).toBeNull()
    expect(await agree(id, offer)).toBe('needEveryYes')
    expect(hall.stored(id)).toMatchObject({ state: 'IN_SESSION', agreement: null })
  })
})
