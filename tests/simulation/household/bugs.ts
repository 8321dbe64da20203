import type { Bug } from '../types'

const DECIDE = 'domain/household/decide.ts'

/** Bugs in households: who is in one, whose points are in it, who says yes, who is told what. */
export const HOUSEHOLD_BUGS: Bug[] = [
  {
    name: 'of whoever has moved out is spent all the same',
    breaks: ['a household’s points are its members’, and go along with them'],
    seed: 7,
    steps: 30,
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
    seed: 3,
    steps: 20,
    file: DECIDE,
    from: "  if (asked.belongsTo !== null) return refuse('inHousehold')\n",
    to: '',
  },
  {
    name: 'the rule allows what is dear',
    breaks: ['a household spends what its head or his rule allows'],
    seed: 8,
    steps: 30,
    file: 'domain/household/spend.ts',
    from: 'asked.price <= h.upTo',
    to: 'asked.price > h.upTo',
  },
  {
    name: 'whoever is invited reads who asks by his whole name',
    breaks: ['names of a household are for those who are in it'],
    seed: 5,
    steps: 30,
    file: 'domain/household/views.ts',
    from: "const headName = maskedName(memberOf(h, h.head)?.name ?? '')",
    to: "const headName = memberOf(h, h.head)?.name ?? ''",
  },
  {
    name: 'a keeper may hand out to his household',
    breaks: ['nobody hands out to his household'],
    seed: 1,
    steps: 20,
    file: 'cloudfunctions/api/points/change.ts',
    from: 'bothLists(withAccount(id), housemates(context.userId))',
    to: "bothLists(withAccount(id), housemates(''))",
  },
]
