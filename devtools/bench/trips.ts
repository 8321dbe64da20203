import { CALLS, type CallName } from '../../domain/contract'
import { budgetOf, costOf, hasPhotos, requestsOf, type Budget, type Cost } from './budgets'
import { coldRunner } from './coldRunner'
import { openWorld, unlimited } from './openWorld'
import { tellStory } from './story'
import type { Figure } from './table'
import { persona, type World } from './world'

/** Both ways to the cloud and what it takes there: long enough that requests sent together overlap. */
const FAR_MS = 25
/** Less than an instance keeps its settings, and than the slowest call takes. */
const WARM_MS = 40_000
/** So often a form of a call is slowed down for its depth; its requests are counted every time. */
const MEASURED = 4
const KINDS = ['reading', 'opening', 'writing'] as const

/** A call in one of its forms, which have budgets of their own. */
interface Asked {
  name: CallName
  budget: Budget
  /** The most of all times that the story made it. */
  cost: Cost
  times: number
}
type Costs = Map<string, Asked>

const formOf = (name: CallName, input: object): string =>
  hasPhotos(input) ? `${name} with photos` : name

const larger = (a: Cost, b: Cost): Cost => ({
  database: Math.max(a.database, b.database),
  depth: Math.max(a.depth, b.depth),
})

/** What each call of the contract costs in a day's story. */
async function costsOf(world: World, far: (ms: number) => void): Promise<Costs> {
  const most: Costs = new Map()
  const { clock } = world.cloud
  let warmAt = -Infinity
  // The instance reads settings and street once a minute; the budgets are those of one that has them.
  const warm = async (): Promise<void> => {
    if (clock.now() - warmAt < WARM_MS) return
    await world.call(persona('wang'), 'street.get', {})
    warmAt = clock.now()
  }
  const ask: World['call'] = async (openid, name, input) => {
    await warm()
    const form = formOf(name, input)
    const before = most.get(form)
    const times = (before?.times ?? 0) + 1
    await world.cloud.atRest()
    world.cloud.trips()
    far(times <= MEASURED ? FAR_MS : 0)
    try {
      const answer = await world.call(openid, name, input)
      await world.cloud.atRest()
      const seen = costOf(requestsOf('api', world.cloud.trips()))
      const depth = times <= MEASURED ? seen.depth : 0
      const cost = larger({ ...seen, depth }, before?.cost ?? seen)
      most.set(form, { name, budget: budgetOf(name, input), cost, times })
      return answer
    } finally {
      far(0)
    }
  }
  await tellStory(world, ask)
  return most
}

async function measureCosts(root: string, cold: boolean): Promise<Costs> {
  let farMs = 0
  const seams = { delayMs: () => farMs, ...(cold ? { runner: coldRunner } : {}) }
  const { world, stop } = await openWorld(root, seams)
  await unlimited(world.cloud)
  try {
    return await costsOf(world, (ms) => (farMs = ms))
  } finally {
    await stop()
  }
}

const bound = (n: number): string => (n === Infinity ? '' : `≤ ${n}`)

/** The dearest call of a kind. */
function dearest(warm: Costs, kind: (typeof KINDS)[number], what: keyof Cost): Figure {
  const all = [...warm].filter(([, { name }]) => CALLS[name].kind === kind)
  const [form, { cost, budget }] = all.reduce((a, b) => (b[1].cost[what] > a[1].cost[what] ? b : a))
  const asked = what === 'depth' ? 'requests one after another' : 'requests to the database'
  return {
    what: `most ${asked}, ${kind}`,
    figure: `${cost[what]} (${form})`,
    budget: bound(budget[what]),
    met: budget[what] === Infinity ? null : cost[what] <= budget[what],
    raw: '',
  }
}

function figureOf([form, { name, cost, budget }]: [string, Asked], cold: Costs): Figure {
  const c = cold.get(form)?.cost
  return {
    what: `${form} (${CALLS[name].kind})`,
    figure: `${cost.database}, ${cost.depth} deep`,
    budget:
      budget.depth === Infinity
        ? bound(budget.database)
        : `${bound(budget.database)}, ${bound(budget.depth)} deep`,
    met: cost.database <= budget.database && cost.depth <= budget.depth,
    raw: c ? `on a cold instance ${c.database}, ${c.depth} deep` : '',
  }
}

/** A call that the story leaves out is measured by nobody: it is over any budget. */
const untold = (warm: Costs): Figure[] =>
  Object.keys(CALLS)
    .filter((name) => ![...warm.values()].some((asked) => asked.name === name))
    .map((what) => ({ what, figure: 'not in story.ts', budget: '', met: false, raw: '' }))

/** The dearest call of each kind, then every call, each beside its budget. */
export async function measureTrips(root: string): Promise<Figure[]> {
  const warm = await measureCosts(root, false)
  const cold = await measureCosts(root, true)
  return [
    ...KINDS.flatMap((kind) => [dearest(warm, kind, 'database'), dearest(warm, kind, 'depth')]),
    ...[...warm].sort().map((asked) => figureOf(asked, cold)),
    ...untold(warm),
  ]
}
