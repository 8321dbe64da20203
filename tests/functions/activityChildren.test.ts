import {
  ACTIVITIES_IN,
  act,
  after,
  checkIn,
  checkOut,
  codeNow,
  decideOn,
  partsOf,
  readBy,
  signUp,
  storedRoll,
  toEnd,
  toStart,
  volunteers,
  type Somebody,
} from './activities'
import { eachTown } from './eachTown'
import { rid, type Town } from './town'
import { NAME, register, withChild } from './volunteers'

/** 带孩子参加: a child comes with his guardian, and has a place, a part and hours of his own. */
let town: Town
eachTown((fresh) => (town = fresh))

type Call = 'signUp' | 'cancelSignUp' | 'checkIn' | 'checkOut'
const forChild = async (call: Call, activity: string, ward: string): Promise<string> => {
  const words = {
    ...(call === 'signUp' ? { risk: 1 } : {}),
    ...(call === 'checkIn' ? { code: await codeNow(town, activity) } : {}),
  }
  const on = { requestId: rid('child'), activity, ward, ...words }
  return town.code('neighbour', `volunteer.${call}`, on)
}
const statesOf = (id: string) =>
  partsOf(town, id)
    .map(({ state, name, ward }) => `${ward === null ? '' : '孩子'}${name} ${state}`)
    .sort()

test('signed up after the guardian, in after him, out, counted apart: no points', async () => {
  const ward = await withChild(town, 'neighbour')
  const id = await ACTIVITIES_IN.OPEN(town)
  expect((await readBy(town, id)).children).toEqual([])
  expect(await forChild('signUp', id, ward)).toBe('needGuardian')
  await signUp(town, 'neighbour', id)
  expect((await readBy(town, id)).children).toMatchObject([
    { key: ward, name: '小明', part: null, actions: [{ action: 'signUp' }], hindrance: '' },
  ])
  expect(await forChild('signUp', id, ward)).toBe('ok')
  expect(await forChild('signUp', id, ward)).toBe('signedUp')
  expect(storedRoll(town, id).free).toBe(1)
  toStart(town, id)
  expect(await forChild('checkIn', id, ward)).toBe('guardianFirst')
  await checkIn(town, 'neighbour', id)
  expect(await forChild('checkIn', id, ward)).toBe('ok')
  const { lines } = await town.ask('resident', 'volunteer.roster', { id })
  expect(lines.map(({ name }) => name).sort()).toEqual([
    ...['小明（孩子，监护人李师傅）', '李师傅'],
  ])
  after(town, 60)
  expect(await forChild('checkOut', id, ward)).toBe('ok')
  await checkOut(town, 'neighbour', id)
  toEnd(town, id)
  await act(town, 'resident', id, 'finish')
  await act(town, 'resident', id, 'confirm')
  await town.cloud.atRest()
  const hours = await town.ask('neighbour', 'volunteer.hours', {})
  expect(hours.minutes).toEqual({ SCANNED: 60, ROSTER: 0, SUPPLEMENT: 0 })
  expect(hours.children).toEqual([
    { name: '小明', minutes: { SCANNED: 60, ROSTER: 0, SUPPLEMENT: 0 } },
  ])
  expect(hours.items.map(({ child }) => child).sort()).toEqual(['', '小明'])
  const year = { from: '2026-01-01', to: '2026-12-31' }
  const { record } = await town.ask('neighbour', 'volunteer.record', year)
  expect(record.lines).toHaveLength(1)
})

test('his guardian cancels after him; each frees one place', async () => {
  const ward = await withChild(town, 'neighbour')
  const id = await ACTIVITIES_IN.OPEN(town)
  await signUp(town, 'neighbour', id)
  expect(await forChild('signUp', id, ward)).toBe('ok')
  const own = { requestId: rid('own'), activity: id }
  expect(await town.code('neighbour', 'volunteer.cancelSignUp', own)).toBe('wardsFirst')
  const remove = () =>
    town.code('neighbour', 'volunteer.removeWard', { requestId: rid('off'), key: ward })
  expect(await remove()).toBe('wardComing')
  expect(await forChild('cancelSignUp', id, ward)).toBe('ok')
  expect(storedRoll(town, id).free).toBe(2)
  const again = { requestId: rid('own'), activity: id }
  expect(await town.code('neighbour', 'volunteer.cancelSignUp', again)).toBe('ok')
  expect(storedRoll(town, id)).toMatchObject({ free: 3, going: {} })
  expect(statesOf(id)).toEqual(['孩子小明 CANCELLED', '李师傅 CANCELLED'])
  expect(await remove()).toBe('ok')
  expect(await forChild('signUp', id, ward)).toBe('notFound')
})

test('a guardian who cancels while the child is signed up: never the child alone', async () => {
  const ward = await withChild(town, 'neighbour')
  const id = await ACTIVITIES_IN.OPEN(town)
  await signUp(town, 'neighbour', id)
  const own = { requestId: rid('own'), activity: id }
  const both = await Promise.all([
    town.code('neighbour', 'volunteer.cancelSignUp', own),
    forChild('signUp', id, ward),
  ])
  expect([
    ['ok', 'needGuardian'],
    ['wardsFirst', 'ok'],
  ]).toContainEqual(both)
})

test('not where children may not come, nor with one who waits; another’s child is unknown', async () => {
  const ward = await withChild(town, 'neighbour')
  const grown = await ACTIVITIES_IN.OPEN(town, { minAge: 14 })
  await signUp(town, 'neighbour', grown)
  expect(await forChild('signUp', grown, ward)).toBe('tooYoung')
  const cancel = { requestId: rid('own'), activity: grown }
  await town.ask('neighbour', 'volunteer.cancelSignUp', cancel)
  const id = await ACTIVITIES_IN.OPEN(town, { places: 1 })
  const [other] = (await volunteers(town, 1)) as [Somebody]
  await signUp(town, other, id)
  await signUp(town, 'neighbour', id)
  expect(await forChild('signUp', id, ward)).toBe('needGuardian')
  const on = { requestId: rid('other'), activity: id, ward, risk: 1 }
  expect(await town.code(other, 'volunteer.signUp', on)).toBe('notFound')
})

test('who says anew how old he is keeps his children; who is not grown up enters none', async () => {
  const ward = await withChild(town, 'neighbour')
  await register(town, 'neighbour', NAME.neighbour)
  const { me } = await town.ask('neighbour', 'volunteer.home', {})
  expect(me.wards).toEqual([{ key: ward, name: '小明' }])
  const young = { requestId: rid('young'), name: '小周', band: 'from16' as const }
  await town.ask({ openid: 'o-volunteer-9' }, 'volunteer.register', young)
  const ask = { requestId: rid('ward'), name: '小弟' }
  expect(await town.code({ openid: 'o-volunteer-9' }, 'volunteer.addWard', ask)).toBe(
    'tooYoungToGuard',
  )
})

test('the list ticks a child in; his guardian ticks nobody of his own', async () => {
  const ward = await withChild(town, 'neighbour')
  const id = await ACTIVITIES_IN.OPEN(town)
  await signUp(town, 'neighbour', id)
  expect(await forChild('signUp', id, ward)).toBe('ok')
  toStart(town, id)
  const child = partsOf(town, id).find((p) => p.ward === ward)!
  await decideOn(town, 'resident', child, 'tickIn')
  expect(statesOf(id)).toEqual(['孩子小明 PRESENT', '李师傅 SIGNED'])
})
