import type { Fault } from '../../devtools/cloud'
import { NEVER } from '../../domain/volunteer/activity/roll'
import {
  ACTIVITIES_IN,
  act,
  after,
  partsOf,
  signUp,
  signUpCode,
  storedRoll,
  told,
  userOf,
  volunteers,
  type Somebody,
} from './activities'
import { rid, startTown, type Town } from './town'

/**
 * A roll and the parts of its activity agree in the end, whoever comes, goes or dies at the same moment: whoever
 * has a part has his place, and no place is kept for whoever has none.
 */
let town: Town
afterEach(async () => {
  await town.cloud.atRest()
  await town.stop()
})

const near = (): Promise<Town> => startTown()
/** Every request takes a while, so that whatever is done at once is done between one another. */
const far = (): Promise<Town> => startTown(undefined, {}, { delayMs: () => 3 })

/** The function dies when he has entered the roll and has no part yet. */
const dying = (): Fault => ({
  ...{ function: 'api', call: 'volunteer.signUp', action: 'database.commitTransaction' },
  effect: { kind: 'kill', when: 'before' },
})

const cancel = (who: Somebody, activity: string): Promise<string> =>
  town
    .code(who, 'volunteer.cancelSignUp', { requestId: rid('cancel'), activity })
    .catch(() => 'died')

/** Signs up, where no death is planned. */
const tries = (who: Somebody, id: string): Promise<string> =>
  signUpCode(town, who, id).catch(() => 'died')

async function died(who: Somebody, id: string): Promise<void> {
  town.cloud.faults.add(dying())
  expect(await tries(who, id)).toBe('died')
  town.cloud.faults.clear()
  town.unexpected.splice(0)
}

/** Once nothing that began before is under way any more. */
async function whenOver(): Promise<void> {
  after(town, 3)
  for (let i = 0; i < 3; i++) await town.tick()
  await town.cloud.atRest()
}

/** Who is on the roll, and who has a part that says so. */
function agreed(id: string): void {
  const { going, waiting, queued, free, lookAt } = storedRoll(town, id)
  const keysIn = (state: string): string[] =>
    partsOf(town, id)
      .filter((p) => p.state === state)
      .map(({ _id }) => _id.slice('part:'.length))
      .sort()
  expect({ going: Object.keys(going).sort(), waiting: [...waiting].sort() }).toEqual({
    going: keysIn('SIGNED'),
    waiting: keysIn('WAITING'),
  })
  expect(Object.keys(queued).sort()).toEqual([...waiting].sort())
  expect(free).toBeGreaterThanOrEqual(0)
  expect(free > 0 && waiting.length > 0).toBe(false)
  expect(lookAt).toBe(NEVER)
}

test('whoever has just begun to wait keeps his place in the row, whoever else cancels then', async () => {
  town = await near()
  const id = await ACTIVITIES_IN.OPEN(town, { places: 1 })
  const [has, waits, comes, last] = (await volunteers(town, 4)) as [
    ...[Somebody, Somebody, Somebody, Somebody],
  ]
  for (const who of [has, waits]) await signUp(town, who, id)
  await died(comes, id)
  await signUp(town, last, id)
  expect(await cancel(waits, id)).toBe('ok')
  await town.tick()
  expect(storedRoll(town, id).waiting).toHaveLength(2)
  // He taps again, and is before whoever came after him.
  expect((await signUp(town, comes, id)).state).toBe('WAITING')
  expect(await cancel(has, id)).toBe('ok')
  await whenOver()
  agreed(id)
  expect(told(town, userOf(comes))).toEqual(['有名额了，您已从候补转为报名'])
})

test('whoever entered and never had a part is off after a while, and his place is free', async () => {
  town = await near()
  const id = await ACTIVITIES_IN.OPEN(town, { places: 1 })
  const [has, waits] = (await volunteers(town, 2)) as [Somebody, Somebody]
  await died(has, id)
  await signUp(town, waits, id)
  await whenOver()
  agreed(id)
  expect(partsOf(town, id).map(({ state, user }) => [state, user])).toEqual([
    ['SIGNED', userOf(waits)],
  ])
})

test('whoever enters while the timer looks is looked at as well', async () => {
  town = await near()
  const id = await ACTIVITIES_IN.OPEN(town, { places: 2 })
  const [first, second] = (await volunteers(town, 2)) as [Somebody, Somebody]
  await signUp(town, first, id)
  await whenOver()
  expect(await cancel(first, id)).toBe('ok')
  await town.cloud.atRest()
  await signUp(town, first, id)
  after(town, 3)
  // The look has read the roll, and has not written yet what it found.
  const { faults } = town.cloud
  faults.add({
    ...{ function: 'jobs', collection: 'rolls', action: 'write' },
    effect: { kind: 'slow', ms: 300 },
  })
  const looking = town.tick()
  await town.until('the look', () => faults.list().some(({ hits }) => hits > 0))
  faults.add(dying())
  expect(await tries(second, id)).toBe('died')
  await looking
  faults.clear()
  town.unexpected.splice(0)
  expect(Object.keys(storedRoll(town, id).going)).toHaveLength(2)
  await whenOver()
  agreed(id)
  expect(storedRoll(town, id).free).toBe(1)
})

test('cancelled while somebody signs up: he is told, and nobody is expected any more', async () => {
  town = await near()
  const id = await ACTIVITIES_IN.OPEN(town)
  const [who] = (await volunteers(town, 1)) as [Somebody]
  const { faults } = town.cloud
  faults.add({ ...dying(), effect: { kind: 'slow', ms: 300 } })
  const signing = signUpCode(town, who, id)
  await town.until('he is on the roll', () => Object.keys(storedRoll(town, id).going).length === 1)
  await act(town, 'resident', id, 'cancel', { note: '下大雪' })
  await town.tick()
  expect(await signing).toBe('ok')
  faults.clear()
  await whenOver()
  expect(partsOf(town, id)).toMatchObject([{ state: 'CANCELLED' }])
  expect(told(town, userOf(who))).toEqual(['您报名的活动已取消'])
  expect(storedRoll(town, id).lookAt).toBe(NEVER)
})

test.each([1, 2, 3])(
  'whatever is done at once, and whoever dies: they agree (%d)',
  async (n) => {
    town = await far()
    const id = await ACTIVITIES_IN.OPEN(town, { places: 2 })
    const all = await volunteers(town, 6)
    for (let round = 0; round < 4; round++) {
      town.cloud.faults.add({ ...dying(), nth: 1 + (round % 2) })
      const turns = all.map((who, i) =>
        ((i + round * 3) * 7 + n * 5) % 4 === 0 ? cancel(who, id) : tries(who, id),
      )
      await Promise.all([...turns, town.tick()])
      town.cloud.faults.clear()
      after(town, round % 3)
    }
    // Each of them taps once more, when whoever was lost is just being taken off.
    after(town, 2)
    await Promise.all([town.tick(), ...all.map((who) => tries(who, id)), town.tick()])
    await whenOver()
    agreed(id)
    expect(partsOf(town, id).filter(({ state }) => state !== 'CANCELLED')).toHaveLength(6)
    town.unexpected.splice(0)
  },
  60_000,
)
