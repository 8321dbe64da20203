import { DAY_MS, HOUR_MS } from '../../domain/calendar/zone'
import type { Roll } from '../../domain/volunteer/activity/roll'
import type { Activity } from '../../domain/volunteer/activity/types'
import type { Part } from '../../domain/volunteer/part/types'
import type { Cloud, Doc } from '../cloud'
import { keyOf } from '../street/keyOf'
import { VOLUNTEERS, volunteerOpenid } from '../street/seeds/volunteer'

/** Attendances of one person, in a street of any size: nobody takes part more often because others do. */
const EACH = 96
/** Who came to one activity. */
const CAME = 10
/** Ahead at a time, and odd hours on the leader's list, however long the street has been at it. */
const AHEAD = 24
const ODD = 6
const BATCH = 5_000

function partOf(activity: Activity, n: number, person: number, isOdd: boolean): Part {
  const user = `user:${volunteerOpenid(person)}`
  const at = activity.to
  const by = { by: activity.organisers[0] ?? 'system', minutes: 120, at }
  const line = { at, by: user, role: 'volunteer' as const, note: '' }
  return {
    ...{ _id: `part:${keyOf(`${activity._id}:${user}:${n}`)}`, shape: 1, version: 5 },
    ...{ state: isOdd ? 'FORGOTTEN' : 'COUNTED', activity: activity._id, team: activity.team },
    ...{ title: activity.title, user, ward: null, name: '李志愿', risk: 1, kind: 'SCANNED' },
    ...{ from: activity.from, to: activity.to, inAt: activity.from },
    ...(isOdd
      ? { outAt: null, odd: ['noCheckOut' as const], minutes: 0, findings: [] }
      : { outAt: activity.to, odd: [], minutes: 120, findings: [by] }),
    ...{ needed: 1, acknowledged: false, lookAt: null },
    history: [
      { ...line, action: 'signUp' },
      { ...line, action: 'checkIn' },
      isOdd
        ? { ...line, action: 'forget', by: 'system', role: 'system' }
        : { ...line, action: 'checkOut' },
    ],
  }
}

/** Like the first, some other day: over long ago, or still ahead. */
function another(first: Activity, teams: readonly string[], n: number, from: number): Activity {
  const isOver = from < first.from
  const team = teams[n % teams.length]!
  return {
    ...first,
    ...{ _id: `activity:${keyOf(`attendances ${n} ${from}`)}`, from, to: from + 2 * HOUR_MS },
    ...{ team: n === 0 ? first.team : team, plannedAt: from - 7 * DAY_MS },
    organisers: n === 0 ? first.organisers : [`user:${volunteerOpenid(n % teams.length)}`],
    ...(isOver
      ? {
          ...{ state: 'DONE' as const, open: false, waitingFor: null, dueAt: null, wakeAt: null },
          ...{ watching: null, overAt: from + 2 * HOUR_MS, confirmedBy: first.organisers[0]! },
        }
      : { dueAt: from + 2 * HOUR_MS, wakeAt: from + 2 * HOUR_MS }),
  }
}

function insert({ store }: Cloud, name: string, docs: readonly object[]): void {
  for (let i = 0; i < docs.length; i += BATCH)
    store.insertMany(name, docs.slice(i, i + BATCH) as unknown as Doc[])
}

/** So many attendances of the past, as if the street had been at it for years; and what is ahead now. */
export function seedAttendances(cloud: Cloud, like: string, count: number): void {
  const [stored] = cloud.store.find('activities', { _id: like })
  const first = stored as unknown as Activity
  const teams = cloud.store.find('teams', { state: 'ACTIVE' }, { _id: 1 }, 100).map((t) => t._id)
  const people = Math.max(CAME, Math.min(VOLUNTEERS, Math.ceil(count / EACH)))
  const held = Array.from({ length: Math.ceil(count / CAME) }, (_, n) =>
    another(first, teams as string[], n, first.from - (n + 1) * 6 * HOUR_MS),
  )
  const parts = held.flatMap((activity, n) =>
    Array.from({ length: CAME }, (_, i) =>
      partOf(activity, n, 1 + ((n * CAME + i) % people), n === 0 && i < ODD),
    ),
  )
  const ahead = Array.from({ length: AHEAD }, (_, n) =>
    another(first, teams as string[], n + 1, first.from + (n + 1) * HOUR_MS),
  )
  const [roll] = cloud.store.find('rolls', { _id: like })
  const rolls = ahead.map(({ _id, from }) => ({ ...(roll as unknown as Roll), _id, from }))
  insert(cloud, 'activities', [...held, ...ahead])
  insert(cloud, 'rolls', rolls)
  insert(cloud, 'parts', parts)
}
