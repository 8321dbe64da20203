/** A whole street opens its home page within seconds: who is answered, who is refused, how soon. */
import { SMALL_PLAN } from '../../cloud/limits'
import { diceOf } from '../../simulation/chance'
import { openWorld } from '../openWorld'
import { mostAtOnce } from '../spans'
import { ms, plain, quantile, type Figure } from '../table'
import type { World } from '../world'
import { meetingPlace, type Meeting } from './meeting'
import { HOME, openHome, wait, type Opened } from './opening'
import { peopleOf } from './people'

const PEOPLE = 200
const WITHIN_MS = 5_000
/** Longer than WeChat's own database is away from its functions: a bad day, not a usual one. */
export const FAR_MS = 40
const WARM_ROUNDS = 3
const SEED = 20261126

/** As many instances as the plan allows, each with its code compiled and the settings read. */
export async function warm(world: World, people: string[], meeting: Meeting): Promise<void> {
  const { concurrency } = SMALL_PLAN
  for (let round = 0; round < WARM_ROUNDS; round++) {
    meeting.call(concurrency)
    const some = people.slice(round * concurrency, (round + 1) * concurrency)
    await Promise.all(some.map((openid) => world.call(openid, HOME, {})))
  }
}

async function openAll(world: World, people: string[]): Promise<Opened[]> {
  return Promise.all(
    people.map(async (openid, i) => {
      const { random } = diceOf('homes', SEED, i)
      await wait(random() * WITHIN_MS)
      return openHome(world, openid, random)
    }),
  )
}

function figuresOf(opened: Opened[]): Figure[] {
  const refusedFirst = opened.filter((o) => o.firstError !== null).length
  const refused = opened.filter((o) => o.lastError !== null)
  const tooks = opened.filter((o) => o.lastError === null).map((o) => o.tookMs)
  const codes = [...new Set(refused.map((o) => o.lastError))].join(', ')
  const { concurrency } = SMALL_PLAN
  return [
    {
      what: `${PEOPLE} homes within ${WITHIN_MS / 1000} s, refused in the end`,
      figure: String(refused.length),
      budget: '0',
      met: refused.length === 0,
      raw: codes || `${FAR_MS} ms a database request, ${concurrency} at once, seed ${SEED}`,
    },
    plain('refused at first', String(refusedFirst)),
    plain('to the answer, p50 / p95', `${ms(quantile(tooks, 0.5))} / ${ms(quantile(tooks, 0.95))}`),
    plain('most invocations at once', String(mostAtOnce(opened.flatMap((o) => o.ran)))),
  ]
}

/** 200 people, 88 of them workers, open their home at a random moment of five seconds. */
export async function measureHomes(root: string): Promise<Figure[]> {
  let farMs = 0
  const meeting = meetingPlace()
  const delayMs = (kind: string): number => (kind === 'database' ? farMs : 0)
  const { world, stop } = await openWorld(root, { delayMs, gate: meeting.gate })
  try {
    const people = await peopleOf(world, PEOPLE)
    await warm(world, people, meeting)
    farMs = FAR_MS
    return figuresOf(await openAll(world, people))
  } finally {
    await stop()
  }
}
