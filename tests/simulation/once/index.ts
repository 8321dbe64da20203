import type { Context, Matters } from '../types'
import { actors } from './actors'
import { ONCE_BUGS } from './bugs'
import { ofRequests } from './invariants'

/** The same request twice, for the requests and the matters of all contexts. */
export const onceRules = (kinds: readonly Matters[]): Context => ({
  actors,
  invariants: ofRequests(kinds),
  bugs: ONCE_BUGS,
})
