import { assertWhole } from '../../domain/matter/lifecycle'
import type { StepName } from '../../domain/report/calls'
import { REPORT, type ReportState } from '../../domain/report/lifecycle'
import { reportAs } from './previous'
import { WHO, type Person } from './street'
import { rid, type Town } from './town'

interface Next {
  who: Person
  action: StepName
  words?: object
  state: ReportState
}

/** What comes next for each report: who does what, and what it is then. */
export const NEXT: Record<string, Next> = {
  late: { who: 'workerA1', action: 'sign', state: 'PROCESSING' },
  submitted: {
    who: 'workerA1',
    action: 'accept',
    words: { category: '0201' },
    state: 'PROCESSING',
  },
  atDesk: { who: 'dispatcher', action: 'accept', words: { category: '0201' }, state: 'ACCEPTED' },
  returned: {
    who: 'dispatcher',
    action: 'assign',
    words: { handler: WHO.workerA2.id },
    state: 'ASSIGNED',
  },
  assigned: { who: 'workerA1', action: 'return', words: { note: '不归我管' }, state: 'ACCEPTED' },
  star: { who: 'workerA1', action: 'sign', state: 'PROCESSING' },
  signed: {
    who: 'workerA1',
    action: 'resolve',
    words: { text: '好了', noPhotoReason: '下雨' },
    state: 'RESOLVED',
  },
  resolved: { who: 'leadA', action: 'verifyPass', state: 'CLOSED' },
  closed: {
    who: 'resident',
    action: 'rate',
    words: { outcome: 'solved', stars: 5 },
    state: 'EVALUATED',
  },
  rated: { who: 'resident', action: 'reopen', words: { note: '又坏了' }, state: 'PROCESSING' },
  askedAgain: {
    who: 'dispatcher',
    action: 'grantReopen',
    words: { note: '请再去看看' },
    state: 'PROCESSING',
  },
  selfHandled: { who: 'leadA', action: 'verifyPass', state: 'CLOSED' },
}

/** Takes it, and looks at what is stored then. */
export async function takeNext(town: Town, name: string): Promise<void> {
  const { who, action, words, state } = NEXT[name]!
  const id = reportAs(name)
  const { version } = town.report(id)
  const input = { requestId: rid(), id, version, ...words }
  await town.ask(who, `report.${action}`, input as never)
  expect([name, town.report(id).state]).toEqual([name, state])
  assertWhole(REPORT, town.report(id))
}
