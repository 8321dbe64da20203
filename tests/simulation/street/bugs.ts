import type { Bug } from '../types'

/** Bugs in what an import does to running reports, and in a year that nobody knows. */
export const STREET_BUGS: Bug[] = [
  {
    name: 'an import settles nothing',
    breaks: ['what is open waits for somebody who is there'],
    seed: 1,
    file: 'cloudfunctions/admin/settleOpen.ts',
    from: '  return rules.settle(matter, grid, s) !== null\n',
    to: '  return rules.settle(matter, grid, s) === undefined\n',
    and: [
      {
        file: 'cloudfunctions/jobs/watches/duty.ts',
        from: '        await settleMatter(of, matter._id, gridBySettings(of, settings), settings)\n',
        to: '',
      },
    ],
  },
  {
    name: 'a notice that finds nobody changes nothing',
    breaks: ['what met its person’s retirement goes to somebody who is there'],
    seed: 8,
    file: 'cloudfunctions/jobs/outbox.ts',
    from: '    await settleAbout(notice.about)\n',
    to: '',
    and: [
      {
        file: 'cloudfunctions/jobs/watches/duty.ts',
        from: '        await settleMatter(of, matter._id, gridBySettings(of, settings), settings)\n',
        to: '',
      },
    ],
  },
  {
    name: 'whoever is asked in a grid worker’s place has no button',
    breaks: ['whoever something waits for has a button'],
    seed: 5,
    file: 'domain/report/qualities.ts',
    from: '  if (isWorker || isAsked) own',
    to: '  if (isWorker) own',
  },
  {
    name: 'a guess does not say so',
    breaks: ['a deadline in a year that nobody knows is marked as provisional'],
    seed: 1,
    file: 'domain/calendar/workingTime.ts',
    from: '    if (isGuess) guessedYear = yearOf(day)\n    if (!worked) continue\n',
    to: '    if (!worked) continue\n',
  },
  {
    name: 'nobody puts a guess right',
    breaks: ['a provisional deadline is put right when the year is known'],
    seed: 1,
    file: 'cloudfunctions/jobs/watches/report.ts',
    from: 'command.gt(0).and(command.lte(lastKnownYear(calendar)))',
    to: 'command.gt(0).and(command.lte(Math.min(0, lastKnownYear(calendar))))',
  },
]
