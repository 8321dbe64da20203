import { messageTime } from './message'
import { FALLBACK_WORDS, ON_THE_WAY, PROGRESS_WORDS, TASK_WORDS } from './text'
import type { Notice } from './types'
import { gridTitle } from '../grid/locate'
import { STATE_TEXT } from '../report/lifecycle'
import { DESK } from '../report/routing'
import { isSelfHandled } from '../report/steps'
import type { HistoryEntry, Principal, Report } from '../report/types'
import type { StaffRef, StreetSettings } from '../street/types'

const PAGES = {
  resident: 'packages/report/detail/index',
  worker: 'packages/grid/task/index',
  desk: 'packages/desk/handle/index',
} as const

const pageOf = (kind: keyof typeof PAGES, report: Report): string =>
  `${PAGES[kind]}?id=${encodeURIComponent(report._id)}`

/** What a card may say of a report: its kind, never the person's words, name or address. */
const what = (report: Report): string => report.categoryName || '居民上报'
const where = (report: Report): string =>
  report.gridCode
    ? gridTitle({ communityName: report.place.communityName, name: report.place.gridName })
    : '待定网格'

interface Told {
  to: Principal
  page: keyof typeof PAGES
  template: Notice['template']
  title: string
  tip: string
  fallbackTo: Principal | null
  keep: number
}

function noticeOf(report: Report, told: Told, now: number, suffix = ''): Notice {
  return {
    _id: `notice:${report._id.slice('report:'.length)}:${report.version}:${told.to}${suffix}`,
    to: told.to,
    title: told.title,
    body: `${where(report)} · ${what(report)}`,
    page: pageOf(told.page, report),
    reportId: report._id,
    template: told.template,
    fields: {
      no: report.no,
      what: what(report),
      where: where(report),
      state: STATE_TEXT[report.state],
      time: messageTime(now),
      due: messageTime(report.dueAt ?? report.nextAt ?? now),
      tip: told.tip,
    },
    fallbackTo: told.fallbackTo,
    keep: told.keep,
    createdAt: now,
    read: false,
    push: { state: 'waiting', tries: 0, nextAt: now, code: null },
  }
}

/** The person behind “whose turn it is”: at the desk, the dispatcher on duty. */
function personOf(principal: Principal, settings: StreetSettings): Principal | null {
  return principal === DESK ? (settings.dutyDispatcher?.id ?? null) : principal
}

/** To whoever must act now. The 网格长 is the fallback for everybody but himself. */
function taskFor(report: Report, entry: HistoryEntry, settings: StreetSettings): Told | null {
  const words = TASK_WORDS[entry.action]
  if (!words || report.waitingFor === null || report.waitingFor === report.reporter) return null
  const to = personOf(report.waitingFor, settings)
  if (to === null) return null
  const atDesk = report.waitingFor === DESK
  return {
    to,
    page: atDesk ? 'desk' : 'worker',
    template: 'task',
    ...words,
    fallbackTo: report.lead && report.lead.id !== to ? report.lead.id : null,
    keep: 0,
  }
}

/** To the reporter, unless the step was the reporter's own. */
function progressFor(report: Report, entry: HistoryEntry): Told | null {
  const words = PROGRESS_WORDS[entry.action]
  // 自办: the reporter is the handler, who is told by tasks and has nothing to rate.
  if (!words || entry.by.principal === report.reporter || isSelfHandled(report)) return null
  return {
    to: report.reporter,
    page: 'resident',
    template: 'progress',
    ...words,
    fallbackTo: null,
    keep: ON_THE_WAY.has(entry.action) ? 1 : 0,
  }
}

/**
 * The notices of one commit, from the history entries it added: the last word to each person, none
 * to whoever acted, two at most. `actors` are the principals of the acting person.
 */
export function noticesOf(
  report: Report,
  added: HistoryEntry[],
  actors: Principal[],
  settings: StreetSettings,
  now: number,
): Notice[] {
  const byPerson = new Map<Principal, Told>()
  for (const entry of added) {
    for (const told of [taskFor(report, entry, settings), progressFor(report, entry)]) {
      if (told && !actors.includes(told.to)) byPerson.set(told.to, told)
    }
  }
  return [...byPerson.values()].map((told) => noticeOf(report, told, now))
}

/** The notice of an escalation, to one person of the ladder. */
export function escalationNotice(report: Report, tell: StaffRef, now: number): Notice {
  const words = TASK_WORDS.escalate!
  return noticeOf(
    report,
    { to: tell.id, page: 'worker', template: 'task', ...words, fallbackTo: null, keep: 0 },
    now,
  )
}

/**
 * The one notice to the 网格长 that a push reached nobody. Its `_id` is the first notice's plus
 * `:lead`, so it exists at most once however often the sender dies. Null when nobody is to be told.
 */
export function fallbackNotice(failed: Notice, now: number): Notice | null {
  if (failed.fallbackTo === null) return null
  return {
    ...failed,
    _id: `${failed._id}:lead`,
    to: failed.fallbackTo,
    title: FALLBACK_WORDS.title,
    page: `${PAGES.worker}?id=${encodeURIComponent(failed.reportId)}`,
    fields: { ...failed.fields, tip: FALLBACK_WORDS.tip },
    fallbackTo: null,
    createdAt: now,
    read: false,
    push: { state: 'waiting', tries: 0, nextAt: now, code: null },
  }
}
