import { DAY_MS } from '../../domain/calendar/zone'
import { CALLS, type CallName } from '../../domain/contract'
import { KINDS } from '../../domain/identity/kinds'
import type { Case } from '../../domain/mediation/types'
import { chair } from './caseStates'
import { foundIn, kindAt } from './leaver'
import { committeeTown } from './leaverTown'
import type { Who } from './pointsWorld'
import { userId } from './street'
import { rid } from './town'
import {
  READING,
  WALKED_READING,
  WALKED_WRITING,
  begin,
  isOfOthers,
  worldOf,
  type Walked,
  type World,
} from './walkCalls'
import { leaksIn } from './walkPlaces'
import {
  HERS,
  KIND_NAMES,
  PEOPLE,
  PLANTED,
  inText,
  kindOf,
  leaksOf,
  unusedRows,
  type What,
} from './walkWho'

/**
 * Every call of the contract, by every kind of person, in a town where several people have left what is
 * theirs: who finds which of it in an answer, a log line, a notice, a push, an address, a document that is
 * not for it, or the export. Whoever may is in the table, everybody else must not. That it would be found is
 * shown in `walkPlanted.test`.
 */

/** What is found though nobody may read it, each once. */
const leaks = new Set<string>()
const refused: string[] = []
const answered = new Set<string>()

let world: World

async function ask(who: Who, name: CallName, input: object): Promise<boolean> {
  const answer = await world.town.call(who, name, input)
  for (const leak of leaksOf(answer, who, name)) leaks.add(leak)
  return answer.ok
}

/** By whom it succeeds, and then by everybody else. */
async function walk({ name, who, input }: Walked): Promise<void> {
  const requestId = rid('walk')
  const good = await input(world, requestId)
  const isWriting = CALLS[name].kind === 'writing'
  const given = (id: string): object => (isWriting ? { requestId: id, ...good } : good)
  if (await ask(who, name, given(requestId))) answered.add(name)
  else refused.push(`${name} by ${kindOf(who)}`)
  if (!isOfOthers(name)) return
  for (const kind of KIND_NAMES.filter((k) => k !== kindOf(who))) {
    await ask(PEOPLE[kind], name, given(rid('walk')))
  }
}

beforeAll(async () => {
  world = await begin(worldOf(await committeeTown()))
  for (const one of [...READING, ...WALKED_WRITING, ...WALKED_READING]) await walk(one)
}, 600_000)
afterAll(() => world.town.stop())

test('every call was walked, and succeeded for whom it is', () => {
  // 注销 ends the walk: below.
  const all = (Object.keys(CALLS) as CallName[]).filter((name) => name !== 'identity.leave')
  expect(all.filter((name) => !answered.has(name))).toEqual([])
  expect(refused).toEqual([])
})

test('no answer says what its reader may not know', () => {
  expect([...leaks].sort()).toEqual([])
})

test('every row of the table is somebody’s', () => {
  expect(unusedRows()).toEqual([])
})

test('no log line, no file’s path, no notice, no push, no document that is not for it, no export', async () => {
  const { town } = world
  await town.cloud.atRest()
  expect(await leaksIn(town)).toEqual([])
  expect(town.unexpected).toEqual([])
  expect(town.notices().length).toBeGreaterThan(20)
  expect(town.cloud.pushes.all().length).toBeGreaterThan(10)
  expect(town.cloud.store.count('reads')).toBeGreaterThan(1)
})

/** What of hers is found after 注销, where nothing may be. */
function left(): string[] {
  return foundIn<What>(world.town, PLANTED)
    .filter(({ what }) => HERS.some((w) => w === what))
    .filter(({ collection, path, what }) => {
      const kind = kindAt(collection, path)
      // What was reported is the street's record: whose words they were stands nowhere.
      return kind?.leaving !== 'kept' && !(what === 'secret' && kind === KINDS.report)
    })
    .map(({ collection, path, what }) => `${what}: ${collection} ${path}`)
}

test('after 注销 the same walk finds nothing of her', async () => {
  const { town, hall } = world
  const cases = town.cloud.store.find(
    'cases',
    { open: true },
    { _id: 1 },
    1_000,
  ) as unknown as Case[]
  const hers = cases.filter((c) => JSON.stringify(c.parties).includes(userId('resident')))
  for (const { _id } of hers) await hall.step(chair, _id, 'decline', { note: '请先协商' })
  // Days went by in the cases: the first tick after them does not believe its time.
  await town.tick()
  town.logged.splice(0)
  await town.ask('resident', 'identity.leave', { requestId: rid('leave') })
  await town.cloud.atRest()
  town.cloud.clock.advance(180_000)
  await town.tick()
  await town.cloud.atRest()
  expect(left()).toEqual([])

  leaks.clear()
  const gone = HERS.filter((what) => what !== 'secret')
  for (const { name, input } of READING) {
    const given = await input(world, '')
    for (const kind of KIND_NAMES.filter((k) => k !== 'resident')) {
      const answer = await town.call(PEOPLE[kind], name, given)
      for (const what of inText(JSON.stringify(answer), gone)) leaks.add(`${what}: ${kind} ${name}`)
    }
  }
  expect([...leaks]).toEqual([])
  expect(await leaksIn(town)).toEqual([])
}, 240_000)

test('what the round of the years removes says nothing of anybody', async () => {
  const { town } = world
  const to = town.cloud.clock.now() + 4 * 365 * DAY_MS
  for (let tick = 0; tick < 6; tick++) {
    town.cloud.clock.set(to + tick * 60_000)
    await town.tick()
  }
  await town.cloud.atRest()
  const runs = town.cloud.store.find('retentions')
  expect(runs.length).toBeGreaterThan(0)
  expect(await leaksIn(town)).toEqual([])
}, 240_000)
