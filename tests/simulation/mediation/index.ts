import type { Context } from '../types'
import { actors } from './actors'

export const mediation: Context = { actors, invariants: [], bugs: [] }
