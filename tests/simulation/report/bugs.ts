import type { Bug } from '../types'
import { actors } from './actors'

/** Bugs in what happens to a report. */
export const REPORT_BUGS: Bug[] = [
  {
    name: 'who solved it verifies it',
    breaks: ['nobody verifies what they did'],
    seed: 1,
    crowd: actors,
    file: 'domain/report/qualities.ts',
    from: 'if ((isVerifier || isLead || isDispatcher) && !isParty)',
    to: 'if (isVerifier || isLead || isDispatcher)',
  },
  {
    name: 'who reported it verifies it',
    breaks: ['nobody verifies what they reported'],
    seed: 2,
    crowd: actors,
    file: 'domain/report/qualities.ts',
    from: 'const isParty = isReporter || (actor.staffId !== null && hasPart(report, actor.staffId))',
    to: 'const isParty = hasPart({ ...report, reporterStaffId: null }, actor.staffId ?? actor.userId)',
  },
  {
    name: 'who solved it rates it',
    breaks: ['nobody rates what they did'],
    seed: 6,
    file: 'domain/report/qualities.ts',
    from: "    case 'rate':\n      if (didIt(actor, report)) return 'ownWork'\n",
    to: "    case 'rate':\n",
  },
  {
    name: 'a rating ends what is asked for again',
    breaks: ['what is asked for again waits at the desk and is watched'],
    seed: 6,
    file: 'domain/report/decide.ts',
    from: '  if (report.reopenAsked) return rated\n',
    to: '',
  },
  {
    name: 'the timer does not look again',
    breaks: ['nobody is told that something is late before it is'],
    seed: 2,
    crowd: actors,
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
    seed: 11,
    crowd: actors,
    file: 'cloudfunctions/api/report/list.ts',
    from: "({\n  key: 'dueAt',\n  direction: 'asc',",
    to: "({\n  key: 'dueAt',\n  direction: 'desc',",
  },
]
