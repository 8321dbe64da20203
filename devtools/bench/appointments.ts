import type { CallName } from '../../domain/contract'
import { patiently } from '../../domain/call/retry'
import { DAY_MS, HOUR_MS, dateString, dayOf, startOfDay } from '../../domain/calendar/zone'
import { NOBODY, presenceOf } from '../../domain/duty/presence'
import { apply } from '../../domain/mediation/create'
import { listed } from '../../domain/mediation/parties'
import type { Case, Member } from '../../domain/mediation/types'
import type { StreetSettings } from '../../domain/street/types'
import type { Doc } from '../cloud'
import { SMALL_PLAN } from '../cloud/limits'
import { diceOf } from '../simulation/chance'
import { budgetOf, costOf, requestsOf } from './budgets'
import { agreed, eventOf, type World } from './world'
import { ms, quantile, type Figure } from './table'

/** Cases that have come as far as the time, and people who hold and book one. */

const PARTY = 'o-bench-party'
/** Until a case that is put into the store would end by itself. */
const TERM_MS = 30 * DAY_MS

export interface Appointment {
  id: string
  slot: { date: string; from: number; to: number; resources: string[] }
  /** Account of whoever books it. */
  openid: string
}

const memberOf = (id: string): Member => ({
  ...{ id, name: '调解员', kind: 'mediator', taken: true, disclosure: '' },
})

/** A case of this person whose people are settled: made as an application makes one, and led on. */
function settledCase(world: World, openid: string, n: number, people: string[]): Case {
  const settings = world.cloud.store.find('settings', {})[0] as unknown as StreetSettings
  const now = world.cloud.clock.now()
  const presence = presenceOf(new Map(), now, NOBODY.except)
  const party = { kind: 'person' as const, phone: '', address: '' }
  const made = apply(
    {
      key: n.toString(16).padStart(24, '0'),
      applicant: `user:${openid}`,
      filedBy: null,
      asked: null,
      reportId: null,
      by: { principal: `user:${openid}`, name: '', role: 'party' },
      source: 'SELF',
      specialty: 'neighbour',
      facts: '楼上漏水',
      claim: '修好',
      communityCode: null,
      parties: [
        { ...party, side: 'applicant', name: '王甲', me: true },
        { ...party, side: 'respondent', name: '李乙', me: false },
      ],
      ranked: [],
      moderation: 'pass',
    },
    { now, settings, presence, requestId: `bench-case-${n}` },
  )
  if (!made.ok) throw new Error(`no case: ${made.code}`)
  const [lead, ...team] = people.map(memberOf)
  return listed({
    ...made.value,
    ...{ state: 'CHOOSING', watching: 'book', turn: [`user:${openid}`] },
    ...{ acceptedAt: now, termAt: now + TERM_MS, number: `〔2026〕人调字第${n}号` },
    ...{ lead: lead ?? null, leadId: lead?.id ?? null, team },
    choice: { stage: 'book', table: [], by: 'chair', reason: '', excluded: [] },
  })
}

let cases = 0
/** Puts a case into the store, for that time of these people and rooms. */
export function appointmentAt(
  world: World,
  resources: string[],
  from: number,
  openid = PARTY,
): Appointment {
  const people = resources.filter((r) => r.startsWith('staff:'))
  const made = settledCase(world, openid, ++cases, people)
  world.cloud.store.insertMany('cases', [made as unknown as Doc])
  const slot = { date: dateString(dayOf(from)), from, to: from + HOUR_MS, resources }
  return { id: made._id, slot, openid }
}

/** The instant of an hour so many days from today. */
export const hourOf = (world: World, days: number, hour: number): number =>
  startOfDay(dayOf(world.cloud.clock.now()) + days) + hour * HOUR_MS

type Ask = (openid: string, name: CallName, input: object) => Promise<unknown>

/** Two taps: the time is held, and booked. */
export async function holdAndBook(
  world: World,
  { id, slot, openid }: Appointment,
  ask: Ask,
): Promise<void> {
  const { holdNo } = world.cloud.store.find('cases', { _id: id })[0] as unknown as Case
  const hold = { requestId: world.requestId(), id, n: 0, ...slot }
  const { n } = (await ask(openid, 'mediation.hold', hold)) as { n: number }
  const { version } = world.cloud.store.find('cases', { _id: id })[0] as unknown as Case
  const book = { requestId: world.requestId(), id, version, n, ...slot }
  if (n !== holdNo + 1) throw new Error(`hold ${n} after ${holdNo}`)
  await ask(openid, 'mediation.book', book)
}

