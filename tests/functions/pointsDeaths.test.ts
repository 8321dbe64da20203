import type { CallName } from '../../domain/contract'
import type { Fault } from '../../devtools/cloud'
import { POINTS_WRITING } from './pointsCalls'
import { openShop, openidOf, type Shop } from './pointsWorld'
import { rid } from './town'

/** The counter's writing calls die at any write, and the person taps again: done, and done once. */

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.town.stop())

const DEATHS = (['insertDocument', 'modifyDocument', 'commitTransaction'] as const).flatMap(
  (action) =>
    [1, 2, 3, 4].flatMap((nth) =>
      (['before', 'after'] as const).map((when) => ({ action, nth, when })),
    ),
)
const fault = ({ action, nth, when }: (typeof DEATHS)[number]): Fault => ({
  ...{ function: 'api', action: `database.${action}`, nth },
  effect: { kind: 'kill', when },
})

type Document = Record<string, unknown>
const all = (name: string): Document[] =>
  shop.town.cloud.store.find(name, {}, { _id: 1 }, 100_000) as unknown as Document[]
const ofRedemption = (id: unknown) => all('redemptions').find((r) => r._id === id)!

/** How often it was done, by what is stored. */
const DONE: Partial<Record<CallName, (first: Document, before: number) => number>> = {
  'points.refund': ({ id }) =>
    shop.entries().filter((e) => e.kind === 'refund' && e.source === id).length,
  'points.print': ({ id }) => Number(ofRedemption(id).prints),
  'points.changeStock': ({ good }) => all('stockLines').filter((l) => l.good === good).length,
  // Done twice it would be taken back.
  'points.wish': ({ good }) => all('wishes').filter((w) => w.good === good && w.open).length,
  'points.close': (_, before) => closings() - before,
}
const closings = (): number => shop.entries().filter((e) => e.kind === 'close').length

test.each(Object.keys(DONE) as CallName[])('%s', async (name) => {
  const c = POINTS_WRITING.find((other) => other.name === name)!
  let died = 0
  for (const death of DEATHS) {
    const requestId = rid('death')
    const first = (await c.input(shop)) as Document
    const before = closings()
    shop.town.cloud.faults.add(fault(death))
    const answer = await shop.town.call(c.who, name, { requestId, ...first }).catch(() => null)
    if (answer === null || !answer.ok) died++
    shop.town.cloud.faults.clear()
    const again = await shop.town.code(c.who, name, { requestId, ...first })
    expect([death, again, DONE[name]!(first, before)]).toEqual([death, 'ok', 1])
    shop.sound()
    if (name === 'points.wish') await tidy(c.who)
  }
  expect(died).toBeGreaterThan(5)
  shop.town.unexpected.splice(0)
})

/** Five wishes are all that one may have. */
async function tidy(who: Parameters<typeof openidOf>[0]): Promise<void> {
  const user = `user:${openidOf(who)}`
  for (const wish of all('wishes').filter((w) => w.user === user && w.open)) {
    await shop.town.ask(who, 'points.wish', { requestId: rid('tidy'), good: wish.good as string })
  }
}
