import { GONE } from '../identity/leaving'
import { pageOf, type PageName } from '../notice/pages'
import type { Tell } from '../notice/compose'
import { messageTime } from '../notice/message'
import type { Fallback } from '../notice/types'
import type { Principal, StaffRef } from '../matter/types'
import { gridTitle } from '../place/locate'
import type { StreetSettings } from '../street/types'
import { crewOf } from './crew'
import { levels } from './ladder'
import { lateWords } from './late'
import { stateTextOf } from './mediation'
import { DESK, isSelfHandled } from './routing'
import type { HistoryEntry, Report } from './types'

/** Who is told of a step on a report, and in which words: all sentences of its notices. */
interface Words {
  title: string
  /** For the push: at most 20 characters, says the next step. */
  tip: string
}

/** To the person whose turn it is. */
export const TASK_WORDS: Partial<Record<HistoryEntry['action'], Words>> = {
  submit: { title: '有新上报待核实', tip: '请核实类别后受理' },
  accept: { title: '已受理，待分派', tip: '请选一位办理人' },
  assign: { title: '有新任务待签收', tip: '请打开签收' },
  reassign: { title: '有任务改派给您，待签收', tip: '请打开签收' },
  release: { title: '办理人不在岗，待分派', tip: '请重新分派' },
  reassignVerifier: { title: '请您核查', tip: '请到现场或看照片核查' },
  settle: { title: '人员调整，有事项等您处理', tip: '请打开办理' },
  return: { title: '任务被退回，待分派', tip: '请重新分派' },
  resolve: { title: '已处置，待您核查', tip: '请到现场或看照片核查' },
  selfHandle: { title: '网格员自办，待您核查', tip: '请看照片核查' },
  verifyFail: { title: '核查未通过，请重新处置', tip: '请看核查意见' },
  reopen: { title: '上报人说没有解决，请重办', tip: '时限减半，请尽快处置' },
  grantReopen: { title: '街道同意重办，请再处置', tip: '时限减半，请尽快处置' },
  askReopen: { title: '上报人第二次申请重办', tip: '请决定是否重办' },
  supplement: { title: '上报人补充了情况', tip: '请看补充的内容再办' },
  urge: { title: '上报人催办，请尽快处理', tip: '请尽快办理' },
}

/** To the level above whoever is urged. */
const URGED_WORDS: Words = { title: '上报人催办您这一片的事', tip: '请督促尽快办理' }

/** To whoever had it before; there is nothing left to do. */
export const TAKEN_WORDS: Words = { title: '任务已改派他人', tip: '不用再办，辛苦了' }

/**
 * Steps on the way, of which the inbox may tell alone: a resident allows one message at 上报, and it
 * must be left for “已办结，请评价”.
 */
export const ON_THE_WAY: ReadonlySet<HistoryEntry['action']> = new Set(['sign', 'grantReopen'])

/** To the reporter. */
export const PROGRESS_WORDS: Partial<Record<HistoryEntry['action'], Words>> = {
  sign: { title: '网格员已签收，正在处理', tip: '处理好会再通知您' },
  reject: { title: '您的上报未予受理', tip: '请点开看原因和办法' },
  verifyPass: { title: '您上报的事已办结', tip: '请点开评价是否解决' },
  toMediation: { title: '这件事建议请调解员帮忙谈', tip: '请点开申请人民调解' },
  grantReopen: { title: '街道同意重办', tip: '处理好会再通知您' },
  declineReopen: { title: '重办申请未通过', tip: '请点开看原因' },
}

/** To the 网格长, once, when a push did not arrive. */
export const FALLBACK_WORDS: Words = { title: '有任务未能提醒到人', tip: '请电话告知网格员' }

/** What a card may say of a report: its kind, never the person's words, name or address. */
const what = (report: Report): string => report.categoryName || '居民上报'
const where = (report: Report): string =>
  report.gridCode
    ? gridTitle({ communityName: report.place.communityName, name: report.place.gridName })
    : '待定网格'

interface Told {
  to: Principal
  page: PageName
  template: Tell['template']
  words: Words
  fallbackTo?: Principal | null
  keep?: number
}

const fallbackTo = (report: Report, to: Principal): Fallback => ({
  to,
  ...FALLBACK_WORDS,
  page: pageOf('duty.task', report._id),
})

function tell(report: Report, told: Told, now: number): Tell {
  const { to, words, template, keep = 0 } = told
  return {
    to,
    title: words.title,
    body: `${where(report)} · ${what(report)}`,
    page: pageOf(told.page, report._id),
    template,
    fields: {
      no: report.no,
      what: what(report),
      where: where(report),
      state: stateTextOf(report),
      time: messageTime(now),
      due: messageTime(report.deadline?.at ?? report.dueAt ?? now),
      tip: words.tip,
    },
    fallback: told.fallbackTo ? fallbackTo(report, told.fallbackTo) : null,
    keep,
    ...(report.star ? { urgent: true as const } : {}),
  }
}

