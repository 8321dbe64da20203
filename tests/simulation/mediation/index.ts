import type { Context } from '../types'
import { actors } from './actors'
import { MEDIATION_BUGS } from './bugs'
import { invariants } from './invariants'
import { throughActors } from './through'

export const mediation: Context = {
  actors: [...actors, ...throughActors],
  invariants,
  bugs: MEDIATION_BUGS,
}
