import type { CallName } from '../../domain/contract'
import { HOUR_MS } from '../../domain/calendar/zone'
import { checkInCode } from '../../domain/volunteer/activity/code'
import { diceOf } from '../simulation/chance'
import { SMALL_PLAN } from '../cloud/limits'
import { volunteerOpenid } from '../street/seeds/volunteer'
import { planAt } from './activityStory'
import { seedAttendances } from './attendances'
import { budgetOf, costOf, requestsOf } from './budgets'
import { tapPatiently, type Opened } from './homes/opening'
import { openWorld, unlimited } from './openWorld'
import { median, ms, quantile, type Figure } from './table'
import { stepOn, type World } from './world'

/** 志愿服务: what its lists take as attendances grow, and everybody who checks in within one minute. */

const FAR_MS = 40
const PEOPLE = 200
const WITHIN_MS = 60_000
const SEED = 20261127
const WARM_UP = 10
const SAMPLES = 60
const MAX_RATIO = 1.3
/** Leads the first team; and somebody who was there as often as everybody. */
const [LEADER, READER] = [volunteerOpenid(0), volunteerOpenid(1)]

const LISTS = [
  'volunteer.home',
  'volunteer.teams',
  'volunteer.team',
  'volunteer.activities',
  'volunteer.activity',
  'volunteer.roster',
  'volunteer.day',
  'volunteer.hours',
] as const
type Name = (typeof LISTS)[number]

interface Street {
  world: World
  stop: () => Promise<void>
  size: number
  team: string
  /** One that is open, with people on its list. */
  activity: string
  took: Record<Name, number[]>
  far: (ms: number) => void
}

async function openStreet(root: string, size: number): Promise<Street> {
  let farMs = 0
  const delayMs = (kind: string): number => (kind === 'database' ? farMs : 0)
  const { world, stop } = await openWorld(root, { delayMs })
  await unlimited(world.cloud)
  const { teams } = await world.call(LEADER, 'volunteer.home', {})
  const [team] = teams
  if (!team) throw new Error('the first volunteer is in no team')
  const activity = await opened(world, team.id)
  seedAttendances(world.cloud, activity, size)
  const took = Object.fromEntries(LISTS.map((name) => [name, []])) as unknown as Street['took']
  return { world, stop, size, team: team.id, activity, took, far: (m) => (farMs = m) }
}

/** One of this team that begins in three hours, with a place for everybody. */
async function opened(world: World, team: string): Promise<string> {
  const from = world.cloud.clock.now() + 3 * HOUR_MS
  const requestId = world.requestId()
  const plan = planAt(from, PEOPLE + 1)
  const draft = await world.call(LEADER, 'volunteer.draft', { requestId, team, ...plan })
  const { id } = await world.call(LEADER, 'volunteer.publish', stepOn(world, draft))
  return id
}

async function timeLists({ world, took, team, activity }: Street, isWarm: boolean): Promise<void> {
  const ask: World['call'] = async (openid, name, input) => {
    const began = performance.now()
    const answer = await world.call(openid, name, input)
    if (isWarm) took[name as Name].push(performance.now() - began)
    return answer
  }
  await ask(READER, 'volunteer.home', {})
  await ask(READER, 'volunteer.teams', { scope: 'all' })
  await ask(READER, 'volunteer.team', { id: team })
  await ask(READER, 'volunteer.activities', { scope: 'open' })
  await ask(READER, 'volunteer.activity', { id: activity })
  await ask(LEADER, 'volunteer.roster', { id: activity })
  await ask(LEADER, 'volunteer.day', {})
  await ask(READER, 'volunteer.hours', {})
}

function timingOf(street: Street, base: Street, name: Name): Figure {
  const [mine, first] = [street.took[name], base.took[name]]
  const ratio = median(mine) / median(first)
  const isMeasured = street !== base
  return {
    what: `${name} at ${street.size.toLocaleString('en')} attendances`,
    figure: `p50 ${ms(median(mine))}, p95 ${ms(quantile(mine, 0.95))}`,
    budget: isMeasured ? `p50 ≤ ${MAX_RATIO} × of the first` : '',
    met: isMeasured ? ratio <= MAX_RATIO : null,
    raw: `${isMeasured ? `${ratio.toFixed(2)} ×, ` : ''}${mine.length} calls`,
  }
}

/** One tap, and what it asked. */
async function costFigure(
  { world, far }: Street,
  name: CallName,
  tap: () => Promise<unknown>,
): Promise<Figure> {
  await world.cloud.atRest()
  world.cloud.trips()
  far(FAR_MS)
  await tap()
  far(0)
  await world.cloud.atRest()
  const { database } = costOf(requestsOf('api', world.cloud.trips()))
  const budget = budgetOf(name, {}).database
  return {
    what: `${name}, requests to the database`,
    figure: String(database),
    budget: `≤ ${budget}`,
    met: database <= budget,
    raw: '',
  }
}

