import { pageOf, type PageName } from '../notice/pages'
import type { Tell } from '../notice/compose'
import { messageTime } from '../notice/message'
import type { Fallback } from '../notice/types'
import type { Principal, StaffRef } from '../matter/types'
import { gridTitle } from '../place/locate'
import type { StreetSettings } from '../street/types'
import { REPORT } from './lifecycle'
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
  assign: { title: '有新任务待签收', tip: '请打开签收' },
  return: { title: '任务被退回，待分派', tip: '请重新分派' },
  resolve: { title: '已处置，待您核查', tip: '请到现场或看照片核查' },
  selfHandle: { title: '网格员自办，待您核查', tip: '请看照片核查' },
  verifyFail: { title: '核查未通过，请重新处置', tip: '请看核查意见' },
  reopen: { title: '居民反映未解决，请重办', tip: '时限减半，请尽快处置' },
  grantReopen: { title: '街道同意重办，请再处置', tip: '时限减半，请尽快处置' },
  askReopen: { title: '居民第二次申请重办', tip: '请决定是否重办' },
}

/** To one level of the ladder, when something is late. */
export const LATE_WORDS: Words = { title: '有事项超时', tip: '请督促办理' }

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
      state: REPORT.states[report.state].text,
      time: messageTime(now),
      due: messageTime(report.deadline?.at ?? report.dueAt ?? now),
      tip: words.tip,
    },
    fallback: told.fallbackTo ? fallbackTo(report, told.fallbackTo) : null,
    keep,
  }
}

/** The person behind “whose turn it is”: at the desk, the dispatcher on duty. */
const personOf = (principal: Principal, settings: StreetSettings): Principal | null =>
  principal === DESK ? (settings.dutyDispatcher?.id ?? null) : principal

/** To whoever must act now. The 网格长 is the fallback for everybody but himself. */
function taskFor(report: Report, entry: HistoryEntry, settings: StreetSettings): Told | null {
  const words = TASK_WORDS[entry.action]
  if (!words || report.waitingFor === null || report.waitingFor === report.reporter) return null
  const to = personOf(report.waitingFor, settings)
  if (to === null) return null
  return {
    to,
    page: report.waitingFor === DESK ? 'duty.handle' : 'duty.task',
    template: 'task',
    words,
    fallbackTo: report.lead && report.lead.id !== to ? report.lead.id : null,
  }
}

/** To the reporter, unless the step was the reporter's own. */
function progressFor(report: Report, entry: HistoryEntry): Told | null {
  const words = PROGRESS_WORDS[entry.action]
  // 自办: the reporter is the handler, who is told by tasks and has nothing to rate.
  if (!words || entry.by.principal === report.reporter || isSelfHandled(report)) return null
  return {
    to: report.reporter,
    page: 'report.detail',
    template: 'progress',
    words,
    keep: ON_THE_WAY.has(entry.action) ? 1 : 0,
  }
}

/** Who is told of the entries that one commit added, in the order of the entries. */
export function tellsOf(
  report: Report,
  added: readonly HistoryEntry[],
  settings: StreetSettings,
  now: number,
): Tell[] {
  return added
    .flatMap((entry) => [taskFor(report, entry, settings), progressFor(report, entry)])
    .filter((told) => told !== null)
    .map((told) => tell(report, told, now))
}

/** An escalation, to one person of the ladder. */
export const lateTell = (report: Report, to: StaffRef, now: number): Tell =>
  tell(report, { to: to.id, page: 'duty.task', template: 'task', words: LATE_WORDS }, now)
