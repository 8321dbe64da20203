import type { Bug } from '../types'

const STATEMENT = 'domain/merchant/statement.ts'
const LIFECYCLE = 'domain/merchant/lifecycle.ts'

/** Bugs around merchants: what is settled, when it is over, and what their points buy. */
export const MERCHANT_BUGS: Bug[] = [
  {
    name: 'what both have confirmed is corrected',
    breaks: ['a statement that both have confirmed never changes'],
    seed: 3,
    steps: 40,
    file: STATEMENT,
    from: "  if (!s.open) return refuse('statementClosed')\n",
    to: '',
    and: [
      {
        file: LIFECYCLE,
        from: "from: ['OPEN', 'MERCHANT', 'STREET'],",
        to: "from: ['OPEN', 'MERCHANT', 'STREET', 'CLOSED'],",
      },
    ],
  },
  {
    name: 'what was taken back is settled all the same',
    breaks: ['a statement is of what was handed out there in its month'],
    seed: 1,
    steps: 40,
    file: 'domain/points/ledger/month.ts',
    from: '{ redeem: 1, undo: -1, refund: -1 }',
    to: '{ redeem: 1 }',
  },
  {
    name: 'a statement is of all counters',
    breaks: ['a statement is of what was handed out there in its month'],
    seed: 2,
    steps: 40,
    file: STATEMENT,
    from: '      .filter((good) => good.pickUp === pickUp)\n',
    to: '',
  },
  {
    name: 'a word stands for what was corrected since',
    breaks: ['a statement is closed by two who said yes to what it says'],
    seed: 2,
    steps: 40,
    file: LIFECYCLE,
    from: "from: ['OPEN', 'MERCHANT', 'STREET'],\n    to: 'OPEN',",
    to: "from: ['OPEN', 'MERCHANT', 'STREET'],\n    to: null,",
  },
  {
    name: 'a yes to what was seen before is taken for one to what stands there',
    breaks: ['a statement is closed by two who said yes to what it says'],
    seed: 2,
    steps: 40,
    file: STATEMENT,
    from: "  if (s.version !== version) return refuse('changed')\n",
    to: '',
  },
  {
    name: 'everybody’s points buy everything',
    breaks: ['a merchant’s points are for publicity, and publicity for nobody else’s'],
    seed: 2,
    steps: 40,
    file: 'domain/points/redeem/bins.ts',
    from: "(forMerchants === true) === (kind === 'merchant')",
    to: 'true || forMerchants === kind',
  },
]
