import { GONE } from '../identity/leaving'
import type { Principal, StaffRef } from '../matter/types'
import type { Tell } from '../notice/compose'
import { messageTime } from '../notice/message'
import { pageOf } from '../notice/pages'
import { COMPLAINT } from './lifecycle'
import { OVERDUE_WORDS } from './watch'
import type { Complaint, ComplaintEntry } from './types'

/** Who is told of what, and all sentences of it. */
interface Words {
  title: string
  /** For the push: at most 20 characters, says the next step. */
  tip: string
}

/** To whoever has it now. */
const TASK_WORDS: Partial<Record<ComplaintEntry['action'], Words>> = {
  submit: { title: '有投诉建议请您受理', tip: '请五个工作日内答复' },
  transfer: { title: '有投诉建议转给您办理', tip: '请打开办理' },
  recuse: { title: '有投诉建议请您办理', tip: '请打开办理' },
  settle: { title: '有投诉建议请您办理', tip: '请打开办理' },
  askAgain: { title: '有人追问，请您再答复', tip: '请五个工作日内答复' },
}

/** To whoever wrote it. */
const PROGRESS_WORDS: Partial<Record<ComplaintEntry['action'], Words>> = {
  accept: { title: '您的投诉建议已受理', tip: '五个工作日内答复您' },
  answer: { title: '您的投诉建议有答复了', tip: '请点开看答复并评价' },
  reject: { title: '您的投诉建议未予受理', tip: '请点开看原因和办法' },
}

/** Of which the inbox may tell alone: the push is left for the answer. */
const ON_THE_WAY: ReadonlySet<ComplaintEntry['action']> = new Set(['accept'])

/** To whom it concerns: that he was asked, and nothing of what somebody has written. */
const INQUIRED: Words = { title: '请您说明情况', tip: '请打开看问的是什么' }
/** To whoever has asked. */
const EXPLAINED: Words = { title: '您问的情况，对方已说明', tip: '请打开看，再答复' }
/** To whoever had it and was about to answer. */
const WITHDRAWN: Words = { title: '投诉建议已撤回', tip: '不用再办，辛苦了' }
export const LATE: Words = { title: OVERDUE_WORDS, tip: '请督促答复，或转他人办理' }

function tell(c: Complaint, to: Principal, words: Words, now: number, keep = 0): Tell {
  const isOwn = to === c.complainant
  return {
    to,
    title: words.title,
    body: `投诉建议 · ${c.no}`,
    page: pageOf(isOwn ? 'complaint.detail' : 'complaint.work', c._id),
    template: isOwn ? 'progress' : 'task',
    fields: {
      no: c.no,
      what: '投诉建议',
      where: '街道',
      state: COMPLAINT.states[c.state].text,
      time: messageTime(now),
      due: messageTime(c.dueAt ?? now),
      tip: words.tip,
    },
    fallback: null,
    keep,
    // A deputy may be whomever it is about.
    ...(isOwn ? {} : { alone: true as const }),
  }
}

/** Whoever has it hears what was said; out of the box, whoever has asked and may still see it. */
function whoHears({ receiver, inquiries = [], except }: Complaint, of: Principal) {
  const asker = inquiries.filter((one) => one.of.id === of).at(-1)?.by.id
  return receiver?.id ?? (asker !== undefined && !except.includes(asker) ? asker : undefined)
}

/** Without the number, by which colleagues speak of the complaint. */
function inquiredTell(c: Complaint, { id }: StaffRef, now: number): Tell {
  const told = tell(c, id, INQUIRED, now)
  const fields = { ...told.fields, no: '', what: '说明情况', state: '待说明' }
  return { ...told, body: '点开写明情况', page: pageOf('complaint.explain', c._id), fields }
}

function tellsOfEntry(c: Complaint, before: Complaint | null, e: ComplaintEntry, now: number) {
  const tells: Tell[] = []
  const task = TASK_WORDS[e.action]
  // Where it waits in the box nobody is there to be told.
  if (task && c.receiver && c.waitingFor === c.receiver.id) {
    tells.push(tell(c, c.receiver.id, task, now))
  }
  const progress = PROGRESS_WORDS[e.action]
  if (progress && c.complainant !== GONE) {
    tells.push(tell(c, c.complainant, progress, now, ON_THE_WAY.has(e.action) ? 1 : 0))
  }
  const asked = e.action === 'inquire' ? c.inquiries?.at(-1)?.of : undefined
  if (asked) tells.push(inquiredTell(c, asked, now))
  const hears = e.action === 'explain' ? whoHears(c, e.by.principal) : undefined
  if (hears) tells.push(tell(c, hears, EXPLAINED, now))
  if (e.action === 'withdraw' && before?.receiver) {
    tells.push(tell(c, before.receiver.id, WITHDRAWN, now))
  }
  return tells
}

/** Who is told of what one commit added to the history. */
export const tellsOf = (c: Complaint, before: Complaint | null, now: number): Tell[] =>
  c.history
    .slice(before?.history.length ?? 0)
    .flatMap((entry) => tellsOfEntry(c, before, entry, now))

export const lateTell = (c: Complaint, to: StaffRef, now: number): Tell => tell(c, to.id, LATE, now)
