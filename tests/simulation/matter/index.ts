import type { Context, Matters } from '../types'
import { MATTER_BUGS } from './bugs'
import { ofMatters } from './invariants'

/** The rules of everything with a life cycle, for the matters of all contexts. */
export const matterRules = (kinds: readonly Matters[]): Context => ({
  actors: [],
  invariants: ofMatters(kinds),
  bugs: MATTER_BUGS,
})
