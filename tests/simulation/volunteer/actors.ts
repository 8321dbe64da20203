import type { Act, Actor } from '../../../devtools/simulation/types'
import { MINUTE_MS } from '../../../domain/calendar/zone'
import type { DayView } from '../../../domain/contract'
import type { Activity } from '../../../domain/volunteer/activity/types'
import { look, tap } from '../people'
import {
  DECIDERS,
  activitiesOf,
  activityOf,
  cancelsSignUp,
  checksIn,
  checksOut,
  claims,
  helperOf,
  partsOf,
  plans,
  signsUp,
  steps,
  ticks,
  walksIn,
  worksOffTheDay,
} from './hands'
import { LEADERS, TEAM_ID, VOLUNTEERS, type Helper } from './team'

/** Activities are planned, fill, are held or not, and somebody says what counts. */

/** So few at once that people meet in them. */
const MOST_AT_ONCE = 3

const ahead = (a: Act): Activity[] =>
  activitiesOf(a).filter(({ state, from }) => state === 'OPEN' && from > a.now())

async function plansOne(a: Act): Promise<void> {
  if (ahead(a).length >= MOST_AT_ONCE) return somebodySignsUp(a)
  await plans(a)
}

/** One, or several at once: the last place. Now and then somebody thinks better of it. */
async function somebodySignsUp(a: Act): Promise<void> {
  const { dice } = a
  const activity = dice.pick(ahead(a), ({ _id }) => _id)
  if (!activity) return void (await nextOne(a))
  const who = (): Helper => dice.oneOf(VOLUNTEERS)
  if (dice.chance(0.4)) {
    await Promise.all([who(), who(), who()].map((one) => signsUp(a, one, activity)))
  } else await signsUp(a, who(), activity)
  if (!dice.chance(0.4)) return
  const going = partsOf(a).filter((p) => p.activity === activity._id)
  const one = dice.pick(going, ({ _id }) => _id)
  const helper = one && helperOf(one)
  if (!helper) return
  await Promise.all([
    cancelsSignUp(a, helper, activity),
    ...(dice.chance(0.5) ? [signsUp(a, who(), activity)] : []),
  ])
}

/** Another day, other places, or not at all. */
async function planChanges(a: Act): Promise<void> {
  const { dice } = a
  const activity = dice.pick(ahead(a), ({ _id }) => _id)
  if (!activity) return somebodySignsUp(a)
  const who = dice.chance(0.9) ? dice.oneOf(LEADERS) : dice.oneOf(VOLUNTEERS)
  await steps(a, who, activity, dice.oneOf(['change', 'change', 'cancel', 'finish']))
}

/** Nobody comes alone: those who have a place, some by the roster, and somebody who has none. */
async function peopleCome(a: Act, activity: Activity): Promise<void> {
  const { dice } = a
  await a.pass(Math.max(0, activity.from - a.now() - dice.oneOf([0, 20]) * MINUTE_MS))
  await Promise.all([
    ...VOLUNTEERS.filter(() => dice.chance(0.6)).map((who) => checksIn(a, who, activity)),
    ...(dice.chance(0.3) ? [walksIn(a, dice.oneOf(VOLUNTEERS), activity)] : []),
    ticks(a, dice.oneOf(LEADERS), activity),
  ])
}

/** Soon over, at its end, or long after: some forget to check out. */
async function peopleGo(a: Act, activity: Activity): Promise<void> {
  const { dice } = a
  const lasts = activity.to - activity.from
  await a.pass(Math.round(lasts * dice.oneOf([0.5, 0.9, 1.2])))
  const there = partsOf(a).filter((p) => p.activity === activity._id && p.state === 'PRESENT')
  const leaving = there.filter(() => dice.chance(0.7)).flatMap((p) => helperOf(p) ?? [])
  await Promise.all([
    ...leaving.map((who) => checksOut(a, who, activity)),
    ...(dice.chance(0.3) ? [ticks(a, dice.oneOf(LEADERS), activity)] : []),
    ...(dice.chance(0.1) ? [steps(a, dice.oneOf(LEADERS), activity, 'cancel')] : []),
  ])
}