/** What hold and confirm ask of the database on a warm instance. */
async function costs(world: World, what: string, appointment: Appointment): Promise<Figure[]> {
  const figures: Figure[] = []
  await holdAndBook(world, appointment, async (openid, name, input) => {
    await world.cloud.atRest()
    world.cloud.trips()
    const answer = await world.call(openid, name, input as never)
    await world.cloud.atRest()
    const { database } = costOf(requestsOf('api', world.cloud.trips()))
    const budget = budgetOf(name, input).database
    figures.push({
      what: `${name}, ${what}`,
      figure: `${database} requests`,
      budget: `≤ ${budget}`,
      met: database <= budget,
      raw: 'to the database, begin and commit counted, account, case and notice with it',
    })
    return answer
  })
  return figures
}

/** One person, and a team of five with a room. */
export async function measureCosts(
  world: World,
  people: string[],
  room: string,
): Promise<Figure[]> {
  const [one] = people
  const team = [...people.slice(0, 5), room]
  const asked = { from: dateString(dayOf(hourOf(world, 1, 0))), resources: team, together: true }
  const week = await world.call(PARTY, 'booking.week', asked)
  const free = week.lines[0]?.days.flatMap((d) => d.slots).find((s) => s.state === 'free')
  if (!one || !free) throw new Error('no time for a team of five and a room')
  // Each on an instance that has read the street and the hours.
  await holdAndBook(world, appointmentAt(world, [one], hourOf(world, 2, 8)), (...a) =>
    world.call(...(a as Parameters<World['call']>)),
  )
  return [
    ...(await costs(world, 'one person', appointmentAt(world, [one], hourOf(world, 2, 10)))),
    ...(await costs(world, 'five and a room', appointmentAt(world, team, free.from))),
  ]
}

const SEED = 20261127
const AT_ONCE = 50
const FREE_HOURS = [8, 10, 12, 14, 16]
const wait = (forMs: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, forMs))

/** A call as the client makes it, tried again where the plan or the calendar is full. */
const asClient =
  (world: World, random: () => number): Ask =>
  async (openid, name, input) => {
    const answer = await patiently(
      async () => {
        const reply = await world.cloud.callFunction('api', eventOf(name, input), { openid })
        const code = 'errCode' in reply ? '' : (reply.result as { code?: string }).code
        return { reply, again: 'errCode' in reply || code === 'busy' }
      },
      { random, wait },
    )
    if ('errCode' in answer) throw new Error(String(answer.errCode))
    const result = answer.result as { ok: boolean; code?: string; data: unknown }
    if (!result.ok) throw new Error(result.code)
    return result.data
  }

/** Fifty people who hold and book different times of one day, all at once, far from the database. */
export async function measureFifty(world: World, people: string[], farMs: number): Promise<Figure> {
  const wanted = Array.from({ length: AT_ONCE }, (_, i) => {
    const hour = FREE_HOURS[Math.floor(i / people.length)] ?? 17
    const resource = people[i % people.length]!
    return appointmentAt(world, [resource], hourOf(world, 4, hour), `o-bench-${i}`)
  })
  for (const { openid } of wanted) await agreed(world, openid)
  const took: number[] = []
  const failed: string[] = []
  await Promise.all(
    wanted.map(async (one, i) => {
      const began = performance.now()
      const { random } = diceOf('fifty', SEED, i)
      await holdAndBook(world, one, asClient(world, random)).catch((error: Error) =>
        failed.push(error.message),
      )
      took.push(performance.now() - began)
    }),
  )
  return {
    what: `${AT_ONCE} book different times of one day at once, failed`,
    figure: String(failed.length),
    budget: '0',
    met: failed.length === 0,
    raw: `${farMs} ms a database request, ${SMALL_PLAN.concurrency} run at once, hold and confirm p50 ${ms(quantile(took, 0.5))}, p95 ${ms(quantile(took, 0.95))}${failed.length ? `, ${[...new Set(failed)].join(' ')}` : ''}`,
  }
}
