import type { Machine } from '../../devtools/cloud/machine'
import type { Sabotage } from './types'

type Transaction = Parameters<Machine['store']['commit']>[0]

/** Does something to each transaction just before it is committed. */
function spoilCommits({ store }: Machine, spoil: (tx: Transaction) => void): void {
  const commit = store.commit.bind(store)
  store.commit = (tx) => {
    spoil(tx)
    commit(tx)
  }
}

/** Bugs of the cloud itself. */
export const SABOTAGES: Sabotage[] = [
  {
    name: 'a store without conflicts',
    breaks: [
      'an allowed message is counted once',
      'a history only grows, and each step raises the version',
    ],
    seed: 2,
    plant: (m) => {
      m.store.transactions.lock = (tx, key) => void tx.locks.add(key)
    },
  },
  {
    name: 'a commit that writes half',
    breaks: [
      'every step is committed with its notices',
      'every request that had an effect left its mark, once',
      'an allowed message is counted once',
    ],
    seed: 4,
    plant: (m) => {
      spoilCommits(m, ({ writes }) => {
        const last = [...writes.keys()].pop()
        if (writes.size > 1 && last) writes.delete(last)
      })
    },
  },
  {
    name: 'a commit that is acknowledged and lost',
    breaks: ['an acknowledged step is stored'],
    seed: 1,
    plant: (m) => {
      let commits = 0
      spoilCommits(m, ({ writes }) => {
        if (++commits % 7 === 0) writes.clear()
      })
    },
  },
]
