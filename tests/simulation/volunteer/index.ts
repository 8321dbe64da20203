import type { Context } from '../types'
import { actors } from './actors'
import { invariants } from './invariants'

export const volunteer: Context = {
  actors: [],
  guests: actors,
  invariants,
  bugs: [],
}
