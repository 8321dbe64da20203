import { agreed, booked, clerk, ended, lead, screened, signature, sitting } from './caseStates'
import { LI, STRANGER, WANG, openHall, staffIdOf, type Hall } from './committee'
import { rid } from './town'

/** 135 were mediated before; what comes after is added, and whoever mediated has his own share once. */
let hall: Hall
beforeEach(async () => {
  hall = await openHall()
})
afterEach(async () => {
  hall.town.cloud.faults.clear()
  expect(hall.town.unexpected.splice(0)).toEqual([])
  await hall.town.stop()
})

const figures = () => hall.town.ask(STRANGER, 'mediation.figures', {})
const shareOf = () => hall.town.ask(WANG, 'mediation.mediator', { id: staffIdOf('lead') })
const stars = () => hall.town.cloud.store.find('stars', {})[0]

async function sign(id: string): Promise<void> {
  const requestId = rid('sign')
  const photo = await hall.town.upload(clerk, `drafts/${requestId}/1-scan.jpg`)
  const { version } = hall.stored(id)
  const words = { requestId, id, version, ...signature(hall), photos: [photo] }
  await hall.town.ask(clerk, 'mediation.sign', words)
}

test('before the first case: what the street brought, and two rates of it', async () => {
  expect(await figures()).toEqual({
    total: 135,
    succeeded: 112,
    failed: 12,
    other: 11,
    open: 0,
    byLevel: { grid: 0, community: 0, street: 0, district: 0 },
    permilleOfAll: 830,
    permilleOfConcluded: 903,
    asOf: expect.any(Number),
  })
})

test('each case is counted where it stands, from 受理 on', async () => {
  await screened(hall)
  expect(await figures()).toMatchObject({ total: 135, open: 0 })
  await sign(await agreed(hall))
  await ended(hall)
  const withdrawn = await sitting(hall)
  await hall.step(LI, withdrawn, 'terminate', { reason: 'WITHDRAWN' })
  await booked(hall)
  expect(await figures()).toMatchObject({
    total: 139,
    succeeded: 113,
    failed: 13,
    other: 12,
    open: 1,
    byLevel: { grid: 0, community: 1, street: 0, district: 0 },
    permilleOfAll: 813,
    permilleOfConcluded: 897,
  })
})

test('whoever mediated has it among his own once, however often the timer looks', async () => {
  await sign(await agreed(hall))
  await ended(hall)
  await hall.town.until('both are counted', () => stars()?.closed === 2)
  for (let i = 0; i < 3; i++) await hall.town.tick()
  expect(stars()).toMatchObject({ closed: 2, succeeded: 1 })
  expect(await shareOf()).toMatchObject({ closed: 2, succeeded: 1 })
})

test('a party who withdraws before anybody has sat down is nobody’s result', async () => {
  const id = await booked(hall)
  await hall.step(LI, id, 'terminate', { reason: 'WITHDRAWN' })
  await hall.town.cloud.atRest()
  await hall.town.tick()
  expect(hall.stored(id).counted).toBe(true)
  expect(stars()).toBeUndefined()
})

test.each(['before', 'after'] as const)(
  'a function that dies %s the commit counts no case twice',
  async (when) => {
    const id = await sitting(hall)
    await hall.town.cloud.atRest()
    hall.town.cloud.faults.add({
      function: 'jobs',
      action: 'database.commitTransaction',
      nth: 1,
      times: 3,
      effect: { kind: 'kill', when },
    })
    await hall.step(lead, id, 'terminate', { reason: 'FAILED', note: '差距太大' })
    await hall.town.cloud.atRest()
    for (let i = 0; i < 4; i++) await hall.town.tick().catch(() => undefined)
    hall.town.cloud.faults.clear()
    await hall.town.tick()
    expect(stars()).toMatchObject({ closed: 1, succeeded: 0 })
    expect(hall.stored(id).counted).toBe(true)
    hall.town.unexpected.splice(0)
  },
)
