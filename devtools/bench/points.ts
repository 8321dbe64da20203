import type { CallName } from '../../domain/contract'
import { emptyAccount } from '../../domain/points/ledger/account'
import { award } from '../../domain/points/ledger/award'
import { todayOf } from '../../domain/points/ledger/lots'
import type { Doc } from '../cloud'
import { SMALL_PLAN } from '../cloud/limits'
import { memberNoOf, seededAccountKey } from '../street/shop'
import { NEIGHBOURS, seedYear } from '../street/year'
import { budgetOf, costOf, requestsOf } from './budgets'
import { openWorld, unlimited } from './openWorld'
import { median, ms, quantile, type Figure } from './table'
import { shownCode } from './counter'
import { persona, type World } from './world'

/** 积分: a street whose people have earned and spent for a year, beside one that has hardly begun. */

const FAR_MS = 20
const AT_ONCE = 50
const WARM_UP = 10
const SAMPLES = 60
const MAX_RATIO = 1.3
const MAX_TICKS = 12
/** Entries of one account, in a street of any size. */
const ENTRIES_EACH = 192
/** Its stock lies in eight bins. */
const POPULAR = { good: 'G01', price: 100, perMonth: 2 }
const SOLE = { good: 'G06', price: 30 }
const DEED = { minutes: 30, deed: '楼道清扫', confidential: false, kin: false }

const CALLS = [
  'points.ledger',
  'points.month',
  'points.redeem',
  'points.handOut',
  'points.give',
] as const
type Name = (typeof CALLS)[number]

interface Street {
  world: World
  stop: () => Promise<void>
  entries: number
  people: number
  took: Record<Name, number[]>
  far: (ms: number) => void
  round: number
}

const READER = 'o-neighbour-0000'
const hand = (n: number): string => `o-bench-hand-${n}`

/** An account with points, and its number, as if earned just now. */
function endow(world: World, openid: string, points: number): void {
  const now = world.cloud.clock.now()
  const caps = { day: points, month: points }
  const asked = { rule: 'JS03', source: `award:bench${openid}`, points, deedOn: todayOf(now) }
  const user = `user:${openid}`
  const account = emptyAccount('person', seededAccountKey(openid), user)
  const state = { account, before: null, own: { caps }, frozen: null, isOverBudget: false }
  const done = award(state, { ...asked, confidential: false, promised: true }, now)
  if (!done.ok) throw new Error(done.code)
  const member = { _id: `member:${memberNoOf(openid)}`, user, account: account._id }
  world.cloud.store.insertMany('entries', done.value.entries as unknown as Doc[])
  world.cloud.store.insertMany('accounts', [done.value.account] as unknown as Doc[])
  world.cloud.store.insertMany('members', [{ ...member, name: '王小明', at: now }])
}

async function openStreet(root: string, entries: number): Promise<Street> {
  let farMs = 0
  const delayMs = (kind: string): number => (kind === 'database' ? farMs : 0)
  // What a small plan refuses is another figure (homes): here whoever comes too many waits his turn.
  const { world, stop } = await openWorld(root, { delayMs }, { whenFull: 'wait' })
  await unlimited(world.cloud)
  const people = Math.min(NEIGHBOURS, Math.ceil(entries / ENTRIES_EACH))
  seedYear(world.cloud, entries, people)
  // Months that are over are reckoned, some a tick, and promises compared with the budget, as on any night.
  for (let tick = 0; tick < MAX_TICKS && !world.cloud.store.count('pointsRunning'); tick++) {
    await world.cloud.runTimer('jobs')
  }
  for (let n = 0; n < WARM_UP + SAMPLES; n++) endow(world, hand(n), 200)
  const took = Object.fromEntries(CALLS.map((name) => [name, []])) as unknown as Street['took']
  return { world, stop, entries, people, took, far: (m) => (farMs = m), round: 0 }
}

const today = (world: World): string => todayOf(world.cloud.clock.now())

const giving = (world: World, openid: string) => ({
  ...{ requestId: world.requestId(), no: memberNoOf(openid), rule: 'GM01' },
  ...{ ...DEED, deedOn: today(world) },
})

type Ask = World['call']

/** One of each call; the redemption is handed out by the keeper of its point. */
async function eachCall(world: World, openid: string, ask: Ask): Promise<void> {
  await ask(READER, 'points.ledger', {})
  await ask(READER, 'points.month', {})
  const requestId = world.requestId()
  const redemption = await ask(openid, 'points.redeem', { requestId, ...SOLE })
  await ask(persona('keeper-qiao'), 'points.handOut', {
    ...{ requestId: world.requestId(), id: redemption.id },
    code: shownCode(world, redemption),
  })
  await ask(persona('zhang'), 'points.give', giving(world, openid))
}

