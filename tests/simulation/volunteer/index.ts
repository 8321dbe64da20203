import { passing } from '../report/actors'
import type { Context } from '../types'
import { actors } from './actors'
import { VOLUNTEER_BUGS } from './bugs'
import { invariants } from './invariants'

export const volunteer: Context = {
  actors: [],
  guests: actors,
  invariants,
  bugs: VOLUNTEER_BUGS,
  crowd: [...actors, ...passing],
}
