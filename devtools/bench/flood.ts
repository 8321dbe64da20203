/** One person asks for all the cloud has: what is left of it for a neighbour who opens the home page. */
import { patiently } from '../../domain/call/retry'
import type { CallName } from '../../domain/contract'
import { diceOf } from '../simulation/chance'
import { FAR_MS, warm } from './homes'
import { meetingPlace } from './homes/meeting'
import { openHome, wait, type Opened } from './homes/opening'
import { peopleOf } from './homes/people'
import { openWorld } from './openWorld'
import { ms, plain, quantile, type Figure } from './table'
import { agreed, eventOf, type World } from './world'

const CALLS = 500
const AT_ONCE = 40
/** Homes that the neighbour opens while nobody else does anything. */
const ALONE = 40
const PEOPLE = 100
const SEED = 20261127
/** Times the usual: what a neighbour may notice of it. */
const MOST_TIMES = 2
const FLOODER = 'o-bench-flooder'
const NEIGHBOUR = 'o-bench-neighbour'

const { random } = diceOf('flood', SEED)

/** A call of whoever floods, with the patience of the client; what it came to is all the same to him. */
async function pour(world: World, name: CallName, input: object): Promise<void> {
  await patiently(
    async () => {
      const reply = await world.cloud.callFunction('api', eventOf(name, input), { openid: FLOODER })
      const full = 'errCode' in reply
      return { reply, again: full, full }
    },
    { random, wait },
  )
}

async function homesWhile(world: World, goesOn: () => boolean): Promise<Opened[]> {
  const opened: Opened[] = []
  while (goesOn()) opened.push(await openHome(world, NEIGHBOUR, random))
  return opened
}

/** Homes of the neighbour until the last of the flood's calls was answered. */
async function during(world: World, name: CallName, inputOf: () => object): Promise<Opened[]> {
  let left = CALLS
  let isOver = false
  const lane = async (): Promise<void> => {
    while (left-- > 0) await pour(world, name, inputOf())
  }
  const flood = Promise.all(Array.from({ length: AT_ONCE }, lane)).finally(() => (isOver = true))
  const opened = await homesWhile(world, () => !isOver)
  await flood
  return opened
}

const medianOf = (opened: Opened[]): number =>
  quantile(
    opened.filter((o) => o.lastError === null).map((o) => o.tookMs),
    0.5,
  )

function figuresOf(what: string, usualMs: number, opened: Opened[]): Figure[] {
  const refused = opened.filter((o) => o.lastError !== null).length
  const times = medianOf(opened) / usualMs
  return [
    {
      what: `${what}: the neighbour is refused in the end`,
      figure: String(refused),
      budget: '0',
      met: refused === 0,
      raw: `of ${opened.length} homes, ${opened.filter((o) => o.firstError !== null).length} at first`,
    },
    {
      what: `${what}: the neighbour’s p50, times the usual`,
      figure: `${times.toFixed(2)} ×`,
      budget: `≤ ${MOST_TIMES} ×`,
      met: times <= MOST_TIMES,
      raw: `${ms(medianOf(opened))}; usual ${ms(usualMs)}`,
    },
  ]
}

/** 500 reports, and 500 looks at the home page, of one person, forty at once. */
export async function measureFlood(root: string): Promise<Figure[]> {
  let farMs = 0
  const meeting = meetingPlace()
  const delayMs = (kind: string): number => (kind === 'database' ? farMs : 0)
  const { world, stop } = await openWorld(root, { delayMs, gate: meeting.gate })
  try {
    const people = await peopleOf(world, PEOPLE)
    for (const openid of [FLOODER, NEIGHBOUR]) await agreed(world, openid)
    const [building] = world.cloud.store.find('buildings', { active: true }, { id: 1 }, 1)
    await warm(world, people, meeting)
    farMs = FAR_MS
    let left = ALONE
    const usualMs = medianOf(await homesWhile(world, () => left-- > 0))
    const submits = await during(world, 'report.submit', () => ({
      requestId: world.requestId(),
      text: '路上有个坑，老人差点摔倒',
      category: '0201',
      place: { kind: 'building', buildingId: String(building?.id) },
    }))
    const looks = await during(world, 'home.open', () => ({}))
    return [
      plain('the neighbour alone, p50', ms(usualMs)),
      ...figuresOf(`${CALLS} reports of one person`, usualMs, submits),
      ...figuresOf(`${CALLS} looks of one person`, usualMs, looks),
    ]
  } finally {
    await stop()
  }
}
