import type { HistoryEntry } from '../report/types'

/** All sentences of notices, in one place. */
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
  askReopen: { title: '居民第二次申请重办', tip: '请决定是否重办' },
  escalate: { title: '有事项超时', tip: '请督促办理' },
}

/**
 * Steps on the way, of which the inbox may tell alone: a resident allows one message at 上报, and it
 * must be left for “已办结，请评价”.
 */
export const ON_THE_WAY: ReadonlySet<HistoryEntry['action']> = new Set(['sign', 'reopen'])

/** To the reporter. */
export const PROGRESS_WORDS: Partial<Record<HistoryEntry['action'], Words>> = {
  sign: { title: '网格员已签收，正在处理', tip: '处理好会再通知您' },
  reject: { title: '您的上报未予受理', tip: '请点开看原因和办法' },
  verifyPass: { title: '您上报的事已办结', tip: '请点开评价是否解决' },
  reopen: { title: '街道同意重办', tip: '处理好会再通知您' },
  declineReopen: { title: '重办申请未通过', tip: '请点开看原因' },
}

/** To the 网格长, once, when a push did not arrive. */
export const FALLBACK_WORDS: Words = { title: '有任务未能提醒到人', tip: '请电话告知网格员' }