async function timeCalls(street: Street, isWarm: boolean): Promise<void> {
  const { world, took } = street
  const timed: Ask = async (openid, name, input) => {
    const began = performance.now()
    const answer = await world.call(openid, name, input)
    if (isWarm) took[name as Name].push(performance.now() - began)
    return answer
  }
  await eachCall(world, hand(street.round++), timed)
  await world.cloud.atRest()
}

/** What each call asks of the database, on a warm instance. */
async function costs({ world, far }: Street): Promise<Figure[]> {
  const figures: Figure[] = []
  endow(world, 'o-bench-cost', 200)
  const counted: Ask = async (openid, name, input) => {
    await world.cloud.atRest()
    world.cloud.trips()
    far(FAR_MS)
    const answer = await world.call(openid, name, input)
    far(0)
    await world.cloud.atRest()
    figures.push(costFigure(name, input, costOf(requestsOf('api', world.cloud.trips()))))
    return answer
  }
  await eachCall(world, 'o-bench-cost', counted)
  return figures
}

function costFigure(name: CallName, input: object, cost: ReturnType<typeof costOf>): Figure {
  const budget = budgetOf(name, input)
  return {
    what: `${name}, requests to the database`,
    figure: `${cost.database}, ${cost.depth} deep`,
    budget: `≤ ${budget.database}${budget.depth === Infinity ? '' : `, ≤ ${budget.depth} deep`}`,
    met: cost.database <= budget.database && cost.depth <= budget.depth,
    raw: '',
  }
}

/** Fifty people, one tap each: nobody may be sent away. */
async function atOnce(
  { world, far }: Street,
  what: string,
  tap: (n: number) => Promise<unknown>,
): Promise<Figure> {
  const took: number[] = []
  const failed: string[] = []
  far(FAR_MS)
  await Promise.all(
    Array.from({ length: AT_ONCE }, async (_, n) => {
      const began = performance.now()
      await tap(n).catch((error: Error) => failed.push(error.message))
      took.push(performance.now() - began)
    }),
  )
  far(0)
  await world.cloud.atRest()
  const why = failed.length > 0 ? `, ${[...new Set(failed)].join(' ')}` : ''
  return {
    what: `${AT_ONCE} ${what} at once, failed`,
    figure: String(failed.length),
    budget: '0',
    met: failed.length === 0,
    raw: `${FAR_MS} ms a database request, ${SMALL_PLAN.concurrency} run at once, p50 ${ms(median(took))}, p95 ${ms(quantile(took, 0.95))}${why}`,
  }
}

/** Once a street is warm: fifty awards of one member of staff, and fifty who want the same good. */
async function fifties(street: Street): Promise<Figure[]> {
  const { world } = street
  const who = (n: number): string => `o-bench-fifty-${n}`
  for (let n = 0; n < AT_ONCE; n++) endow(world, who(n), 200)
  return [
    await atOnce(street, 'awards', (n) =>
      world.call(persona('zhang'), 'points.give', giving(world, who(n))),
    ),
    await atOnce(street, 'people redeem one popular good (8 bins)', (n) =>
      world.call(who(n), 'points.redeem', { requestId: world.requestId(), ...POPULAR }),
    ),
  ]
}

const READS: readonly Name[] = ['points.ledger', 'points.month']

function timingOf(street: Street, base: Street, name: Name): Figure {
  const [mine, first] = [street.took[name], base.took[name]]
  const ratio = median(mine) / median(first)
  const isMeasured = street !== base
  const size = `${street.entries.toLocaleString('en')} entries of ${street.people.toLocaleString('en')} people`
  return {
    what: `${name} at ${size}`,
    figure: `p50 ${ms(median(mine))}, p95 ${ms(quantile(mine, 0.95))}`,
    budget: isMeasured && READS.includes(name) ? `p50 ≤ ${MAX_RATIO} × of the first` : '',
    met: isMeasured && READS.includes(name) ? ratio <= MAX_RATIO : null,
    raw: `${isMeasured ? `${ratio.toFixed(2)} ×, ` : ''}${mine.length} calls`,
  }
}

/** p50 of the calls of points as the ledger grows, what they ask, and fifty people at once. */
export async function measurePoints(root: string, sizes: number[]): Promise<Figure[]> {
  const streets: Street[] = []
  try {
    for (const size of sizes) streets.push(await openStreet(root, size))
    for (let i = 0; i < WARM_UP + SAMPLES; i++)
      for (const street of streets) await timeCalls(street, i >= WARM_UP)
    const base = streets[0]
    const largest = streets[streets.length - 1]
    if (!base || !largest) return []
    return [
      ...streets.flatMap((street) => CALLS.map((name) => timingOf(street, base, name))),
      ...(await costs(largest)),
      ...(await fifties(largest)),
    ]
  } finally {
    for (const { stop } of streets) await stop()
  }
}
