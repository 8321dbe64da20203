import type { Actor } from '../../domain/identity/types'
import type { StepInput } from '../../domain/report/decide'
import type { Report } from '../../domain/report/types'
import { unsolvedMeans } from '../../domain/report/unsolved'
import { INPUT, closed, readOf, unsolved, walk } from './reportSteps'
import { PEOPLE } from './street'

const { reporter, worker, lead, dispatcher } = PEOPLE

/** What 未解决 leads to is told before it is rated, and is so. */
const again: [Actor, StepInput][] = [
  [worker, INPUT.resolve],
  [lead, INPUT.verifyPass],
]
const once = walk(closed(), [[reporter, unsolved], ...again])
const asked = walk(once, [[reporter, INPUT.reopen]])

test.each<[string, Report, ReturnType<typeof unsolvedMeans>]>([
  ['the first time', closed(), 'again'],
  ['a second time', once, 'asked'],
  ['asked for already', asked, 'noted'],
  ['declined', walk(asked, [[dispatcher, INPUT.declineReopen]]), 'noted'],
  ['done again twice', walk(asked, [[dispatcher, INPUT.grantReopen], ...again]), 'noted'],
])('未解决 of what was closed: %s', (_, report, means) => {
  expect(unsolvedMeans(readOf(report))).toBe(means)
  const { state, reopenAsked } = walk(report, [[reporter, unsolved]])
  const isAskedNow = reopenAsked && !report.reopenAsked
  expect(state === 'PROCESSING' ? 'again' : isAskedNow ? 'asked' : 'noted').toBe(means)
})
