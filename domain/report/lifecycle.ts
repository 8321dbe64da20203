import type { ActorRole, ReportAction, ReportState } from './types'

/**
 * 事件生命周期: the one table. The client draws its buttons from it, the functions enforce it,
 * the tests walk it, the docs print it (DOMAIN §3.4; numbers are that table's).
 */
export interface Transition {
  no: number
  action: ReportAction
  /** Chinese name of the step, on the button. */
  label: string
  /** Chinese of what has happened, in the history. */
  done: string
  from: readonly (ReportState | null)[]
  to: ReportState
  who: readonly ActorRole[]
  weight: 'primary' | 'plain' | 'danger'
}

export const LIFECYCLE: readonly Transition[] = [
  {
    no: 1,
    action: 'submit',
    label: '上报',
    done: '已上报',
    from: [null],
    to: 'SUBMITTED',
    who: ['reporter'],
    weight: 'primary',
  },
  {
    no: 2,
    action: 'selfHandle',
    label: '自办',
    done: '当场办好',
    from: [null],
    to: 'RESOLVED',
    who: ['gridWorker'],
    weight: 'primary',
  },
  {
    no: 3,
    action: 'accept',
    label: '受理',
    done: '已受理',
    from: ['SUBMITTED'],
    to: 'ACCEPTED',
    who: ['gridWorker', 'dispatcher', 'system'],
    weight: 'primary',
  },
  {
    no: 4,
    action: 'reject',
    label: '不予受理',
    done: '不予受理',
    from: ['SUBMITTED'],
    to: 'REJECTED',
    who: ['dispatcher'],
    weight: 'danger',
  },
  {
    no: 6,
    action: 'assign',
    label: '分派',
    done: '已分派',
    from: ['ACCEPTED'],
    to: 'ASSIGNED',
    who: ['dispatcher', 'system'],
    weight: 'primary',
  },
  {
    no: 7,
    action: 'sign',
    label: '签收',
    done: '已签收',
    from: ['ASSIGNED'],
    to: 'PROCESSING',
    who: ['handler'],
    weight: 'primary',
  },
  {
    no: 8,
    action: 'return',
    label: '退回',
    done: '已退回',
    from: ['ASSIGNED', 'PROCESSING'],
    to: 'ACCEPTED',
    who: ['handler'],
    weight: 'plain',
  },
  {
    no: 13,
    action: 'resolve',
    label: '办好了',
    done: '已处置，待核查',
    from: ['PROCESSING'],
    to: 'RESOLVED',
    who: ['handler'],
    weight: 'primary',
  },
  {
    no: 14,
    action: 'verifyPass',
    label: '核查通过',
    done: '已办结',
    from: ['RESOLVED'],
    to: 'CLOSED',
    who: ['verifier'],
    weight: 'primary',
  },
  {
    no: 15,
    action: 'verifyFail',
    label: '核查不过',
    done: '核查未通过，重新处置',
    from: ['RESOLVED'],
    to: 'PROCESSING',
    who: ['verifier'],
    weight: 'plain',
  },
  {
    no: 16,
    action: 'rate',
    label: '评价',
    done: '已评价',
    from: ['CLOSED'],
    to: 'EVALUATED',
    who: ['reporter'],
    weight: 'primary',
  },
  {
    no: 17,
    action: 'reopen',
    label: '没解决，请重办',
    done: '重新办理',
    from: ['CLOSED', 'EVALUATED'],
    to: 'PROCESSING',
    who: ['reporter', 'dispatcher'],
    weight: 'danger',
  },
  {
    no: 18,
    action: 'withdraw',
    label: '撤回',
    done: '已撤回',
    from: ['SUBMITTED', 'ACCEPTED'],
    to: 'CANCELLED',
    who: ['reporter'],
    weight: 'plain',
  },
]

const BY_ACTION = new Map(LIFECYCLE.map((t) => [t.action, t]))

/** The row of an action; every action has exactly one. */
export function transition(action: ReportAction): Transition {
  const row = BY_ACTION.get(action)
  if (!row) throw new RangeError(`no such action: ${action}`)
  return row
}

export const STATE_TEXT: Record<ReportState, string> = {
  SUBMITTED: '待核实',
  ACCEPTED: '已受理',
  ASSIGNED: '待签收',
  PROCESSING: '处置中',
  RESOLVED: '待核查',
  CLOSED: '已办结',
  EVALUATED: '已评价',
  REJECTED: '不予受理',
  CANCELLED: '已撤回',
}

/** States in which nobody owes the reporter anything any more. */
const ENDED: ReadonlySet<ReportState> = new Set(['CLOSED', 'EVALUATED', 'REJECTED', 'CANCELLED'])
export const isOpen = (state: ReportState): boolean => !ENDED.has(state)

/** 五步: which of the five visible steps a state is in, 1–5. */
export const STEP_NAMES = ['发现', '上传', '分流', '办结', '评价'] as const
export const STEP_OF: Record<ReportState, 1 | 2 | 3 | 4 | 5> = {
  SUBMITTED: 2,
  ACCEPTED: 3,
  ASSIGNED: 3,
  PROCESSING: 4,
  RESOLVED: 4,
  CLOSED: 5,
  EVALUATED: 5,
  REJECTED: 2,
  CANCELLED: 2,
}
