import type { Owners } from '../../platform/days'

/** Contexts that book, by what for: a line each. */
export const BOOKED_FOR: Owners = {}
