import type { Invariant } from '../../../devtools/simulation/types'
import type { LostThing } from '../../../domain/lost/types'

export const invariants: Invariant[] = [
  {
    name: 'a found thing is given back by whoever keeps it',
    source: 'domain/lost/lifecycle.ts',
    write: (changes) => {
      for (const c of changes) {
        if (c.collection !== 'lost') continue
        const { keeper, history } = c.after as unknown as LostThing
        const wrong = history.find((h) => h.action === 'giveBack' && h.by.principal !== keeper.id)
        if (wrong) return `${c.id} is kept by ${keeper.id}, given back by ${wrong.by.principal}`
      }
      return undefined
    },
  },
]
