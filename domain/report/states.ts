import type { StateRow } from '../matter/lifecycle'

/** 事件的状态, of the one table (`lifecycle.ts`). */
export const STATES = {
  SUBMITTED: { text: '待核实', tone: 'plain', step: 2, ended: false, next: '核实' },
  ACCEPTED: { text: '已受理', tone: 'plain', step: 3, ended: false, next: '分派' },
  ASSIGNED: { text: '待签收', tone: 'plain', step: 3, ended: false, next: '签收' },
  PROCESSING: { text: '处置中', tone: 'plain', step: 4, ended: false, next: '处置' },
  RESOLVED: { text: '待核查', tone: 'plain', step: 4, ended: false, next: '核查' },
  /** Ended though 评价 is still awaited: nobody owes the reporter anything. */
  CLOSED: { text: '已办结', tone: 'done', step: 5, ended: true, next: '评价' },
  EVALUATED: { text: '已评价', tone: 'done', step: 5, ended: true, next: '' },
  REJECTED: { text: '不予受理', tone: 'plain', step: 2, ended: true, next: '' },
  CANCELLED: { text: '已撤回', tone: 'plain', step: 2, ended: true, next: '' },
} as const satisfies Record<string, StateRow>

export type ReportState = keyof typeof STATES
