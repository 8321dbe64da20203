import type { Context } from '../types'
import { actors } from './actors'
import { STREET_BUGS } from './bugs'
import { invariants } from './invariants'

export const street: Context = { actors, invariants, bugs: STREET_BUGS }
