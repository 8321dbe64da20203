import type { Act, Actor } from '../../../devtools/simulation/types'
import type { LostThing } from '../../../domain/lost/types'
import type { LostView } from '../../../domain/lost/views'
import { CODE } from '../../functions/street'
import { PEOPLE } from '../cast'
import { look, personOf, tap } from '../people'

/** People find things; whoever keeps them gives them back. */

async function finds(a: Act): Promise<void> {
  const who = a.dice.oneOf(['resident', 'neighbour', 'workerA2'] as const)
  const gridCode = a.dice.oneOf([CODE.A1, CODE.A2, CODE.B1, CODE.B2])
  const what = a.dice.oneOf(['一串钥匙', '黑色雨伞', '老年证'])
  await tap(a, who, 'lost.register', { requestId: a.requestId(), what, gridCode })
}

/** Whoever keeps it, and now and then its finder, or somebody who has nothing to do with it. */
async function givesBack(a: Act): Promise<void> {
  const { dice } = a
  const thing = dice.pick(a.documents<LostThing>('lost').values(), (t) => t._id)
  if (!thing) return finds(a)
  const asked = dice.oneOf([thing.keeper.id, thing.keeper.id, thing.finder, ''])
  const who = personOf(asked) ?? dice.oneOf(PEOPLE)
  const { _id: id } = thing
  const view = await look<LostView>(a, who, 'lost.get', { id })
  const version = view?.version ?? 1
  const input = { requestId: a.requestId(), id, version, note: '失主已认领' }
  const taps = dice.chance(0.3) ? 2 : 1
  await Promise.all(Array.from({ length: taps }, () => tap(a, who, 'lost.giveBack', input)))
}

export const actors: Actor[] = [
  { name: 'somebody finds something', weight: 8, act: finds },
  { name: 'something found is given back', weight: 8, act: givesBack },
]
