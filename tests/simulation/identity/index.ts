import type { Context } from '../types'
import { actors } from './actors'
import { IDENTITY_BUGS } from './bugs'
import { invariants } from './invariants'
import { unrated } from './leavers'

export const identity: Context = { actors, guests: unrated, invariants, bugs: IDENTITY_BUGS }
