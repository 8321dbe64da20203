import type { CallName } from '../../domain/contract'
import { ACTIVITY_CASES } from './activityCalls'
import { INVITATION_CASES } from './invitations'
import { RECORD_CASES } from './recordCases'
import type { Person } from './street'
import type { Town } from './town'
import {
  APPLICATION,
  AT_DESK,
  NAME,
  TEAMS_IN,
  joined,
  register,
  storedTeam,
  withChild,
} from './volunteers'

/**
 * Every call of volunteering, each in a state in which it succeeds, for the rules that hold for all calls. Teams
 * are of the community of which the desk decides: the other's 第一书记 gives back his post on the way.
 */
export interface VolunteerCase {
  name: CallName
  who: Person
  /** What it is asked, without the request's id. */
  input(town: Town): Promise<object>
  /** The same call asking for something else; absent where it only reads. */
  other?: (first: object) => object
}

const step = (
  action: string,
  who: Person,
  state: keyof typeof TEAMS_IN,
  words: object = {},
  others: object = { version: 1_000 },
): VolunteerCase => ({
  name: `volunteer.${action}` as CallName,
  who,
  async input(town) {
    const id = await TEAMS_IN[state](town, AT_DESK)
    return { id, version: storedTeam(town, id).version, ...words }
  },
  other: (first) => ({ ...first, ...others }),
})

const asked = async (input: object): Promise<object> => input
const ELSEWHERE = { team: 'team:0123456789abcdef01234567' }

export const VOLUNTEER_CASES: VolunteerCase[] = [
  {
    name: 'volunteer.home',
    who: 'neighbour',
    async input(town) {
      await joined(town, await TEAMS_IN.ACTIVE(town, AT_DESK))
      return {}
    },
  },
  {
    name: 'volunteer.register',
    who: 'neighbour',
    input: () => asked({ name: NAME.neighbour, band: 'adult' }),
    other: (first) => ({ ...first, band: 'from16' }),
  },
  {
    name: 'volunteer.addWard',
    who: 'neighbour',
    async input(town) {
      await register(town, 'neighbour', NAME.neighbour)
      return { name: NAME.child }
    },
    other: (first) => ({ ...first, name: '小红' }),
  },
  {
    name: 'volunteer.removeWard',
    who: 'neighbour',
    input: async (town) => ({ key: await withChild(town, 'neighbour', NAME.child) }),
    other: () => ({ key: '0123abcd' }),
  },
  {
    name: 'volunteer.apply',
    who: 'resident',
    input: () => asked(APPLICATION),
    other: (first) => ({ ...first, name: '巡逻队' }),
  },
  step('approve', 'dispatcher', 'APPLIED'),
  step('reject', 'dispatcher', 'APPLIED', { note: '已有同样的队伍' }, { note: '人太少' }),
  step('withdraw', 'resident', 'APPLIED'),
  {
    name: 'volunteer.appoint',
    who: 'resident',
    async input(town) {
      const id = await TEAMS_IN.ACTIVE(town, AT_DESK)
      const member = await joined(town, id)
      return { id, version: storedTeam(town, id).version, member, to: '2026-12-31' }
    },
    other: (first) => ({ ...first, to: '2027-01-31' }),
  },
  step('stepDown', 'resident', 'ACTIVE'),
  step('dissolve', 'resident', 'ACTIVE', { note: '并入另一队' }, { note: '没有人了' }),
  {
    name: 'volunteer.join',
    who: 'neighbour',
    async input(town) {
      await register(town, 'neighbour', NAME.neighbour)
      return { team: await TEAMS_IN.ACTIVE(town, AT_DESK) }
    },
    other: () => ELSEWHERE,
  },
  {
    name: 'volunteer.quit',
    who: 'neighbour',
    async input(town) {
      const team = await TEAMS_IN.ACTIVE(town, AT_DESK)
      await joined(town, team)
      return { team }
    },
    other: () => ELSEWHERE,
  },
  ...INVITATION_CASES,
  ...(['all', 'mine'] as const).map((scope): VolunteerCase => ({
    name: 'volunteer.teams',
    who: 'resident',
    input: () => asked({ scope, cursor: '1:team:x' }),
  })),
  { name: 'volunteer.teams', who: 'secretaryA', input: () => asked({ scope: 'todo' }) },
  { name: 'volunteer.teams', who: 'dispatcher', input: () => asked({ scope: 'todo' }) },
  {
    name: 'volunteer.team',
    who: 'resident',
    async input(town) {
      const id = await TEAMS_IN.ACTIVE(town, AT_DESK)
      await joined(town, id)
      return { id }
    },
  },
  ...ACTIVITY_CASES,
  ...RECORD_CASES,
]
