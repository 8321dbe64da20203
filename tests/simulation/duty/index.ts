import type { Context } from '../types'
import { actors } from './actors'
import { DUTY_BUGS } from './bugs'
import { invariants } from './invariants'

export const duty: Context = { actors, invariants, bugs: DUTY_BUGS }
