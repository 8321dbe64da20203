import type { Bug } from '../types'

const DECIDE = 'domain/household/decide.ts'

/** Bugs in households: who is in one, whose points are in it, who says yes, who is told what. */
export const HOUSEHOLD_BUGS: Bug[] = [
  {
    name: 'of whoever has moved out is spent all the same',
    breaks: ['a household’s points are its members’, and go along with them'],
    seed: 1,
    file: 'domain/points/ledger/move.ts',
    from: 'const sharers = (shared.sharers ?? []).filter((id) => id !== person._id)',
    to: 'const sharers = shared.sharers ?? []',
  },
  {
    name: 'a no is a yes',
    breaks: ['nobody is in a household before his own yes'],
    seed: 1,
    file: DECIDE,
    from: '  if (!asked.yes) return ok(',
    to: '  if (!asked.yes && !person) return ok(',
  },
  {
    name: 'whoever is in one household joins another',
    breaks: ['nobody is in two households'],
    seed: 1,
    file: DECIDE,
    from: "  if (asked.belongsTo !== null) return refuse('inHousehold')\n",
    to: '',
  },
  {
    name: 'the rule allows what is dear',
    breaks: ['a household spends what its head or his rule allows'],
    seed: 1,
    file: 'domain/household/spend.ts',
    from: 'asked.price <= h.upTo',
    to: 'asked.price > h.upTo',
  },
  {
    name: 'whoever shares a household is no family',
    breaks: ['nobody hands out to his household'],
    seed: 1,
    file: 'domain/household/kin.ts',
    from: '.filter((principal) => principal !== user)',
    to: '.filter((principal) => principal === user)',
  },
  {
    name: 'an invitation tells the whole name',
    breaks: ['names of a household are for those who are in it'],
    seed: 1,
    file: 'domain/household/views.ts',
    from: "maskedName(memberOf(h, h.head)?.name ?? '')",
    to: "memberOf(h, h.head)?.name ?? ''",
  },
]
