import { HOUR_MS } from '../../domain/calendar/zone'
import type { CallName } from '../../domain/contract'
import { AGAIN_AFTER_MS } from '../../domain/identity/leaving'
import {
  ACTIVITIES_IN,
  act,
  checkIn,
  checkOut,
  codeNow,
  partOf,
  partsOf,
  planned,
  signUp,
  storedActivity,
  toEnd,
  toStart,
} from './activities'
import type { Part } from '../../domain/volunteer/part/types'
import type { Person } from './street'
import { rid, startTown, type Town } from './town'
import { ledByTwo } from './volunteers'

/**
 * Who may do what to whose: every call of activities and hours, by everybody, on what is the resident's team's
 * and on what is the neighbour's own, in the state in which it succeeds. A refusal has written nothing.
 */

const PEOPLE: Record<string, Person> = {
  leader: 'resident',
  second: 'workerA1',
  taker: 'neighbour',
  member: 'workerA2',
  // Leads another team, in another community.
  other: 'workerB1',
  stranger: 'builder',
  secretary: 'secretaryA',
  desk: 'dispatcher',
  street: 'leader',
}

let town: Town
let world: World
beforeAll(async () => {
  town = await startTown()
  world = { team: await ledByTwo(town), id: '' }
})
afterAll(() => town.stop())
afterEach(() => {
  expect(town.unexpected.splice(0)).toEqual([])
})

interface World {
  team: string
  id: string
}
type Asked = (world: World) => object | Promise<object>

const onActivity =
  (more: (world: World) => object = () => ({})): Asked =>
  (world) => ({ id: world.id, version: storedActivity(town, world.id).version, ...more(world) })
const lineOf = ({ _id: id, version }: Part) => ({ id, version })
const onPart =
  (more: () => object = () => ({})): Asked =>
  ({ id }) => ({ ...lineOf(partOf(town, id, 'neighbour')), ...more() })
const onOwnHours =
  (more: () => object = () => ({})): Asked =>
  () => ({ ...lineOf(partsOf(town, null)[0]!), ...more() })
const named: Asked = ({ id }) => ({ activity: id })
const shown: Asked = ({ id }) => ({ id })
const hourUntilNow = () => {
  const to = town.cloud.clock.now()
  return { from: to - HOUR_MS, to, note: '问过老人了' }
}

type Row = [call: string, asked: Asked, codes: string]

const READS = ['activity', 'roster', 'code']

