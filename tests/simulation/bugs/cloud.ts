import type { Sabotage } from './types'

/** Bugs of the cloud itself. */
export const SABOTAGES: Sabotage[] = [
  {
    name: 'a store without conflicts',
    breaks: ['a history only grows, and each step raises the version'],
    seed: 3,
    plant: (m) => {
      m.store.transactions.lock = (tx, key) => void tx.locks.add(key)
    },
  },
  {
    name: 'a commit that writes half',
    breaks: ['every step is committed with its notices'],
    seed: 4,
    plant: (m) => {
      const { store } = m
      const commit = store.commit.bind(store)
      store.commit = (tx) => {
        const last = [...tx.writes.keys()].pop()
        if (tx.writes.size > 1 && last) tx.writes.delete(last)
        commit(tx)
      }
    },
  },
  {
    name: 'a commit that is acknowledged and lost',
    breaks: ['an acknowledged step is stored'],
    seed: 4,
    plant: (m) => {
      const { store } = m
      const commit = store.commit.bind(store)
      let commits = 0
      store.commit = (tx) => {
        if (++commits % 7 === 0) tx.writes.clear()
        commit(tx)
      }
    },
  },
]