/** So many taps on a plan of twenty at once; whoever is refused tries again as the client does. */
async function rush(street: Street, who: string[]): Promise<Figure[]> {
  const { world, activity, far } = street
  const { clock, store } = world.cloud
  const [{ secret = '' } = {}] = store.find('activities', { _id: activity })
  const queue = [...who.entries()]
  const tapped: Opened[] = []
  const lane = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [n, one] = next
      const code = checkInCode(String(secret), clock.now())
      const input = { requestId: world.requestId(), activity, code }
      const { random } = diceOf('rush', SEED, n)
      tapped.push(await tapPatiently(world, one, 'volunteer.checkIn', input, random))
    }
  }
  far(FAR_MS)
  const began = performance.now()
  await Promise.all(Array.from({ length: SMALL_PLAN.concurrency }, lane))
  const tookMs = performance.now() - began
  far(0)
  await world.cloud.atRest()
  const there = who.filter((one) =>
    store.count('parts', { activity, state: 'PRESENT', user: `user:${one}` }),
  )
  return rushFigures(tapped, who.length - there.length, tookMs)
}

function rushFigures(tapped: Opened[], lost: number, tookMs: number): Figure[] {
  const refused = tapped.filter((t) => t.lastError !== null)
  const tooks = tapped.map((t) => t.tookMs)
  const why = [...new Set(refused.map((t) => t.lastError))].join(', ')
  const what = `${tapped.length} check-ins of one activity, ${SMALL_PLAN.concurrency} at once`
  const raw = `${FAR_MS} ms a database request, p50 ${ms(median(tooks))}, p95 ${ms(quantile(tooks, 0.95))}`
  const none = (count: number) => ({ figure: String(count), budget: '0', met: count === 0 })
  return [
    { what: `${what}: refused in the end`, ...none(refused.length), raw: why || raw },
    { what: `${what}: lost`, ...none(lost), raw: '' },
    {
      ...{ what: `${what}: all of them within`, figure: `${(tookMs / 1000).toFixed(1)} s` },
      ...{ budget: `≤ ${WITHIN_MS / 1000} s`, met: tookMs <= WITHIN_MS },
      raw: `refused at first ${tapped.filter((t) => t.firstError !== null).length}`,
    },
  ]
}

/** Everybody signs up, comes at the start, and one goes: his taps are counted. */
async function isHeld(street: Street): Promise<Figure[]> {
  const { world, activity } = street
  const { clock, store } = world.cloud
  const [one = '', ...others] = Array.from({ length: PEOPLE + 1 }, (_, n) => volunteerOpenid(n + 1))
  const on = () => ({ requestId: world.requestId(), activity })
  const signUp = (who: string) => () => world.call(who, 'volunteer.signUp', { ...on(), risk: 1 })
  for (const other of others) await signUp(other)()
  const figures = [await costFigure(street, 'volunteer.signUp', signUp(one))]
  const [{ from, secret } = {}] = store.find('activities', { _id: activity })
  clock.advance(Number(from) - clock.now())
  const warm = () => world.call(LEADER, 'volunteer.home', {})
  await warm()
  figures.push(
    await costFigure(street, 'volunteer.checkIn', () => {
      const code = checkInCode(String(secret), clock.now())
      return world.call(one, 'volunteer.checkIn', { ...on(), code })
    }),
    ...(await rush(street, others)),
  )
  clock.advance(HOUR_MS)
  await warm()
  const checkOut = () => world.call(one, 'volunteer.checkOut', on())
  return [...figures, await costFigure(street, 'volunteer.checkOut', checkOut)]
}

/** p50 of the lists as attendances grow, what sign-up, check-in and check-out ask, and the minute of the start. */
export async function measureVolunteering(root: string, sizes: number[]): Promise<Figure[]> {
  const streets: Street[] = []
  try {
    for (const size of sizes) streets.push(await openStreet(root, size))
    for (let i = 0; i < WARM_UP + SAMPLES; i++)
      for (const street of streets) await timeLists(street, i >= WARM_UP)
    const [base] = streets
    const largest = streets[streets.length - 1]
    if (!base || !largest) return []
    const lists = streets.flatMap((street) => LISTS.map((name) => timingOf(street, base, name)))
    return [...lists, ...(await isHeld(largest))]
  } finally {
    for (const { stop } of streets) await stop()
  }
}
