import { noticesOf } from '../../domain/notice/compose'
import type { Notice } from '../../domain/notice/types'
import { tellsOf } from '../../domain/report/notices'
import { decide, type StepInput } from '../../domain/report/decide'
import { permitStep } from '../../domain/report/qualities'
import { viewOf } from '../../domain/report/views'
import type { Actor } from '../../domain/identity/types'
import type { ReportState } from '../../domain/report/lifecycle'
import type { Report } from '../../domain/report/types'
import { MONDAY_9, PEOPLE, SETTINGS, must, situation, submitted } from './street'

/** Steps on reports as the functions take them, and one report in every state. */
const { reporter, worker, lead, dispatcher } = PEOPLE
export const PHOTO = { fileId: 'cloud://x/evidence/1.jpg', sha256: 'ab' }

export const INPUT: { [A in StepInput['action']]: StepInput } = {
  accept: { action: 'accept', category: '0201' },
  reject: { action: 'reject', note: '不属街道管辖，请拨打12345' },
  assign: { action: 'assign', handler: { id: 'staff:W2', name: '李网格' }, note: '' },
  reassign: { action: 'reassign', handler: { id: 'staff:W1', name: '张网格' }, note: '' },
  reassignVerifier: {
    action: 'reassignVerifier',
    handler: { id: 'staff:D1', name: '孙分流' },
    note: '',
  },
  sign: { action: 'sign' },
  return: { action: 'return', note: '不属于本网格' },
  resolve: { action: 'resolve', text: '已补平', photos: [PHOTO], noPhotoReason: '' },
  toMediation: { action: 'toMediation', note: '两家说法不一，建议请调解员谈' },
  verifyPass: { action: 'verifyPass', note: '' },
  verifyFail: { action: 'verifyFail', note: '坑还在' },
  rate: { action: 'rate', outcome: 'solved', stars: 5, comment: '' },
  reopen: { action: 'reopen', note: '又坏了' },
  grantReopen: { action: 'grantReopen', note: '' },
  declineReopen: { action: 'declineReopen', note: '管线已换新' },
  withdraw: { action: 'withdraw', note: '' },
  supplement: { action: 'supplement', text: '今天又塌了一块', photos: [PHOTO], moderation: 'pass' },
  urge: { action: 'urge' },
}

/** One step as the functions take it: permit, then decide. */
export function take(report: Report, actor: Actor, input: StepInput, now = MONDAY_9) {
  const may = permitStep(actor, input.action, report, now, SETTINGS)
  if (!may.ok) return may
  const principal = may.role === 'reporter' ? actor.userId : actor.staffId!
  return decide(report, input, { principal, name: actor.name, role: may.role }, situation(now))
}

/** Walks a story of [who, what] from a report; every step must be allowed. */
export const walk = (report: Report, story: [Actor, StepInput, number?][]): Report =>
  story.reduce((r, [who, input, now]) => must(take(r, who, input, now)), report)

export const signed = (): Report => walk(submitted(), [[worker, INPUT.sign]])
export const resolved = (): Report => walk(signed(), [[worker, INPUT.resolve]])
export const closed = (): Report => walk(resolved(), [[lead, INPUT.verifyPass]])
export const unsolved: StepInput = {
  action: 'rate',
  outcome: 'unsolved',
  stars: 1,
  comment: '没修',
}

/** One report in every state. */
export const IN_STATE: Record<ReportState, () => Report> = {
  SUBMITTED: () => submitted({ categoryCode: null }),
  ACCEPTED: () => walk(submitted(), [[worker, INPUT.return]]),
  ASSIGNED: () => submitted(),
  PROCESSING: signed,
  RESOLVED: resolved,
  CLOSED: closed,
  EVALUATED: () => walk(closed(), [[reporter, INPUT.rate]]),
  REJECTED: () => walk(submitted({ categoryCode: null }), [[dispatcher, INPUT.reject]]),
  CANCELLED: () => walk(submitted({ categoryCode: null }), [[reporter, INPUT.withdraw]]),
}

/** As its reporter reads it. */
export const readOf = (report: Report) => {
  const reader = { actor: reporter, now: MONDAY_9, settings: SETTINGS }
  return viewOf(report, reader, new Map(), { phone: '', repeated: false })
}

/** The notices of one commit, as the functions write them. */
export const noticesAbout = (
  report: Report,
  added: Report['history'],
  actors: string[],
  now: number,
): Notice[] => {
  const before = {
    ...report,
    history: report.history.slice(0, report.history.length - added.length),
  }
  return noticesOf(report, tellsOf(report, before, SETTINGS, now, actors), actors, now)
}
