import { holds } from '../identity/authorize'
import type { Actor } from '../identity/types'
import { rowOf } from '../matter/lifecycle'
import { permit, type Permitted } from '../matter/permit'
import { LOST, type LostAction, type LostRole } from './lifecycle'
import type { LostThing } from './types'

/** The qualities in which an actor stands to a found thing. */
export function qualities(actor: Actor, thing: LostThing): ReadonlySet<LostRole> {
  const own = new Set<LostRole>()
  if (actor.userId === thing.finder) own.add('finder')
  if (actor.staffId === thing.keeper.id) own.add('keeper')
  return own
}

/** Its finder, its keeper, and the desk; everybody else is answered `notFound`. */
export const mayRead = (actor: Actor, thing: LostThing): boolean =>
  qualities(actor, thing).size > 0 || holds(actor, 'dispatcher')

export const permitStep = (
  actor: Actor,
  action: LostAction,
  thing: LostThing,
): Permitted<LostRole> => permit(rowOf(LOST, action), qualities(actor, thing), thing.state)

/** The steps this actor may take now, in the table's order. */
export const allowedActions = (actor: Actor, thing: LostThing): LostAction[] =>
  LOST.steps.filter((row) => permitStep(actor, row.action, thing).ok).map((row) => row.action)
