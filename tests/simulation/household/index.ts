import type { Context } from '../types'
import { guests } from './actors'
import { HOUSEHOLD_BUGS } from './bugs'
import { invariants } from './invariants'

/** 家庭: who shares points, and with whose yes. */
export const household: Context = { actors: [], guests, invariants, bugs: HOUSEHOLD_BUGS }
