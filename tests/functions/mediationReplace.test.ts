import { chair, lead, taken, team } from './caseStates'
import { LI, WANG, official, openHall, staffIdOf, type Hall } from './committee'

/** 请换一位: the lead is replaced, alone or with a team; whoever sat with him may be proposed again. */
let hall: Hall
beforeEach(async () => {
  hall = await openHall()
})
afterEach(async () => {
  await hall.town.stop()
  expect(hall.town.unexpected).toEqual([])
})
const LAWYER = staffIdOf('lawyer')
const ofTeam = async (): Promise<string> => {
  const id = await team(hall)
  for (const who of [lead, official('lawyer')]) await hall.step(who, id, 'take', {})
  return id
}

test.each<[string, () => Promise<string>]>([
  ['one alone', () => taken(hall)],
  ['a team', ofTeam],
])('%s: the lead is not proposed again, and the chair chooses anew', async (_, made) => {
  const id = await made()
  await hall.step(LI, id, 'replace', {})
  expect(hall.stored(id)).toMatchObject({
    ...{ state: 'CHOOSING', waitingFor: 'chair', lead: null, team: [] },
    choice: { stage: 'propose', excluded: [staffIdOf('lead')] },
  })
  const again = { lead: staffIdOf('lead'), note: '再请他' }
  expect(await hall.tryStep(chair, id, 'propose', again)).toBe('mediatorExcluded')
})

test.each<[string, object]>([
  ['at another’s side', { lead: staffIdOf('second'), team: [LAWYER] }],
  ['as the lead', { lead: LAWYER }],
])('whoever sat with him may come again, %s, and the parties are asked again', async (_, next) => {
  const id = await ofTeam()
  await hall.step(WANG, id, 'approve', {})
  await hall.step(LI, id, 'replace', {})
  await hall.step(chair, id, 'propose', { lead: '', note: '另请一位', ...next })
  for (const who of ['second', 'lawyer'] as const) {
    await hall.tryStep(official(who), id, 'take')
  }
  const { choice, turn } = hall.stored(id)
  expect([choice?.stage, turn]).toEqual(['approve', [WANG, LI].map((p) => `user:${p.openid}`)])
})
