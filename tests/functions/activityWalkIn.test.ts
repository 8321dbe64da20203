import type { Fault } from '../../devtools/cloud'
import { MINUTE_MS } from '../../domain/calendar/zone'
import { LIMITS } from '../../domain/volunteer/limits'
import { NEVER } from '../../domain/volunteer/activity/roll'
import {
  ACTIVITIES_IN,
  act,
  after,
  checkOut,
  codeNow,
  decideOn,
  partOf,
  partsOf,
  readBy,
  signUp,
  storedActivity,
  storedRoll,
  toEnd,
  toStart,
  volunteer,
  volunteers,
  walkIn,
  type Somebody,
} from './activities'
import { usedOf } from './counted'
import { OPENID } from './street'
import { eachTown } from './eachTown'
import { rid, type Town } from './town'

/** 现场报名: who stands there with the code of now and did not sign up is put on by the organiser. */
let town: Town
eachTown((fresh) => (town = fresh))

/** One that has begun, with places free. */
async function begun(places = 3): Promise<string> {
  const id = await ACTIVITIES_IN.OPEN(town, { places })
  toStart(town, id)
  return id
}

const rowOf = async (id: string) =>
  (await town.ask('resident', 'volunteer.roster', { id })).lines.map((line) => [
    ...[line.stateText, line.cameText, line.actions],
  ])

test('walked in, seen on the list, ticked in, checked out: hours over the list', async () => {
  const id = await begun()
  const who = await volunteer(town)
  const seen = await readBy(town, id)
  expect(seen).toMatchObject({ part: null, hindrance: '', actions: [{ label: '现场报名' }] })
  expect(await walkIn(town, who, id)).toBe('ok')
  expect(storedRoll(town, id)).toMatchObject({ free: 3, going: {}, waiting: [expect.any(String)] })
  expect((await readBy(town, id)).part).toMatchObject({
    ...{ stateText: '候补中', waitingText: '组织者在名单上为您签到', actions: [] },
  })
  expect(await rowOf(id)).toEqual([['候补中', '现场', ['tickIn']]])
  const on = { requestId: rid('in'), activity: id, code: await codeNow(town, id) }
  expect(await town.code(who, 'volunteer.checkIn', on)).toBe('stillWaiting')
  await decideOn(town, 'resident', partOf(town, id, who), 'tickIn')
  after(town, 60)
  await checkOut(town, who, id)
  toEnd(town, id)
  await act(town, 'resident', id, 'finish')
  await act(town, 'resident', id, 'confirm')
  await town.cloud.atRest()
  expect(partOf(town, id, who)).toMatchObject({ state: 'COUNTED', kind: 'ROSTER', minutes: 60 })
})

test('who was not seen by the end is absent', async () => {
  const id = await begun()
  const who = await volunteer(town)
  expect(await walkIn(town, who, id)).toBe('ok')
  toEnd(town, id)
  for (let i = 0; i < 3; i++) await town.tick()
  expect(partOf(town, id, who).state).toBe('ABSENT')
})

test('refused: no such code, an old one, too early, too late, another notice, too young, crossing', async () => {
  const id = await ACTIVITIES_IN.OPEN(town, { minAge: 18 })
  const crosses = await ACTIVITIES_IN.OPEN(town)
  const who = await volunteer(town)
  expect(await walkIn(town, who, id)).toBe('checkInClosed')
  await signUp(town, who, crosses)
  toStart(town, id)
  const guessed = () => usedOf(town, { openid: OPENID.neighbour })?.code?.inHour ?? 0
  expect(await walkIn(town, who, id, { code: '999999' })).toBe('checkInWrong')
  const before = guessed()
  expect(await walkIn(town, who, id, { code: '000000' })).toBe('checkInWrong')
  expect(guessed()).toBe(before + 1)
  const old = await codeNow(town, id)
  after(town, 3)
  expect(await walkIn(town, who, id, { code: old })).toBe('checkInOver')
  expect(await walkIn(town, who, id, { risk: 2 })).toBe('riskChanged')
  expect(await walkIn(town, who, id)).toBe('signUpCrosses')
  const young = { openid: 'o-young' }
  await volunteer(town, 0)
  await town.ask(young, 'volunteer.register', {
    ...{ requestId: rid('young'), name: '小周', band: 'from16' },
  })
  expect(await walkIn(town, young, id)).toBe('tooYoung')
  const code = await codeNow(town, id)
  toEnd(town, id)
  await act(town, 'resident', id, 'finish')
  expect(await walkIn(town, { openid: 'o-volunteer-0' }, crosses, { code })).not.toBe('ok')
  const late = { requestId: rid('late'), activity: id, code, risk: 1 }
  expect(await town.code({ openid: 'o-volunteer-0' }, 'volunteer.walkIn', late)).toBe(
    'checkInClosed',
  )
  expect(partsOf(town, id)).toEqual([])
})

