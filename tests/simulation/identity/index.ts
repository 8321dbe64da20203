import type { Context } from '../types'
import { actors } from './actors'
import { invariants } from './invariants'

export const identity: Context = { actors, invariants, bugs: [] }