/** The next one; where none is planned, one that fills at once. */
async function nextOne(a: Act): Promise<Activity | undefined> {
  const next = (): Activity | undefined => ahead(a).sort((x, y) => x.from - y.from)[0]
  if (!next()) await plans(a)
  const activity = next()
  if (!activity) return undefined
  const many = VOLUNTEERS.filter(() => a.dice.chance(0.6))
  await Promise.all(many.map((who) => signsUp(a, who, activity)))
  return activity
}

async function isHeld(a: Act): Promise<void> {
  const { dice } = a
  const activity = await nextOne(a)
  if (!activity) return
  await peopleCome(a, activity)
  await peopleGo(a, activityOf(a, activity._id))
  await a.pass(Math.max(0, activity.to - a.now()))
  if (dice.chance(0.6)) await a.tick('jobs')
  if (dice.chance(0.7)) await listIsConfirmed(a)
}

async function listIsConfirmed(a: Act): Promise<void> {
  const { dice } = a
  const who = dice.chance(0.85) ? dice.oneOf(LEADERS) : 'secretaryA'
  await worksOffTheDay(a, who, true)
  const closing = activitiesOf(a).filter(({ state }) => state === 'CLOSING')
  const activity = dice.pick(closing, ({ _id }) => _id)
  if (activity) await steps(a, who, activity, 'confirm')
}

/** Two who lead at once, now and then over the same line. */
async function hoursAreDecided(a: Act): Promise<void> {
  const { dice } = a
  if (dice.chance(0.3)) {
    await Promise.all([worksOffTheDay(a, LEADERS[0]), worksOffTheDay(a, LEADERS[1])])
  } else await worksOffTheDay(a, dice.oneOf(DECIDERS), true)
  if (dice.chance(0.5)) await listIsConfirmed(a)
}

async function hoursAreTold(a: Act): Promise<void> {
  await claims(a)
  if (a.dice.chance(0.6)) await worksOffTheDay(a, a.dice.oneOf(DECIDERS))
}

async function looksAround(a: Act): Promise<void> {
  const { dice } = a
  const who = dice.oneOf([...VOLUNTEERS, 'secretaryA', 'workerB1'] as const)
  const activity = dice.pick(activitiesOf(a), ({ _id }) => _id)
  await look(a, who, 'volunteer.home', {})
  await look(a, who, 'volunteer.activities', { scope: dice.oneOf(['open', 'led', 'todo']) })
  await look(a, who, 'volunteer.team', { id: TEAM_ID })
  await look(a, who, 'volunteer.hours', {})
  if (!activity) return
  await look(a, who, 'volunteer.activity', { id: activity._id })
  await look(a, who, 'volunteer.roster', { id: activity._id })
  if (dice.chance(0.2)) await look(a, who, 'volunteer.code', { id: activity._id })
}

/** A leader asks not to lead any more, and is asked to again: his activities have another meanwhile. */
async function leadersChange(a: Act): Promise<void> {
  const { dice } = a
  const who = dice.oneOf(LEADERS)
  const on = { id: TEAM_ID, version: Number(a.documents('teams').get(TEAM_ID)?.version) }
  await tap(a, who, 'volunteer.stepDown', { requestId: a.requestId(), ...on })
}

export const actors: Actor[] = [
  { name: 'an activity is planned', weight: 3, act: plansOne },
  { name: 'somebody signs up', weight: 7, act: somebodySignsUp },
  { name: 'a plan changes', weight: 1.5, act: planChanges },
  { name: 'an activity is held', weight: 4, alone: true, act: isHeld },
  { name: 'hours are decided', weight: 3, act: hoursAreDecided },
  { name: 'own hours are told', weight: 1.5, act: hoursAreTold },
  { name: 'somebody looks at volunteering', weight: 1.5, act: looksAround },
  { name: 'a leader steps down', weight: 0.15, act: leadersChange },
]

/** What stands on anybody's daily list with a way to decide it, by `_id` of the part. */
export const onDailyLists = (a: Pick<Act, 'remember'>): Set<string> =>
  a.remember('on daily lists', () => new Set<string>())

/** Everybody who may have something to decide opens his daily list. */
export async function opensDailyLists(a: Act): Promise<void> {
  for (const who of DECIDERS) {
    const day = await look<DayView>(a, who, 'volunteer.day', {})
    for (const { id, actions } of day?.lines ?? [])
      if (actions.includes('count') || actions.includes('strike')) onDailyLists(a).add(id)
  }
}
