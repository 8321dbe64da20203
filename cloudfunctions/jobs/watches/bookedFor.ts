import type { Owners } from '../../platform/days'
import { CASE_OWNER } from './mediation'

/** Contexts that book, by what for: a line each. */
export const BOOKED_FOR: Owners = { mediation: CASE_OWNER }
