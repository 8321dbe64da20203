import {
  ACTIVITY_CARD_FIELDS,
  type ActivityCardSource,
} from '../../../domain/volunteer/activity/views'
import type { Activity } from '../../../domain/volunteer/activity/types'
import type { Row } from '../../../domain/matter/views'
import { DESK } from '../../../domain/report/routing'
import {
  rowOfActivity,
  rowOfDay,
  rowOfInvitations,
  rowOfPart,
  rowOfTeam,
} from '../../../domain/volunteer/rows'
import { leads } from '../../../domain/volunteer/team/leaders'
import { TEAM_CARD_FIELDS } from '../../../domain/volunteer/team/views'
import { now } from '../../platform/clock'
import { command, type Filter } from '../../platform/collections'
import { housemates } from '../../platform/households'
import { invitedBy, invitesTo } from '../../platform/invitations'
import {
  bothLists,
  count,
  everyList,
  known,
  list,
  mapLists,
  type Lists,
} from '../../platform/lists'
import type { RowSource, Told } from '../home/rowSource'
import { WAITING } from './day'
import { COMING } from './taking'

type Sort = [string, 'asc' | 'desc'][]
const soonest = (key: string): Sort => [
  [key, 'asc'],
  ['_id', 'asc'],
]

const NONE: Lists<Told> = known(() => [])
/** Teams that one person leads at a time. */
const LED = 20
/** Hours that wait: beyond it “so many and more” is said. */
const MOST = 99

type Joined = { activities?: Pick<Activity, 'venue'>[] }

/** What one signed up for and has not ended, the next first. */
export const own = (user: string, limit: number): Lists<Told> =>
  mapLists(
    list(
      'parts',
      { user, ward: null, state: command.in([...COMING]) },
      {
        ...{ sort: soonest('from'), limit, joined: { from: 'activities', by: 'activity' } },
        fields: ['_id', 'state', 'activity', 'title', 'from', 'to'],
      },
    ),
    (parts) => (reader) =>
      parts.flatMap((part) => {
        const [activity] = (part as Joined).activities ?? []
        return rowOfPart(part, activity?.venue.name, reader.now) ?? []
      }),
  )

const activitiesOf = (waitingFor: unknown, limit: number): Lists<Told> =>
  mapLists(
    list(
      'activities',
      { waitingFor },
      { sort: soonest('dueAt'), limit, fields: ACTIVITY_CARD_FIELDS },
    ) as Lists<ActivityCardSource[]>,
    (found) => (reader) => found.flatMap((activity) => rowOfActivity(activity, reader) ?? []),
  )

const teams = (filter: Filter, sort: Sort, limit: number): Lists<Told> =>
  mapLists(
    list('teams', filter, { sort, limit, fields: TEAM_CARD_FIELDS }),
    (found) => (reader) => found.map((team) => rowOfTeam(team, reader)),
  )

const together = (all: Lists<Told>[], limit: number): Lists<Told> =>
  mapLists(everyList(all), (told) => (reader) => {
    const rows = told.flatMap((some) => some(reader))
    // Whoever leads what he takes part in himself has it once, by what waits for him.
    const isFirst = ({ page }: Row, i: number) => rows.findIndex((r) => r.page === page) === i
    return rows.filter(isFirst).slice(0, limit)
  })

/** Of the teams that somebody leads, what he has to look at: never his own hours nor his household's. */
function waitingIn(ids: readonly string[], user: string, kin: readonly string[]): Lists<Told> {
  if (ids.length === 0) return NONE
  const others = { team: command.in([...ids]), user: command.nin([user, ...kin]) }
  const counts = everyList([
    // Whoever has found the hours right leaves the second look to another one.
    count(
      'parts',
      { ...others, state: command.in(WAITING), 'findings.by': command.neq(user) },
      MOST + 1,
    ),
    count('parts', { ...others, state: 'LEFT', 'odd.0': command.exists(true) }, MOST + 1),
  ])
  return mapLists(counts, ([waiting = 0, odd = 0]) => () => {
    const row = rowOfDay(waiting + odd, MOST)
    return row ? [row] : []
  })
}

/** 邀请入队 to a number, of teams that are there and that the reader is not in. */
const invitations = (phone: string, joined: ReadonlySet<string>): Lists<Told> =>
  mapLists(invitesTo(phone, joined, now()), (found) => () => {
    const row = rowOfInvitations(found.map(({ team }) => team.name))
    return row ? [row] : []
  })

/**
 * 志愿服务 on the home page: the next activity, what waits for who leads a team, applications for teams. Of
 * what must be decided before a team exists or when nobody leads it, for whoever holds the post.
 */
export const volunteerRows: RowSource = {
  of: 'activities',
  mine: (user, limit) =>
    together(
      [
        activitiesOf(user, limit),
        own(user, limit),
        teams(
          { applicant: user, state: 'APPLIED' },
          [
            ['appliedAt', 'desc'],
            ['_id', 'desc'],
          ],
          limit,
        ),
      ],
      limit,
    ),
  then: (user) =>
    mapLists(
      bothLists(
        list(
          'teams',
          { 'leaders.user': user },
          { limit: LED, fields: ['_id', 'state', 'leaders'] },
        ),
        bothLists(housemates(user), invitedBy(user)),
      ),
      ([led, [kin, { phone, joined }]]) => {
        const ids = led.filter((team) => leads(team, user, now())).map(({ _id }) => _id)
        const waiting = waitingIn(ids, user, kin)
        if (phone === null) return waiting
        return mapLists(
          bothLists(waiting, invitations(phone, joined)),
          ([day, row]) =>
            (reader) => [...day(reader), ...row(reader)],
        )
      },
    ),
  todo({ staffId, posts }, limit) {
    // What waits at the desk stands among what waits for whoever has the desk.
    const isDesk = posts.some(({ role }) => role === 'dispatcher')
    const waitingFor = isDesk ? command.in([staffId, DESK]) : staffId
    return together(
      [teams({ waitingFor }, soonest('dueAt'), limit), activitiesOf(waitingFor, limit)],
      limit,
    )
  },
  desk: () => null,
}
