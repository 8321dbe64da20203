import type { Context } from '../types'
import { actors } from './actors'
import { NOTICE_BUGS } from './bugs'
import { invariants } from './invariants'

export const notice: Context = { actors, invariants, bugs: NOTICE_BUGS }
