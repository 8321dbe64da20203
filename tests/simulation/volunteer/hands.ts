import type { Act } from '../../../devtools/simulation/types'
import { HOUR_MS, MINUTE_MS } from '../../../domain/calendar/zone'
import type { ActivityPageView, DayView, RosterLine, RosterView } from '../../../domain/contract'
import { checkInCode } from '../../../domain/volunteer/activity/code'
import type { Activity } from '../../../domain/volunteer/activity/types'
import type { Part } from '../../../domain/volunteer/part/types'
import { OPENID, type Person } from '../cast'
import { look, tap } from '../people'
import { LEADERS, TEAM_ID, VOLUNTEERS } from './team'

/** What volunteers and whoever leads them do with an activity and with their part in it. */

export const activitiesOf = (a: Act): Activity[] => [
  ...a.documents<Activity>('activities').values(),
]
export const partsOf = (a: Act): Part[] => [...a.documents<Part>('parts').values()]
export const activityOf = (a: Act, id: string): Activity =>
  a.documents<Activity>('activities').get(id)!

/** People speak of minutes. */
const minuteOf = (at: number): number => Math.floor(at / MINUTE_MS) * MINUTE_MS

/** Few places, soon, mostly short: so that people meet, wait, and cross each other. */
const planOf = ({ dice, now }: Act): object => {
  const from = minuteOf(now()) + dice.oneOf([1, 2, 2, 3, 20]) * HOUR_MS
  const minutes = dice.oneOf([30, 60, 60, 90, 9 * 60])
  return {
    ...{ title: '扫雪除冰', content: '清扫小区门口的雪', from, to: from + minutes * MINUTE_MS },
    ...{ venue: { name: '丁香小区门口', point: null }, places: dice.oneOf([1, 2, 2, 3]) },
    ...{ minAge: 0, insured: true, skills: '', rule: dice.oneOf(['GM01', 'JS04']) },
    risk: '路滑，请穿防滑鞋',
  }
}

/** A draft; most are published at once. */
export async function plans(a: Act): Promise<void> {
  const { dice } = a
  const who = dice.oneOf(LEADERS)
  const requestId = a.requestId()
  await tap(a, who, 'volunteer.draft', { requestId, team: TEAM_ID, ...planOf(a) })
  const drafted = activitiesOf(a).find(({ history }) => history[0]!.requestId === requestId)
  if (drafted && dice.chance(0.9)) await steps(a, who, drafted, 'publish')
}

export async function steps(
  a: Act,
  who: Person,
  { _id, version }: Activity,
  action: 'publish' | 'change' | 'finish' | 'confirm' | 'cancel',
): Promise<void> {
  const page = await look<ActivityPageView>(a, who, 'volunteer.activity', { id: _id })
  const words = {
    ...(action === 'change' ? { ...planOf(a), note: '时间有变' } : {}),
    ...(action === 'cancel' ? { note: '下大雪，改期再办' } : {}),
  }
  await tap(a, who, `volunteer.${action}`, {
    ...{ requestId: a.requestId(), id: _id, version: page?.activity.version ?? version },
    ...words,
  })
}

export async function signsUp(a: Act, who: Person, activity: Activity): Promise<void> {
  const page = await look<ActivityPageView>(a, who, 'volunteer.activity', { id: activity._id })
  const risk = page?.activity.risk.version ?? 1
  await tap(a, who, 'volunteer.signUp', { requestId: a.requestId(), activity: activity._id, risk })
}

export async function cancelsSignUp(a: Act, who: Person, { _id }: Activity): Promise<void> {
  await tap(a, who, 'volunteer.cancelSignUp', { requestId: a.requestId(), activity: _id })
}

/** The code of now; seldom one that was photographed a while ago. */
export async function checksIn(a: Act, who: Person, { _id, secret }: Activity): Promise<void> {
  const code = checkInCode(secret, a.now() - (a.dice.chance(0.1) ? 10 * MINUTE_MS : 0))
  await tap(a, who, 'volunteer.checkIn', { requestId: a.requestId(), activity: _id, code })
}

/** Stands there without having signed up, or says so a second time. */
export async function walksIn(a: Act, who: Person, activity: Activity): Promise<void> {
  const code = checkInCode(activity.secret, a.now())
  const risk = activity.risks.at(-1)!.version
  const on = { requestId: a.requestId(), activity: activity._id }
  await tap(a, who, 'volunteer.walkIn', { ...on, code, risk })
}

export async function checksOut(a: Act, who: Person, { _id }: Activity): Promise<void> {
  await tap(a, who, 'volunteer.checkOut', { requestId: a.requestId(), activity: _id })
}

/** One line of the roster is ticked, as far as it has such a button. */
export async function ticks(a: Act, who: Person, { _id }: Activity): Promise<void> {
  const roster = await look<RosterView>(a, who, 'volunteer.roster', { id: _id })
  const lines = roster?.lines.filter(({ actions }) => actions.some((x) => x.startsWith('tick')))
  const line = lines && a.dice.pick(lines, ({ id }) => id)
  const step = line?.actions.find((x) => x === 'tickIn' || x === 'tickOut')
  if (!line || !step) return
  const on = { requestId: a.requestId(), id: line.id, version: line.version }
  await tap(a, who, `volunteer.${step}`, on)
}

/** Finds hours right, mostly as they were; or not. */
export async function decidesOn(a: Act, who: Person, line: RosterLine): Promise<void> {
  const { dice } = a
  const part = a.documents<Part>('parts').get(line.id)
  if (!part) return
  const on = { requestId: a.requestId(), id: line.id, version: line.version }
  if (dice.chance(0.15)) {
    await tap(a, who, 'volunteer.strike', { ...on, note: '当天没有到场' })
    return
  }
  const from = part.inAt ?? part.from
  const to = Math.floor(Math.min(part.outAt ?? part.to, a.now()))
  await tap(a, who, 'volunteer.count', { ...on, from, to, note: '和当天的同伴核实过' })
}

/** Who may have something to decide: those who lead, and the posts above them. */
export const DECIDERS: readonly Person[] = [...LEADERS, 'secretaryA', 'dispatcher']

/** The daily list, and what stands on it: one, or all of it. */
export async function worksOffTheDay(a: Act, who: Person, all = false): Promise<void> {
  const day = await look<DayView>(a, who, 'volunteer.day', {})
  const lines = (day?.lines ?? []).filter(({ actions }) => actions.includes('count'))
  const one = a.dice.pick(lines, ({ id }) => id)
  for (const line of all ? lines : one ? [one] : []) await decidesOn(a, who, line)
}

export async function claims(a: Act): Promise<void> {
  const { dice } = a
  const to = minuteOf(a.now()) - dice.oneOf([10, 60, 600]) * MINUTE_MS
  const from = to - dice.oneOf([60, 60, 13 * 60]) * MINUTE_MS
  await tap(a, dice.oneOf(VOLUNTEERS), 'volunteer.claim', {
    ...{ requestId: a.requestId(), team: TEAM_ID, title: '陪邻居看病', from, to },
    note: '邻居独居，陪她去了医院',
  })
}

export const helperOf = ({ user }: Part): Person | undefined =>
  VOLUNTEERS.find((who) => `user:${OPENID[who]}` === user)
