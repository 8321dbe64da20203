import type { Bug } from '../types'

/** Bugs in what happens to a report. */
export const REPORT_BUGS: Bug[] = [
  {
    name: 'who solved it verifies it',
    breaks: ['nobody judges their own work'],
    seed: 4,
    file: 'domain/report/qualities.ts',
    from: 'if ((isVerifier || isLead || isDispatcher) && !isParty)',
    to: 'if (isVerifier || isLead || isDispatcher)',
  },
  {
    name: 'the timer does not look again',
    breaks: ['nobody is told that something is late before it is'],
    seed: 2,
    file: 'domain/report/watch.ts',
    from: 'wakeAt !== null && wakeAt <= now',
    to: 'wakeAt !== null',
  },
  {
    name: 'staff see who reported',
    breaks: ['no answer carries what its reader may not see'],
    seed: 4,
    file: 'domain/report/views.ts',
    from: ": '居民'",
    to: ': report.reporter',
  },
  {
    name: 'nobody looks at what is late',
    breaks: ['what stays open has escalated'],
    seed: 1,
    file: 'cloudfunctions/jobs/watches/report.ts',
    from: '{ wakeAt: command.lte(now()) },',
    to: '{ wakeAt: command.lte(0) },',
  },
  {
    name: 'a list begins with what is due last',
    breaks: ['lists go by what is due, overdue first'],
    seed: 20,
    file: 'cloudfunctions/api/report/list.ts',
    from: "({\n  key: 'dueAt',\n  direction: 'asc',",
    to: "({\n  key: 'dueAt',\n  direction: 'desc',",
  },
]
