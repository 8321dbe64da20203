import { HOUR_MS } from '../../domain/calendar/zone'
import {
  ACTIVITIES_IN,
  checkIn,
  checkOut,
  codeNow,
  partOf,
  planned,
  signUp,
  storedActivity,
  toStart,
  volunteer,
} from './activities'
import type { Town } from './town'
import type { VolunteerCase } from './volunteerCalls'
import { AT_DESK, TEAMS_IN, joined } from './volunteers'

/** Every call of activities and hours, each in a state in which it succeeds, for the rules that hold for all calls. */

const OTHER = { activity: 'activity:0123456789abcdef01234567' }

/** Two hours after all that is planned: nobody is in two places at once, however many cases went before. */
function later(town: Town): { from: number; to: number } {
  const ends = town.cloud.store.find('activities').map(({ to }) => Number(to))
  const from = Math.max(town.cloud.clock.now(), ...ends) + HOUR_MS
  return { from, to: from + 2 * HOUR_MS }
}

/** An open activity that the neighbour has signed up for. */
async function signedUp(town: Town): Promise<string> {
  const id = await ACTIVITIES_IN.OPEN(town, later(town), AT_DESK)
  await signUp(town, await volunteer(town), id)
  return id
}

/** One that has begun, with the neighbour there. */
async function present(town: Town): Promise<string> {
  const id = await signedUp(town)
  toStart(town, id)
  await checkIn(town, 'neighbour', id)
  return id
}

async function left(town: Town): Promise<string> {
  const id = await present(town)
  town.cloud.clock.advance(HOUR_MS)
  await checkOut(town, 'neighbour', id)
  return id
}

const step = (
  action: 'publish' | 'finish' | 'confirm' | 'cancel' | 'change',
  state: keyof typeof ACTIVITIES_IN,
  words: (town: Town) => object = () => ({}),
): VolunteerCase => ({
  name: `volunteer.${action}`,
  who: 'resident',
  async input(town) {
    const id = await ACTIVITIES_IN[state](town, later(town), AT_DESK)
    if (action === 'finish') toStart(town, id)
    return { id, version: storedActivity(town, id).version, ...words(town) }
  },
  other: (first) => ({ ...first, version: 1_000 }),
})

const onPart = (
  action: 'tickIn' | 'tickOut' | 'count' | 'strike',
  made: (town: Town) => Promise<string>,
  words: (town: Town) => object = () => ({}),
): VolunteerCase => ({
  name: `volunteer.${action}`,
  who: 'resident',
  async input(town) {
    const id = await made(town)
    const { _id, version } = partOf(town, id, 'neighbour')
    if (action === 'tickIn') toStart(town, id)
    return { id: _id, version, ...words(town) }
  },
  other: (first) => ({ ...first, version: 1_000 }),
})

const hourUntilNow = (town: Town) => {
  const to = town.cloud.clock.now()
  return { from: to - HOUR_MS, to, note: '核对过了' }
}

export const ACTIVITY_CASES: VolunteerCase[] = [
  {
    name: 'volunteer.draft',
    who: 'resident',
    input: async (town) => ({ team: await TEAMS_IN.ACTIVE(town, AT_DESK), ...planned(town) }),
    other: (first) => ({ ...first, places: 5 }),
  },
  step('publish', 'DRAFT'),
  step('change', 'OPEN', (town) => ({
    ...planned(town, { ...later(town), places: 9 }),
    note: '多要几个人',
  })),
  step('finish', 'OPEN'),
  step('confirm', 'CLOSING'),
  step('cancel', 'OPEN', () => ({ note: '下大雪' })),
  {
    name: 'volunteer.signUp',
    who: 'neighbour',
    async input(town) {
      await volunteer(town)
      return { activity: await ACTIVITIES_IN.OPEN(town, later(town), AT_DESK), risk: 1 }
    },
    other: (first) => ({ ...first, ...OTHER }),
  },
  {
    name: 'volunteer.cancelSignUp',
    who: 'neighbour',
    input: async (town) => ({ activity: await signedUp(town) }),
    other: () => OTHER,
  },
  {
    name: 'volunteer.checkIn',
    who: 'neighbour',
    async input(town) {
      const activity = await signedUp(town)
      toStart(town, activity)
      return { activity, code: await codeNow(town, activity) }
    },
    other: (first) => ({ ...first, ...OTHER }),
  },
  {
    name: 'volunteer.walkIn',
    who: 'neighbour',
    async input(town) {
      await volunteer(town)
      const activity = await ACTIVITIES_IN.OPEN(town, later(town), AT_DESK)
      toStart(town, activity)
      return { activity, code: await codeNow(town, activity), risk: 1 }
    },
    other: (first) => ({ ...first, ...OTHER }),
  },
  {
    name: 'volunteer.checkOut',
    who: 'neighbour',
    input: async (town) => ({ activity: await present(town) }),
    other: () => OTHER,
  },
  onPart('tickIn', signedUp),
  onPart('tickOut', present),
  onPart('count', left, hourUntilNow),
  onPart('strike', left, () => ({ note: '当天没有到场' })),
  {
    name: 'volunteer.claim',
    who: 'neighbour',
    async input(town) {
      const team = await TEAMS_IN.ACTIVE(town, AT_DESK)
      await joined(town, team)
      // Hours that no other case has told.
      town.cloud.clock.advance(2 * HOUR_MS)
      return { team, title: '给老人送菜', ...hourUntilNow(town) }
    },
    other: (first) => ({ ...first, title: '陪老人看病' }),
  },
  {
    name: 'volunteer.activity',
    who: 'neighbour',
    input: async (town) => ({ id: await signedUp(town) }),
  },
  ...(['open', 'led', 'todo'] as const).map((scope): VolunteerCase => ({
    name: 'volunteer.activities',
    who: 'resident',
    async input(town) {
      await signedUp(town)
      return { scope, ...(scope === 'todo' ? {} : { cursor: '1:activity:x' }) }
    },
  })),
  {
    name: 'volunteer.code',
    who: 'resident',
    input: async (town) => ({ id: await signedUp(town) }),
  },
  { name: 'volunteer.roster', who: 'resident', input: async (town) => ({ id: await left(town) }) },
  {
    name: 'volunteer.day',
    who: 'resident',
    async input(town) {
      await left(town)
      return {}
    },
  },
  {
    name: 'volunteer.hours',
    who: 'neighbour',
    async input(town) {
      await left(town)
      return { cursor: '9999999999999:part:x' }
    },
  },
]
