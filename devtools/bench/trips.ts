import { CALLS, type CallName } from '../../domain/contract'
import { tellStory } from './story'
import type { Figure } from './table'
import { persona, type World } from './world'

const MAX_READ = 3
const MAX_WRITE = 8

/** Database round trips of each call of the contract: the most of all times the story made it. */
export async function measureTrips(world: World): Promise<Figure[]> {
  const most = new Map<CallName, number>()
  const ask: World['call'] = async (openid, name, input) => {
    world.cloud.trips()
    const answer = await world.call(openid, name, input)
    const trips = world.cloud.trips().filter((t) => t.function === 'api').length
    most.set(name, Math.max(most.get(name) ?? 0, trips))
    return answer
  }
  // Fills the cache of settings in the warm instance, which the budget does not count.
  await world.call(persona('wang'), 'street.get', {})
  await tellStory(world, ask)
  const untold = (Object.keys(CALLS) as CallName[]).filter((name) => !most.has(name))
  if (untold.length > 0) throw new Error(`the story leaves out ${untold.join(', ')}`)
  return [...most].sort().map(([name, trips]) => {
    const budget = CALLS[name].kind === 'writing' ? MAX_WRITE : MAX_READ
    return {
      what: `trips of ${name}`,
      figure: String(trips),
      budget: `≤ ${budget}`,
      met: trips <= budget,
      raw: CALLS[name].kind === 'writing' ? 'writes' : 'reads',
    }
  })
}
