import { isDeepStrictEqual } from 'node:util'
import type { Fault } from '../../devtools/cloud'
import { DAY_MS, HOUR_MS } from '../../domain/calendar/zone'
import type { CallName } from '../../domain/contract'
import type { Award } from '../../domain/points/award/types'
import {
  ACTIVITIES_IN,
  act,
  after,
  checkIn,
  checkOut,
  codeNow,
  partOf,
  partsOf,
  signUp,
  storedActivity,
  storedRoll,
  toEnd,
  toStart,
  volunteers,
  type Somebody,
} from './activities'
import { openShop, type Shop } from './pointsWorld'
import { rid, type Town } from './town'
import { TEAMS_IN, joined } from './volunteers'

/**
 * A call about an activity or hours whose function dies before or after any write, and the timer after it: by
 * itself all is as if the call had never come, or as if nobody had died; once the person has tapped again it is
 * done, once, and everybody has been told once. The same where he taps twice at once, or a day later.
 */
let shop: Shop
let town: Town
let start: number
let begin: () => Promise<void>
beforeAll(async () => {
  shop = await openShop()
  town = shop.town
  id = await open()
  await looked()
  start = town.cloud.clock.now()
  begin = town.keep()
})
afterEach(async () => {
  town.cloud.faults.clear()
  await town.cloud.atRest()
  await begin()
  town.cloud.clock.set(start)
})
afterAll(() => town.stop())

/** Of three who come, two have a place; the third waits. */
let first: Somebody
let second: Somebody

/** An activity of two places with the three; it begins tomorrow. */
async function open(): Promise<string> {
  const id = await ACTIVITIES_IN.OPEN(town, { places: 2, rule: 'JS03' })
  const [a, b, c] = await volunteers(town, 3)
  ;[first, second] = [a!, b!]
  for (const who of [a!, b!, c!]) await signUp(town, who, id)
  return id
}
let id: string
const planned = async (): Promise<string> => id
async function begun(): Promise<string> {
  toStart(town, id)
  return id
}
/** The first is there; the second, where it says so, has been and gone. */
async function there(hasGone = false): Promise<string> {
  await begun()
  await checkIn(town, first, id)
  if (hasGone) await checkIn(town, second, id)
  after(town, 60)
  if (hasGone) await checkOut(town, second, id)
  return id
}
async function over(): Promise<string> {
  await there()
  await checkOut(town, first, id)
  toEnd(town, id)
  await act(town, 'resident', id, 'finish')
  return id
}

interface Case {
  name: string
  made: () => Promise<string>
  who: () => Somebody
  asked: (id: string) => object | Promise<object>
}
const leader = (): Somebody => 'resident'
const itself = (id: string) => ({ id, version: storedActivity(town, id).version })
const its = (id: string) => {
  const { _id, version } = partOf(town, id, first)
  return { id: _id, version }
}
const hour = () => {
  const to = town.cloud.clock.now()
  return { from: to - HOUR_MS, to, note: '核对过了' }
}

const CASES: Case[] = [
  { name: 'cancelSignUp', made: planned, who: () => first, asked: (activity) => ({ activity }) },
  {
    name: 'checkIn',
    made: begun,
    who: () => first,
    asked: async (activity) => ({ activity, code: await codeNow(town, activity) }),
  },
  { name: 'tickIn', made: begun, who: leader, asked: its },
  { name: 'checkOut', made: there, who: () => first, asked: (activity) => ({ activity }) },
  { name: 'tickOut', made: there, who: leader, asked: its },
  {
    name: 'cancel',
    made: () => there(true),
    who: leader,
    asked: (id) => ({ ...itself(id), note: '下大雪' }),
  },
  { name: 'finish', made: () => there(true), who: leader, asked: itself },
  { name: 'confirm', made: over, who: leader, asked: itself },
  { name: 'count', made: over, who: leader, asked: (id) => ({ ...its(id), ...hour() }) },
  { name: 'strike', made: over, who: leader, asked: (id) => ({ ...its(id), note: '没有到场' }) },
  {
    name: 'claim',
    made: async () => {
      const team = await TEAMS_IN.ACTIVE(town)
      await joined(town, team)
      return team
    },
    who: () => 'neighbour',
    asked: (team) => ({ team, title: '陪老人看病', ...hour() }),
  },
]

const deadly = (fn: 'api' | 'jobs', nth: number, when: 'before' | 'after'): Fault => ({
  ...{ function: fn, action: 'write', nth },
  effect: { kind: 'kill', when },
})
/** Writes of the call itself; and of what it asks to be done beside it. */
const DEATHS = [
  deadly('api', 1, 'before'),
  ...[1, 2, 3, 4].map((nth) => deadly('api', nth, 'after')),
  ...[1, 3].map((nth) => deadly('jobs', nth, 'after')),
]

/** What has come of it, without its moments. */
function outcome(): unknown {
  const parts = [...partsOf(town, id), ...partsOf(town, null)]
  const roll = storedActivity(town, id) ? storedRoll(town, id) : null
  const awards = town.cloud.store.find('awards') as unknown as Award[]
  return {
    activity: storedActivity(town, id)?.history.map(({ action }) => action),
    roll: roll && [roll.open, roll.free, Object.keys(roll.going), roll.waiting],
    parts: parts.map(({ state, minutes, lookAt, history }) => [
      ...[state, minutes, lookAt, history.map(({ action }) => action)],
    ]),
    awards: awards.map(({ _id, state, paid }) => [_id, state, paid]),
    paid: shop.entries().map(({ source, points }) => [source, points]),
    told: town
      .notices()
      .map(({ to, title }) => `${to} ${title}`)
      .sort(),
  }
}

/** The timer looks as often as anything waits for it. */
async function looked(): Promise<void> {
  await town.cloud.atRest()
  for (let i = 0; i < 2; i++) await town.tick()
}

test.each(CASES)(
  '$name',
  async ({ name, made, who, asked }) => {
    const on = await made()
    const input = { requestId: rid('death'), ...(await asked(on)) }
    // The clock goes on: what was said of the time before now is of the time before this.
    const now = town.cloud.clock.now()
    await looked()
    const untouched = outcome()
    const back = town.keep()
    const ask = () => town.code(who(), `volunteer.${name}` as CallName, input).catch(() => 'died')
    const anew = async () => {
      await back()
      town.cloud.clock.set(now)
    }

    expect(await ask()).toBe('ok')
    await looked()
    const done = outcome()
    expect(done).not.toEqual(untouched)

    let died = 0
    for (const death of DEATHS) {
      await anew()
      town.cloud.faults.add(death)
      await ask()
      await town.cloud.atRest()
      died += town.cloud.faults.list().filter(({ hits }) => hits > 0).length
      town.cloud.faults.clear()
      await looked()
      const byItself = outcome()
      expect([death, [untouched, done]]).toEqual([death, expect.arrayContaining([byItself])])
      expect([death, await ask()]).toEqual([death, 'ok'])
      // Once more changes nothing where all is done; else it is done now.
      if (isDeepStrictEqual(byItself, done)) await town.cloud.atRest()
      else await looked()
      expect([death, outcome()]).toEqual([death, done])
    }
    expect(died).toBeGreaterThan(2)
    town.unexpected.splice(0)

    await anew()
    expect(await Promise.all([ask(), ask()])).toEqual(['ok', 'ok'])
    await looked()
    expect(outcome()).toEqual(done)
    town.cloud.clock.advance(DAY_MS)
    await looked()
    const later = outcome()
    expect(await ask()).toBe('ok')
    expect(outcome()).toEqual(later)
  },
  120_000,
)