test('a row that is full takes nobody more', async () => {
  const id = await begun()
  const key = (i: number) => String(i).padStart(24, '0')
  const waiting = Array.from({ length: LIMITS.waiting }, (_, i) => key(i))
  const roll = { ...storedRoll(town, id), waiting }
  await town.replace('rolls', roll)
  expect(await walkIn(town, await volunteer(town), id)).toBe('signUpFull')
  expect(storedRoll(town, id).waiting).toHaveLength(LIMITS.waiting)
})

test('twice at once, by one request or by two: one line, one place in the row', async () => {
  const id = await begun()
  const [one, two] = (await volunteers(town, 2)) as [Somebody, Somebody]
  const requestId = rid('twice')
  const same = [walkIn(town, one, id, { requestId }), walkIn(town, one, id, { requestId })]
  expect(await Promise.all(same)).toEqual(['ok', 'ok'])
  const both = await Promise.all([walkIn(town, two, id), walkIn(town, two, id)])
  expect(both.sort()).toEqual(['ok', 'signedUp'])
  expect(partsOf(town, id).map(({ state }) => state)).toEqual(['WAITING', 'WAITING'])
  expect(storedRoll(town, id).waiting).toHaveLength(2)
})

test('before the start he comes as whoever signs up, beside one who cancels', async () => {
  const id = await ACTIVITIES_IN.OPEN(town, { places: 1 })
  const [has, comes] = (await volunteers(town, 2)) as [Somebody, Somebody]
  await signUp(town, has, id)
  town.cloud.clock.set(storedActivity(town, id).from - MINUTE_MS)
  const cancel = { requestId: rid('cancel'), activity: id }
  const done = [town.code(has, 'volunteer.cancelSignUp', cancel), walkIn(town, comes, id)]
  expect(await Promise.all(done)).toEqual(['ok', 'ok'])
  await town.tick()
  expect(partOf(town, id, comes).state).toBe('SIGNED')
  expect(storedRoll(town, id)).toMatchObject({ free: 0, waiting: [] })
})

test('who died between roll and part is on with his next tap, or off after a while', async () => {
  const id = await begun()
  const [taps, goes] = (await volunteers(town, 2)) as [Somebody, Somebody]
  const dying: Fault = {
    ...{ function: 'api', call: 'volunteer.walkIn', action: 'database.commitTransaction' },
    effect: { kind: 'kill', when: 'before' },
  }
  for (const who of [taps, goes]) {
    town.cloud.faults.add(dying)
    expect(await walkIn(town, who, id).catch(() => 'died')).toBe('died')
    town.cloud.faults.clear()
  }
  town.unexpected.splice(0)
  expect(storedRoll(town, id).waiting).toHaveLength(2)
  expect(await walkIn(town, taps, id)).toBe('ok')
  after(town, 3)
  for (let i = 0; i < 3; i++) await town.tick()
  await town.cloud.atRest()
  const key = partOf(town, id, taps)._id.slice('part:'.length)
  expect(storedRoll(town, id)).toMatchObject({ waiting: [key], lookAt: NEVER })
  expect(partsOf(town, id)).toHaveLength(1)
})