/**
 * The person behind “whose turn it is”. At the desk it is the dispatcher on duty, or another where
 * that one acts himself, has handled it or reported it; 街道领导 where there is no other.
 */
function personOf(report: Report, settings: StreetSettings, not: readonly Principal[]) {
  if (report.waitingFor !== DESK) return report.waitingFor
  const { dutyDispatcher, dispatchers, streetLeader } = settings
  const others = [dutyDispatcher, ...dispatchers, streetLeader].filter((p) => p !== null)
  const concerned = [report.handlerId, report.reporterStaffId, ...not]
  return (others.find((p) => !concerned.includes(p.id)) ?? dutyDispatcher)?.id ?? null
}

/** To whoever must act now. The 网格长 is the fallback for everybody but himself. */
function taskFor(
  report: Report,
  before: Report | null,
  entry: HistoryEntry,
  settings: StreetSettings,
  not: readonly Principal[],
): Told | null {
  const words = TASK_WORDS[entry.action]
  // A grid that has another number now changes nobody's turn.
  if (entry.action === 'settle' && before?.waitingFor === report.waitingFor) return null
  if (!words || report.waitingFor === null || report.waitingFor === report.reporter) return null
  const to = personOf(report, settings, not)
  if (to === null) return null
  const { lead } = crewOf(report, settings)
  return {
    to,
    page: report.waitingFor === DESK ? 'duty.handle' : 'duty.task',
    template: 'task',
    words,
    // Of a 催办 the level above is told anyway.
    fallbackTo: lead && lead.id !== to && entry.action !== 'urge' ? lead.id : null,
  }
}

/** To the level above, of a 催办: the first of the ladder as it is filled, whoever is away. */
function urgedAbove(
  report: Report,
  entry: HistoryEntry,
  settings: StreetSettings,
  not: readonly Principal[],
): Told | null {
  if (entry.action !== 'urge' || report.waitingFor === null) return null
  const turn = personOf(report, settings, not)
  const above = levels(report, settings).find(({ id }) => id !== turn && !not.includes(id))
  const page = report.waitingFor === DESK ? 'duty.handle' : 'duty.task'
  return above ? { to: above.id, page, template: 'task', words: URGED_WORDS } : null
}

/** To whoever had the task until now, where somebody else has given it away. */
function takenFrom(report: Report, before: Report | null, entry: HistoryEntry): Told | null {
  const isTaken = entry.action === 'reassign' && entry.by.role !== 'system'
  const lost = isTaken ? before?.handler : null
  const isHis = lost?.id === report.handlerId || lost?.id === entry.by.principal
  if (!lost || isHis) return null
  return { to: lost.id, page: 'duty.tasks', template: 'task', words: TAKEN_WORDS }
}

/** To the reporter, unless the step was the reporter's own. */
function progressFor(report: Report, entry: HistoryEntry): Told | null {
  const words = PROGRESS_WORDS[entry.action]
  // 自办: the reporter is the handler, who is told by tasks and has nothing to rate.
  const isNobodys = report.reporter === GONE || entry.by.principal === report.reporter
  if (!words || isNobodys || isSelfHandled(report)) return null
  return {
    to: report.reporter,
    page: 'report.detail',
    template: 'progress',
    words,
    keep: ON_THE_WAY.has(entry.action) ? 1 : 0,
  }
}

/**
 * Who is told of what one commit added to the history, in its order.
 * @param before the report before the commit; null for a new one
 * @param not boxes of whoever acts
 */
export function tellsOf(
  report: Report,
  before: Report | null,
  settings: StreetSettings,
  now: number,
  not: readonly Principal[] = [],
): Tell[] {
  return report.history
    .slice(before?.history.length ?? 0)
    .flatMap((entry) => [
      takenFrom(report, before, entry),
      taskFor(report, before, entry, settings, not),
      urgedAbove(report, entry, settings, not),
      progressFor(report, entry),
    ])
    .filter((told) => told !== null)
    .map((told) => tell(report, told, now))
}

/** An escalation, to one person of the ladder: what is late, where, with whom, and how long. */
export function lateTell(report: Report, to: StaffRef, now: number): Tell {
  const words = lateWords(report, now)
  const page = report.waitingFor === DESK ? 'duty.handle' : 'duty.task'
  const told = tell(report, { to: to.id, page, template: 'task', words }, now)
  return { ...told, body: `${told.body} · ${words.body}` }
}
