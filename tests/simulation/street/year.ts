import type { Invariant, World } from '../../../devtools/simulation/types'
import { dateString, dayOf, shanghai } from '../../../domain/calendar/zone'
import type { Deadline, Report } from '../../../domain/report/types'
import { LONG_AGO_MS, reportsOf } from '../people'
import { DAYS_OFF, UNKNOWN_YEAR } from './roster'
import { isYearKnown, settingsOf } from './settled'

/** Deadlines in a year of which nobody knows the holidays, until somebody does. */

const sameDeadline = (a: Deadline | null | undefined, b: Deadline): boolean =>
  a?.at === b.at && a.guessedYear === b.guessedYear

/** A deadline as it was just set: a guess says so, and nothing else does. */
function wrongMark({ deadline, star }: Report, w: World): string | undefined {
  if (!deadline || star) return undefined
  const { at, guessedYear } = deadline
  const isKnown = isYearKnown(w, UNKNOWN_YEAR)
  const isIn = shanghai(at).year() === UNKNOWN_YEAR
  if (isIn && !isKnown && guessedYear !== UNKNOWN_YEAR) return 'is a guess and does not say so'
  const isLong = w.writtenAt('settings', settingsOf(w)._id) <= w.now() - LONG_AGO_MS
  return isKnown && isLong && guessedYear !== null ? 'is called a guess of a known year' : undefined
}

/** Once the year is known: no guess is left, and no deadline lies on one of its days off. */
function notPutRight(w: World): string | undefined {
  if (!isYearKnown(w, UNKNOWN_YEAR)) return undefined
  for (const { _id, deadline, star } of reportsOf(w).values()) {
    if (!deadline || star || w.writtenAt('reports', _id) > w.now() - LONG_AGO_MS) continue
    if (deadline.guessedYear !== null) return `${_id} is still due by a guess`
    const date = dateString(dayOf(deadline.at))
    if (DAYS_OFF.includes(date)) return `${_id} is due on ${date}, a day off`
  }
  return undefined
}

type AfterTick = (ask: (w: World) => string | undefined) => Invariant['answer']

export const yearInvariants = (afterTick: AfterTick): Invariant[] => [
  {
    name: 'a deadline in a year that nobody knows is marked as provisional',
    source: 'domain/calendar/workingTime.ts: Reckoned.guessedYear',
    write: (changes, w) => {
      for (const c of changes) {
        const after = c.after as unknown as Report | null
        const before = c.before as unknown as Report | null
        if (c.collection !== 'reports' || !after?.deadline) continue
        if (sameDeadline(before?.deadline, after.deadline)) continue
        const wrong = wrongMark(after, w)
        if (wrong) return `${after._id}: the deadline ${wrong}`
      }
      return undefined
    },
  },
  {
    name: 'a provisional deadline is put right when the year is known',
    source: 'cloudfunctions/jobs/watches/report.ts: deadlineWatch',
    answer: afterTick(notPutRight),
    end: notPutRight,
  },
]
