import type { Context } from '../types'
import { actors } from './actors'
import { MEDIATION_BUGS } from './bugs'
import { invariants } from './invariants'

export const mediation: Context = { actors, invariants, bugs: MEDIATION_BUGS }
