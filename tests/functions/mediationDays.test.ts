import { DAY_MS } from '../../domain/calendar/zone'
import {
  LI,
  WANG,
  application,
  bookAt,
  official,
  openHall,
  staffIdOf,
  timing,
  tuesday,
  type Hall,
} from './committee'
import { rid } from './town'

/** Hard days of a mediation case, each as it comes to the people at the table. */
let hall: Hall
beforeEach(async () => {
  hall = await openHall()
})
afterEach(async () => {
  await hall.town.stop()
  expect(hall.town.unexpected).toEqual([])
})

const onBehalf = { party: 'p2', how: 'visit' as const, witness: '社区干部' }
const chair = official('chair')
const clerk = official('clerk')
const respondent = { side: 'respondent' as const, kind: 'person' as const, phone: '10000003002' }
const own = application().parties[0]!

test('a side without a phone: the clerk asks, and somebody witnesses every word', async () => {
  const { id } = await hall.town.ask(WANG, 'mediation.apply', application())
  await hall.step(chair, id, 'screen', { risk: 'GREEN' })
  expect(await hall.tryStep(clerk, id, 'consent')).toBe('needOnBehalf')
  await hall.step(clerk, id, 'consent', { onBehalf })
  await hall.step(chair, id, 'accept', {})
  await hall.step(WANG, id, 'acknowledge', {})
  await hall.step(clerk, id, 'acknowledge', { onBehalf })
  await hall.step(WANG, id, 'rank', { ranked: [staffIdOf('lead')] })
  await hall.step(clerk, id, 'rank', { onBehalf, ranked: [staffIdOf('lead')] })
  expect(hall.stored(id)).toMatchObject({ leadId: staffIdOf('lead'), watching: 'take' })
  expect(hall.stored(id).parties[1]?.consent).toMatchObject({ how: 'visit', witness: '社区干部' })
})

test('a code is worth nothing after seven days', async () => {
  const { id } = await hall.town.ask(WANG, 'mediation.apply', application())
  const issued = { requestId: rid('code'), id, party: 'p2' }
  const { code } = await hall.town.ask(clerk, 'mediation.issueCode', issued)
  hall.town.cloud.clock.advance(7 * DAY_MS)
  const entered = { requestId: rid('enter'), code, name: '李乙' }
  expect(await hall.town.code(LI, 'mediation.enterCode', entered)).toBe('codeOver')
})

test('two parties of one name are two; one person on both sides is refused', async () => {
  const namesake = { ...respondent, name: own.name, address: '' }
  const two = application({ parties: [own, namesake] })
  expect(await hall.town.code(WANG, 'mediation.apply', two)).toBe('ok')
  const both = application({ parties: [own, { ...namesake, phone: own.phone }] })
  expect(await hall.town.code(WANG, 'mediation.apply', both)).toBe('bothSides')
})

test('the property firm’s manager sits at no table of his firm', async () => {
  const firm = { ...respondent, kind: 'organisation', name: '好家物业公司', address: '' }
  const { id } = await hall.town.ask(WANG, 'mediation.apply', application({ parties: [own, firm] }))
  await hall.step(chair, id, 'screen', { risk: 'GREEN' })
  await hall.step(clerk, id, 'consent', { onBehalf })
  await hall.step(chair, id, 'accept', {})
  await hall.step(WANG, id, 'acknowledge', {})
  await hall.step(clerk, id, 'acknowledge', { onBehalf })
  const manager = [staffIdOf('manager')]
  await hall.step(WANG, id, 'rank', { ranked: manager })
  await hall.step(clerk, id, 'rank', { onBehalf, ranked: manager })
  expect(hall.stored(id)).toMatchObject({ lead: null, watching: 'propose' })
  const team = { lead: staffIdOf('lead'), team: manager, note: '熟悉物业' }
  expect(await hall.tryStep(chair, id, 'propose', team)).toBe('partyAtTable')
})

test('recused: the time is given back, another is proposed, kept by all', async () => {
  const id = await timing(hall)
  await bookAt(hall, WANG, id, tuesday(10))
  await hall.step(LI, id, 'recuse', { note: '是对方亲戚' })
  expect(
    await hall.tryStep(official('lead'), id, 'open', {
      present: ['p1', 'p2'],
      rightsTold: true,
    }),
  ).toBe('wrongState')
  await hall.step(chair, id, 'upholdRecusal', {})
  const again = { lead: staffIdOf('lead'), note: '熟悉情况' }
  expect(await hall.tryStep(chair, id, 'propose', again)).toBe('mediatorExcluded')
  await hall.step(chair, id, 'propose', { lead: staffIdOf('second'), note: '熟悉情况' })
  await hall.step(official('second'), id, 'take', {})
  await hall.step(WANG, id, 'approve', {})
  await hall.step(LI, id, 'approve', {})
  await hall.town.until('the time is free', () => hall.stored(id).freeing.length === 0)
  expect(hall.stored(id)).toMatchObject({ watching: 'book', leadId: staffIdOf('second') })
})

test('fifty accepted at once have fifty numbers one after another in the end', async () => {
  const { id } = await hall.town.ask(WANG, 'mediation.apply', application())
  await hall.step(chair, id, 'screen', { risk: 'GREEN' })
  await hall.step(clerk, id, 'consent', { onBehalf })
  await hall.town.cloud.atRest()
  // Forty-nine that have come as far, without the calls that led there.
  const others = Array.from({ length: 49 }, (_, i) => `case:${String(i).padStart(24, '0')}`)
  const copies = others.map((_id) => ({ ...hall.stored(id), _id }))
  hall.town.cloud.store.insertMany('cases', structuredClone(copies) as never)
  const ids = [id, ...others]
  await Promise.all(ids.map((one) => hall.step(chair, one, 'accept', {})))
  await hall.town.until('all have a number', async () => {
    await hall.town.tick()
    return ids.every((one) => hall.stored(one).number !== '')
  })
  const numbers = ids.map((one) => Number(/第(\d+)号/.exec(hall.stored(one).number)![1]))
  expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1))
})
