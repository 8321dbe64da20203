import type { Context } from '../types'
import { actors } from './actors'
import { POINTS_BUGS } from './bugs'
import { invariants } from './invariants'

export const points: Context = { actors, invariants, bugs: POINTS_BUGS }
