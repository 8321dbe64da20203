import type { Context } from '../types'
import { guests } from './actors'
import { invariants } from './invariants'

/** 家庭: who shares points, and with whose yes. */
export const household: Context = { actors: [], guests, invariants, bugs: [] }
