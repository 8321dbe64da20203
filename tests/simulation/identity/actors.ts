import type { Act, Actor } from '../../../devtools/simulation/types'
import { PEOPLE } from '../cast'
import { look, tap } from '../people'
import { changesMind } from './consent'
import { leavers } from './leavers'

/** People look at their account and change it. */

async function looksAtHimself(a: Act): Promise<void> {
  const who = a.dice.oneOf(PEOPLE)
  await look(a, who, a.dice.oneOf(['identity.me', 'identity.myData'] as const), {})
}

async function changesHimself(a: Act): Promise<void> {
  const who = a.dice.oneOf(['resident', 'neighbour'] as const)
  await tap(a, who, 'identity.update', { requestId: a.requestId(), elderMode: a.dice.chance(0.5) })
}

export const actors: Actor[] = [
  { name: 'somebody looks at their own account', weight: 1, act: looksAtHimself },
  { name: 'somebody changes their own account', weight: 1, act: changesHimself },
  { name: 'somebody agrees and withdraws', weight: 2, act: changesMind },
  ...leavers,
]
