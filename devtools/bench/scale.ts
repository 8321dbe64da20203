import type { Report } from '../../domain/report/types'
import type { Doc } from '../cloud'
import { openWorld, unlimited } from './openWorld'
import { median, ms, quantile, type Figure } from './table'
import { homePlace, persona, type World } from './world'

const BATCH = 5_000
const WARM_UP = 30
const SAMPLES = 200
/** How many reports one resident of the filler has: a list page is full, a life is not. */
const REPORTS_EACH = 40
const MAX_RATIO = 1.3

interface Timing {
  reports: number
  submit: number[]
  list: number[]
}

/**
 * A report like the model, made by somebody else at another time. Deterministic in `i`, and spread
 * over people, states and time as a street's would be: most are over, some wait.
 */
function filler(model: Doc, i: number, now: number): Doc {
  const open = i % 50 === 0
  const submittedAt = now - (i % 700) * 86_400_000 - i
  const dueAt = open ? now + 86_400_000 + i : null
  const own = {
    _id: `report:${i.toString(16).padStart(24, '0')}`,
    no: `0101-${String(i).padStart(7, '0')}`,
    reporter: `user:o-filler-${Math.floor(i / REPORTS_EACH)}`,
    open,
    state: open ? 'ASSIGNED' : 'EVALUATED',
    waitingFor: open ? `staff:F${i % 2_000}` : null,
    handlerId: `staff:F${i % 2_000}`,
    dueAt,
    wakeAt: dueAt,
    watching: open ? 'sign' : null,
    submittedAt,
  } satisfies Partial<Report>
  return { ...model, ...own }
}

function fillTo(world: World, model: Doc, reports: number): void {
  const now = world.cloud.clock.now()
  for (let at = world.cloud.store.count('reports'); at < reports;) {
    const batch = Math.min(BATCH, reports - at)
    const docs = Array.from({ length: batch }, (_, i) => filler(model, at + i, now))
    world.cloud.store.insertMany('reports', docs)
    at += batch
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** A street of so many reports, and what the two calls took there. */
interface Street extends Timing {
  world: World
  stop: () => Promise<void>
}

async function openStreet(root: string, reports: number): Promise<Street> {
  const { world, stop } = await openWorld(root, {})
  await unlimited(world.cloud)
  const requestId = world.requestId()
  const place = await homePlace(world)
  const text = '小区门口的井盖松动'
  const { id } = await world.call(persona('li'), 'report.submit', { requestId, text, place })
  const model = world.cloud.store.find('reports', { _id: id })[0]
  if (!model) throw new Error('the model report is not in the store')
  fillTo(world, model, reports)
  return { world, stop, reports, submit: [], list: [] }
}

/** One writing and one reading call; both count once the street is warm. */
async function timeCalls({ world, submit, list }: Street, isWarm: boolean): Promise<void> {
  const resident = persona('wang')
  const place = await homePlace(world)
  const requestId = world.requestId()
  const text = '单元门口的路灯不亮了'
  const [a, b] = [
    await timed(() => world.call(resident, 'report.submit', { requestId, text, place })),
    await timed(() => world.call(resident, 'report.list', { scope: 'mine' })),
  ]
  // What the answer left behind is not the next call's burden.
  await world.cloud.atRest()
  if (!isWarm) return
  submit.push(a)
  list.push(b)
}

function figuresOf(timing: Timing, base: Timing): Figure[] {
  return (['submit', 'list'] as const).map((name) => {
    const ratio = median(timing[name]) / median(base[name])
    const measured = timing !== base
    return {
      what: `report.${name} at ${timing.reports.toLocaleString('en')} reports`,
      figure: `p50 ${ms(median(timing[name]))}, p95 ${ms(quantile(timing[name], 0.95))}`,
      budget: measured ? `p50 ≤ ${MAX_RATIO} × of ${base.reports.toLocaleString('en')}` : '',
      met: measured ? ratio <= MAX_RATIO : null,
      raw: measured ? `${ratio.toFixed(2)} ×, ${SAMPLES} calls` : `${SAMPLES} calls`,
    }
  })
}

/**
 * p50 and p95 of a writing and a reading call as the store grows. Streets of every size take turns,
 * so that a busy second of the machine, and code that is compiled the longer it runs, fall on all.
 */
export async function measureScale(root: string, sizes: number[]): Promise<Figure[]> {
  const streets: Street[] = []
  try {
    for (const size of sizes) streets.push(await openStreet(root, size))
    for (let i = 0; i < WARM_UP + SAMPLES; i++)
      for (const street of streets) await timeCalls(street, i >= WARM_UP)
    const base = streets[0]
    return base ? streets.flatMap((street) => figuresOf(street, base)) : []
  } finally {
    for (const { stop } of streets) await stop()
  }
}
