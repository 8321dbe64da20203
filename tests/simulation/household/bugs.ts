import type { Bug } from '../types'

/** Bugs in households: whose points they are, who is in, who says yes. */
export const HOUSEHOLD_BUGS: Bug[] = [
  {
    name: 'whoever moves out still shares',
    breaks: ['a household’s points are its members’, and go along with them'],
    seed: 1,
    file: 'domain/points/ledger/move.ts',
    from: '  const sharers = (shared.sharers ?? []).filter((id) => id !== person._id)\n',
    to: '  const sharers = shared.sharers ?? []\n',
  },
  {
    name: 'an invitation is a membership',
    breaks: ['nobody is in a household before his own yes'],
    seed: 1,
    file: 'domain/household/decide.ts',
    from: '  if (!asked.yes) return ok(raised(h, { invited }))\n',
    to: '',
  },
  {
    name: 'nobody asks whether he is in another household',
    breaks: ['nobody is in two households'],
    seed: 1,
    file: 'domain/household/decide.ts',
    from: "  if (asked.belongsTo !== null) return refuse('inHousehold')\n",
    to: '',
  },
  {
    name: 'members spend without asking',
    breaks: ['a household spends what its head or his rule allows'],
    seed: 1,
    file: 'domain/household/spend.ts',
    from: 'asked.price <= h.upTo)',
    to: 'asked.price > h.upTo)',
  },
  {
    name: 'kin is only who is declared',
    breaks: ['nobody hands out to his household'],
    seed: 1,
    file: 'cloudfunctions/api/points/handOut.ts',
    from: 'relatives: [...keeper.relatives, ...mates] }',
    to: 'relatives: mates.length < 0 ? [...mates] : [...keeper.relatives] }',
  },
  {
    name: 'who is invited is told by his whole name',
    breaks: ['names of a household are for those who are in it'],
    seed: 1,
    file: 'domain/household/views.ts',
    from: "const headName = maskedName(memberOf(h, h.head)?.name ?? '')",
    to: "const headName = memberOf(h, h.head)?.name ?? ''",
  },
]
