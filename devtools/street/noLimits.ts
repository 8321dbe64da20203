import { ACT_KINDS, type StreetLimits } from '../../domain/call/acts'

const PLENTY = { hour: 10_000, day: 10_000 }

/** 限次 of a street in which one person may act as often as a test or a figure needs. */
export const NO_LIMITS: StreetLimits = Object.fromEntries(
  ACT_KINDS.map((kind) => [kind, { person: PLENTY, staff: PLENTY }]),
)
