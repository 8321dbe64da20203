import type { Bug } from '../types'

const DECIDE = 'domain/household/decide.ts'

/** Bugs in households: who is in one, whose points are in it, who says yes, who is told what. */
export const HOUSEHOLD_BUGS: Bug[] = [
  {
    name: 'of whoever has moved out is spent all the same',
    breaks: ['a household’s points are its members’, and go along with them'],
    seed: 11,
    steps: 20,
    file: 'domain/points/ledger/move.ts',
    from: 'const sharers = (shared.sharers ?? []).filter((id) => id !== person._id)',
    to: 'const sharers = shared.sharers ?? []',
  },
  {
    name: 'a no is a yes',
    breaks: ['nobody is in a household before his own yes'],
    seed: 2,
    steps: 20,
    file: DECIDE,
    from: '  if (!asked.yes) return ok(',
    to: '  if (!asked.yes && !person) return ok(',
  },
  {
    name: 'whoever is in one household joins another',
    breaks: ['nobody is in two households'],
    seed: 11,
    steps: 30,
    file: DECIDE,
    from: "  if (asked.belongsTo !== null) return refuse('inHousehold')\n",
    to: '',
  },
  {
    name: 'the rule allows what is dear',
    breaks: ['a household spends what its head or his rule allows'],
    seed: 11,
    steps: 40,
    file: 'domain/household/spend.ts',
    from: 'asked.price <= h.upTo',
    to: 'asked.price > h.upTo',
  },
]