/** What becomes of the activity, one thing after another, and who may do what then. */
const STATES: Record<string, { begin: () => Promise<void> | void; rows: Row[] }> = {
  'a draft': {
    async begin() {
      world.id = await ACTIVITIES_IN.DRAFT(town, { team: world.team })
    },
    rows: [
      [
        'draft',
        ({ team }) => ({ team, ...planned(town) }),
        'ok ok notAllowed notAllowed notAllowed notAllowed notAllowed notAllowed notAllowed',
      ],
      ['activity', shown, 'ok ok notFound notFound notFound notFound ok notFound notFound'],
      ['roster', shown, 'ok ok notFound notFound notFound notFound ok notFound notFound'],
      [
        'code',
        shown,
        'checkInClosed checkInClosed notFound notFound notFound notFound notAllowed notFound notFound',
      ],
      [
        'publish',
        onActivity(),
        'ok ok notFound notFound notFound notFound notAllowed notFound notFound',
      ],
      [
        'change',
        onActivity(() => ({ ...planned(town, { places: 9 }), note: '多要几个人' })),
        'ok ok notFound notFound notFound notFound notAllowed notFound notFound',
      ],
      [
        'cancel',
        onActivity(() => ({ note: '下大雪' })),
        'ok ok notFound notFound notFound notFound ok notFound notFound',
      ],
      [
        'finish',
        onActivity(),
        'wrongState wrongState notFound notFound notFound notFound notAllowed notFound notFound',
      ],
      [
        'confirm',
        onActivity(),
        'wrongState wrongState notFound notFound notFound notFound wrongState notFound notFound',
      ],
      [
        'signUp',
        ({ id }) => ({ activity: id, risk: 1 }),
        'notFound notFound notFound notFound notFound notFound notFound notFound notFound',
      ],
    ],
  },
  'open, and the taker has signed up': {
    async begin() {
      await act(town, 'resident', world.id, 'publish')
      await signUp(town, 'neighbour', world.id)
    },
    rows: [
      ['activity', shown, 'ok ok ok ok ok ok ok ok ok'],
      ['roster', shown, 'ok ok notFound notFound notFound notFound ok ok ok'],
      [
        'code',
        shown,
        'ok ok notAllowed notAllowed notAllowed notAllowed notAllowed notAllowed notAllowed',
      ],
      [
        'signUp',
        ({ id }) => ({ activity: id, risk: 1 }),
        'ok ok signedUp ok ok needVolunteer needVolunteer needVolunteer needVolunteer',
      ],
      [
        'cancelSignUp',
        named,
        'notFound notFound ok notFound notFound notFound notFound notFound notFound',
      ],
      [
        'change',
        onActivity(() => ({ ...planned(town, { places: 9 }), note: '多要几个人' })),
        'ok ok notAllowed notAllowed notAllowed notAllowed notAllowed notAllowed notAllowed',
      ],
      [
        'cancel',
        onActivity(() => ({ note: '下大雪' })),
        'ok ok notAllowed notAllowed notAllowed notAllowed ok notAllowed notAllowed',
      ],
      [
        'tickIn',
        onPart(),
        'checkInClosed checkInClosed notFound notFound notFound notFound notAllowed notAllowed notAllowed',
      ],
    ],
  },
  'it has begun': {
    async begin() {
      toStart(town, world.id)
    },
    rows: [
      [
        'checkIn',
        async ({ id }) => ({ activity: id, code: await codeNow(town, id) }),
        'notSignedUp notSignedUp ok notSignedUp notSignedUp notSignedUp notSignedUp notSignedUp notSignedUp',
      ],
      [
        'walkIn',
        async ({ id }) => ({ activity: id, code: await codeNow(town, id), risk: 1 }),
        'ok ok signedUp ok ok needVolunteer needVolunteer needVolunteer needVolunteer',
      ],
      [
        'tickIn',
        onPart(),
        'ok ok notFound notFound notFound notFound notAllowed notAllowed notAllowed',
      ],
      [
        'cancelSignUp',
        named,
        'notFound notFound activityBegun notFound notFound notFound notFound notFound notFound',
      ],
      [
        'finish',
        onActivity(),
        'ok ok notAllowed notAllowed notAllowed notAllowed notAllowed notAllowed notAllowed',
      ],
    ],
  },
  'the taker is there': {
    async begin() {
      await checkIn(town, 'neighbour', world.id)
    },
    rows: [
      [
        'checkOut',
        named,
        'notFound notFound ok notFound notFound notFound notFound notFound notFound',
      ],
      [
        'tickOut',
        onPart(),
        'ok ok notFound notFound notFound notFound notAllowed notAllowed notAllowed',
      ],
      [
        'strike',
        onPart(() => ({ note: '没有到场' })),
        'ok ok notFound notFound notFound notFound ok ok ok',
      ],
    ],
  },
  'over, and the taker has checked out': {
    async begin() {
      town.cloud.clock.advance(HOUR_MS)
      await checkOut(town, 'neighbour', world.id)
      toEnd(town, world.id)
      await act(town, 'resident', world.id, 'finish')
    },
    rows: [
      ['roster', shown, 'ok ok notFound notFound notFound notFound ok ok ok'],
      ['count', onPart(hourUntilNow), 'ok ok notFound notFound notFound notFound ok ok ok'],
      [
        'strike',
        onPart(() => ({ note: '没有到场' })),
        'ok ok notFound notFound notFound notFound ok ok ok',
      ],
      [
        'confirm',
        onActivity(),
        'ok ok notAllowed notAllowed notAllowed notAllowed ok notAllowed notAllowed',
      ],
      [
        'cancel',
        onActivity(() => ({ note: '下大雪' })),
        'wrongState wrongState notAllowed notAllowed notAllowed notAllowed wrongState notAllowed notAllowed',
      ],
    ],
  },
  'own hours of the taker': {
    async begin() {
      town.cloud.clock.advance(2 * HOUR_MS)
      const asked = { team: world.team, title: '陪老人看病', ...hourUntilNow() }
      await town.ask('neighbour', 'volunteer.claim', { requestId: rid('claim'), ...asked })
      town.cloud.clock.advance(2 * HOUR_MS)
    },
    rows: [
      [
        'claim',
        ({ team }) => ({ team, title: '给老人送菜', ...hourUntilNow() }),
        'joinFirst ok ok ok joinFirst needVolunteer needVolunteer needVolunteer needVolunteer',
      ],
      ['count', onOwnHours(hourUntilNow), 'ok ok notFound notFound notFound notFound ok ok ok'],
      [
        'strike',
        onOwnHours(() => ({ note: '没有此事' })),
        'ok ok notFound notFound notFound notFound ok ok ok',
      ],
    ],
  },
}

describe.each(Object.entries(STATES))('%s', (_, { begin, rows }) => {
  let before: string
  let back: () => Promise<void>
  beforeAll(async () => {
    await begin()
    // The timer has nothing left to put right: whatever is written from here on, somebody here has written.
    town.cloud.clock.advance(AGAIN_AFTER_MS)
    await town.tick()
    before = await town.settled()
    back = town.keep()
  })

  test.each(rows)('volunteer.%s', async (call, asked, codes) => {
    const said: string[] = []
    for (const who of Object.values(PEOPLE)) {
      const input = await asked(world)
      const request = READS.includes(call) ? input : { requestId: rid('matrix'), ...input }
      const code = await town.code(who, `volunteer.${call}` as CallName, request)
      said.push(code)
      if (code !== 'ok' || READS.includes(call)) continue
      await town.cloud.atRest()
      await back()
    }
    expect(said.join(' ')).toBe(codes)
    expect(await town.settled()).toBe(before)
  })
})
