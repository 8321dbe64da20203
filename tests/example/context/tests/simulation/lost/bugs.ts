import type { Bug } from '../types'

/** Bugs in what happens to a found thing, and in what only many notices show. */
export const LOST_BUGS: Bug[] = [
  {
    name: 'its finder gives it back',
    breaks: ['a found thing is given back by whoever keeps it'],
    seed: 4,
    file: 'domain/lost/qualities.ts',
    from: 'if (actor.staffId === thing.keeper.id)',
    to: 'if (actor.staffId === thing.keeper.id || actor.userId === thing.finder)',
  },
  {
    name: 'what tells many is removed before it has told',
    breaks: ['what is told to many becomes a notice to each'],
    seed: 1,
    file: 'cloudfunctions/jobs/fanout.ts',
    from: 'for (const notice of notices) await addOnce(notice)\n',
    to: '',
  },
  {
    name: 'a found thing is never asked about',
    breaks: ['what stays open has escalated'],
    seed: 2,
    file: 'cloudfunctions/jobs/watches/lost.ts',
    from: '{ wakeAt: command.lte(now()) },',
    to: '{ wakeAt: command.lte(0) },',
  },
]
