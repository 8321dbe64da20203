import { passing } from '../report/actors'
import type { Bug } from '../types'
import { unrated } from './leavers'

/** Bugs in what a person says of his own account. */
export const IDENTITY_BUGS: Bug[] = [
  {
    name: 'a consent is carried out each time it comes',
    breaks: ['a withdrawal of consent is not undone by a late duplicate'],
    seed: 2,
    file: 'cloudfunctions/api/once.ts',
    from: '  const mark = { _id: idOf(context), by: context.userId,',
    to: "  const nth = call === 'identity.agree' ? `:${context.now}` : ''\n  const mark = { _id: idOf(context) + nth, by: context.userId,",
  },
  {
    name: 'nobody asks whether it was agreed to',
    breaks: ['nothing is begun for a purpose to which nobody agreed'],
    seed: 1,
    file: 'cloudfunctions/api/consents.ts',
    from: "  return missing.length === 0 ? ok(null) : refuse('needsConsent', missing.join(','))\n",
    to: '  return ok(missing && null)\n',
  },
  {
    name: '注销 forgets complaints',
    breaks: ['nothing of who has left is anywhere'],
    seed: 24,
    file: 'cloudfunctions/jobs/leaving/index.ts',
    from: '  leaveComplaints,\n',
    to: '',
  },
  {
    name: 'what came while somebody left is not looked for',
    breaks: ['nothing of who has left is anywhere'],
    seed: 24,
    file: 'cloudfunctions/jobs/leaving/index.ts',
    from: '      await clearAway(leaving)\n      await collection',
    to: '      await collection',
  },
  {
    name: 'what waits for nobody’s rating waits for ever',
    breaks: ['what somebody reported who has left comes to its end'],
    seed: 2,
    steps: 15,
    file: 'domain/report/nameless.ts',
    from: 'waitingFor: report.waitingFor === user ? GONE : report.waitingFor,',
    to: '...(report.waitingFor === user ? { waitingFor: GONE, wakeAt: Number.MAX_SAFE_INTEGER } : {}),',
    crowd: [...unrated, ...passing],
  },
]
