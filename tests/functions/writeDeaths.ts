import type { Fault } from '../../devtools/cloud'
import type { Shop } from './pointsWorld'

const killAt = (fn: string, nth: number): Fault => ({
  ...{ function: fn, action: 'write', nth },
  effect: { kind: 'kill', when: 'after' },
})

/** A story that is begun anew for each death. */
export interface Dying {
  begin(): Promise<void>
  /** The code of what the function dies in; asked once more afterwards. */
  go(): Promise<string>
  /** Until the timer has put right what was left. */
  over(): Promise<void>
  /** What must be `wanted` in the end. */
  found(): unknown
  wanted: unknown
}

/** `fn` dies after every write of its, one after another, and each time it ends the same. */
export async function diesAfterEveryWrite(
  shop: Shop,
  fn: string,
  { begin, go, over, found, wanted }: Dying,
): Promise<void> {
  const { cloud, unexpected } = shop.town
  let deaths = 0
  for (let nth = 1; ; nth++) {
    await begin()
    cloud.faults.add(killAt(fn, nth))
    await go().catch(() => undefined)
    await cloud.atRest()
    const hit = cloud.faults.list().some(({ hits }) => hits > 0)
    cloud.faults.clear()
    if (!hit) break
    deaths++
    expect([nth, await go()]).toEqual([nth, 'ok'])
    await cloud.atRest()
    await over()
    expect([nth, await found()]).toEqual([nth, wanted])
    shop.sound()
  }
  expect(deaths).toBeGreaterThan(1)
  unexpected.splice(0)
}
