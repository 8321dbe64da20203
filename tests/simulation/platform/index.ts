import type { Context } from '../types'
import { PLATFORM_BUGS } from './bugs'

/** What all functions stand on: it has no rules of its own, but bugs that break those of others. */
export const platform: Context = { actors: [], invariants: [], bugs: PLATFORM_BUGS }
