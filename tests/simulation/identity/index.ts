import type { Context } from '../types'
import { actors } from './actors'
import { IDENTITY_BUGS } from './bugs'
import { invariants } from './invariants'

export const identity: Context = { actors, invariants, bugs: IDENTITY_BUGS }
